import type { Matrix } from '../../protocol/run.ts'
import type { Cell } from '../cell.ts'
import { Picture } from '../Picture.tsx'
import type { TileSize } from '../paint.ts'
import styles from './FilmStrip.module.css'
import { stripLength } from './model.ts'

interface FilmStripProps {
  /** What is decoded along a path, from its first corner to its last. */
  readonly strip: Cell<Matrix | undefined>
  readonly label: string
  readonly tile?: TileSize
}

/** The images along a path, in order. */
export function FilmStrip({ strip, label, tile }: FilmStripProps) {
  return (
    <div className={styles.strip}>
      <span className={`${styles.label} decoder`}>{label}</span>
      <Picture source={strip} columns={stripLength} label={label} {...(tile ? { tile } : {})} />
    </div>
  )
}
