import { useMemo, useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { panelWords } from '../i18n/words/panels.ts'
import type { Matrix } from '../protocol/run.ts'
import { Button } from '../ui/Button.tsx'
import { createCell } from './cell.ts'
import styles from './DigitPicker.module.css'
import { takeRows } from './matrices.ts'
import { digitTile, Picture } from './Picture.tsx'
import type { Tile } from './paint.ts'

interface DigitPickerProps {
  /** Default: *or pick a digit*, for one beside a pad. */
  readonly label?: string
  /** `undefined` until they have come: the picker then keeps their room, so that nothing moves under a finger. */
  readonly pictures:
    | { readonly images: Matrix /** Class of each, 0…9. */; readonly labels: readonly number[] }
    | undefined
  /** What the classes are called, by label; default digits. `none`: labels only say which pictures belong together. */
  readonly classNames?: 'digits' | 'none' | ((label: number) => string)
  /** Row that is picked now, if any. */
  readonly picked: number | undefined
  readonly onPick: (row: number) => void
}

/** One example of each digit to pick from, and others on demand. */
export function DigitPicker({ label, pictures, classNames = 'digits', picked, onPick }: DigitPickerProps) {
  const say = useWords(panelWords)
  const [page, setPage] = useState(0)
  const rows = useMemo(() => (pictures ? exampleOfEach(pictures.labels, page) : []), [pictures, page])
  const nameOf = (row: number, label: number) => {
    const number = row + 1
    if (classNames === 'digits') return say('digitNumber', { digit: label, number })
    return classNames === 'none'
      ? say('pictureNumber', { number })
      : say('pictureOfClass', { name: classNames(label), number })
  }
  return (
    <div className={`${styles.picker} unprinted`}>
      <span className={styles.label}>{label ?? say('pickDigit')}</span>
      <div className={styles.digits}>
        {pictures
          ? rows.map((row) => (
              <Digit
                key={row}
                images={pictures.images}
                row={row}
                tile={classNames === 'none' ? 'square' : digitTile}
                label={nameOf(row, pictures.labels[row]!)}
                pressed={row === picked}
                onPress={() => onPick(row)}
              />
            ))
          : [...'0123456789'].map((digit) => <span key={digit} className={styles.room} />)}
      </div>
      <Button look="quiet" disabled={!pictures} onClick={() => setPage(page + 1)}>
        {say(classNames === 'digits' ? 'otherDigits' : 'otherPictures')}
      </Button>
    </div>
  )
}

interface DigitProps {
  readonly images: Matrix
  readonly row: number
  readonly tile: Tile
  readonly label: string
  readonly pressed: boolean
  readonly onPress: () => void
}

function Digit({ images, row, tile, label, pressed, onPress }: DigitProps) {
  const image = useMemo(() => createCell(takeRows(images, [row])), [images, row])
  return (
    <button
      type="button"
      className={styles.digit}
      aria-label={label}
      aria-pressed={pressed}
      onClick={onPress}
    >
      <Picture source={image} tile={tile} />
    </button>
  )
}

/** A row of each class that occurs, in order of class; `page` picks which, going round. */
export function exampleOfEach(labels: readonly number[], page: number): number[] {
  const classes = [...new Set(labels)].sort((a, b) => a - b)
  return classes.map((label) => {
    const rows = labels.flatMap((other, row) => (other === label ? [row] : []))
    return rows[page % rows.length]!
  })
}
