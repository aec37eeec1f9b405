import type { Cell } from '../panels/cell.ts'
import { Picture } from '../panels/Picture.tsx'
import type { Matrix } from '../protocol/run.ts'
import { stripLength } from './input-cells.ts'
import styles from './Lab.module.css'

interface Shown {
  readonly source: Cell<Matrix | undefined>
  readonly label: string
}

interface OneAndStripProps {
  /** The picture that is drawn or picked. */
  readonly one: Shown
  /** The first validation images, `stripLength` of them. */
  readonly strip: Shown
}

/** What is looked at, large, and some more images small: as lanes get them, and as each makes them. */
export function OneAndStrip({ one, strip }: OneAndStripProps) {
  return (
    <div className={styles.rebuilt}>
      <Picture {...one} tile="square" />
      <Picture {...strip} tile="square" columns={stripLength / 2} rows={2} />
    </div>
  )
}
