import type { ReactNode } from 'react'
import type { Matrix } from '../../protocol/run.ts'
import type { Cell } from '../cell.ts'
import { digitTile, Picture } from '../Picture.tsx'
import type { TileSize } from '../paint.ts'
import styles from './Lanes.module.css'

interface LanesProps {
  /** Beside each other on a wide page; default 2. */
  readonly across?: 2 | 3 | 4
  /** A `Lane` for each network. */
  readonly children: ReactNode
}

/** Networks side by side. Where it is narrow they stand under each other. */
export function Lanes({ across = 2, children }: LanesProps) {
  return (
    <div className={styles.lanes} data-across={across}>
      {children}
    </div>
  )
}

interface LaneProps {
  readonly name: string
  /** What is said of the network before its pictures; of every lane or of none. */
  readonly head?: ReactNode
  /** Fits itself to the lane's width (`@container`). */
  readonly children: ReactNode
}

/** One network of several, under its name. Pictures of lanes beside each other begin at the same height. */
export function Lane({ name, head, children }: LaneProps) {
  return (
    <section className={styles.lane} data-headed={head !== undefined} aria-label={name}>
      <p className={styles.name} aria-hidden>
        {name}
      </p>
      {head !== undefined && <div className={styles.stack}>{head}</div>}
      <div className={styles.body}>{children}</div>
    </section>
  )
}

interface StripsProps {
  /** One strip for each, such as the originals and what each network makes of them. */
  readonly rows: readonly { readonly name: string; readonly source: Cell<Matrix | undefined> }[]
  /** Pictures in a strip. */
  readonly columns: number
  /** Of one picture; default a digit's. */
  readonly tile?: TileSize
}

/** The same pictures by several networks, a named strip each, one under the other. */
export function Strips({ rows, columns, tile = digitTile }: StripsProps) {
  return (
    <div className={styles.strips}>
      {rows.map(({ name, source }) => (
        <div key={name} className={styles.strip}>
          <span className={styles.stripName}>{name}</span>
          <Picture source={source} columns={columns} tile={tile} label={name} />
        </div>
      ))}
    </div>
  )
}
