import { useMemo, useState } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { createCell } from '../../panels/cell.ts'
import { takeRows } from '../../panels/matrices.ts'
import type { Matrix } from '../../protocol/run.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './FacePicker.module.css'
import { PictureButton } from './PictureButton.tsx'
import { faceTile } from './runs.ts'
import { chapterWords } from './words.ts'

/** Faces in view at once. */
const pageSize = 10

interface FacePickerProps {
  /** What choosing a face does. */
  readonly label: string
  /** The first faces of the validation set, [n, D]; until they have come the picker keeps their room. */
  readonly images: Matrix | undefined
  /** Row that is picked now, if any. */
  readonly picked?: number
  readonly onPick: (row: number) => void
}

/** Faces to pick from, ten at a time, by their numbers. */
export function FacePicker({ label, images, picked, onPick }: FacePickerProps) {
  const say = useWords(chapterWords)
  const count = images?.rows ?? pageSize
  const pages = Math.ceil(count / pageSize)
  const [page, setPage] = useState(Math.floor((picked ?? 0) / pageSize))
  const rows = Array.from(
    { length: images ? Math.min(pageSize, count - page * pageSize) : pageSize },
    (_, i) => page * pageSize + i,
  )
  return (
    <div className={styles.picker}>
      <span className={styles.label}>{label}</span>
      <div className={styles.faces}>
        {rows.map((row) => (
          <Face key={row} images={images} row={row} pressed={row === picked} onPress={() => onPick(row)} />
        ))}
      </div>
      <Button look="quiet" disabled={!images} onClick={() => setPage((page + 1) % pages)}>
        {say('otherFaces')}
      </Button>
    </div>
  )
}

interface FaceProps {
  readonly images: Matrix | undefined
  readonly row: number
  readonly pressed: boolean
  readonly onPress: () => void
}

function Face({ images, row, ...button }: FaceProps) {
  const say = useWords(chapterWords)
  const number = useNumbers()
  const image = useMemo(() => createCell(images && takeRows(images, [row])), [images, row])
  const label = say('faceNumber', { number: number(row + 1) })
  return (
    <PictureButton
      image={image}
      tile={faceTile}
      label={label}
      text={`#${row + 1}`}
      disabled={!images}
      {...button}
    />
  )
}
