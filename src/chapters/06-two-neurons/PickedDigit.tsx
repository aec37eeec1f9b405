import { useMemo } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { createCell } from '../../panels/cell.ts'
import { Picture } from '../../panels/Picture.tsx'
import { useCell } from '../../panels/use-cell.ts'
import { usePictures } from '../../training/hooks.ts'
import type { Picked } from './link-planes.ts'
import styles from './Scatters.module.css'
import { chapterWords } from './words.ts'

/** The digit itself whose codes are ringed in the planes. */
export function PickedDigit({ picked }: { readonly picked: Picked }) {
  const say = useWords(chapterWords)
  const digit = useCell(picked.digit) ?? 0
  const pictures = usePictures('digits', 'validation', [digit]).value
  const image = useMemo(() => createCell(pictures?.images), [pictures])
  const name = say('picked', { digit: pictures?.labels[0] ?? '…', number: digit + 1 })
  return (
    <div className={styles.picked}>
      <Picture source={image} label={name} />
      <span>{name}</span>
    </div>
  )
}
