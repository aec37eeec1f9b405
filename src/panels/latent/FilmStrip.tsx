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
  /** false: the images were not made by a decoder. */
  readonly decoded?: boolean
}

/** The images along a path, in order. */
export function FilmStrip({ strip, label, tile, decoded = true }: FilmStripProps) {
  return (
    <div className={styles.strip}>
      <span className={`${styles.label} ${decoded ? 'decoder' : ''}`}>{label}</span>
      <Picture source={strip} columns={stripLength} label={label} {...(tile ? { tile } : {})} />
    </div>
  )
}
