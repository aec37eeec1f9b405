import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from 'react'
import type { Matrix } from '../protocol/run.ts'
import { type Cell, derive } from './cell.ts'
import { rowMatrix } from './matrices.ts'
import { Picture } from './Picture.tsx'
import type { TileSize } from './paint.ts'
import { useCell } from './use-cell.ts'
import styles from './Wipe.module.css'

interface Side {
  /** A picture, [height, width]; both of one size. */
  readonly source: Cell<Matrix | undefined>
  readonly name: string
}

interface WipeProps {
  readonly left: Side
  readonly right: Side
  /** Where the bar stands: share of the width that shows the left picture, 0…1. */
  readonly at: number
  /** Name of the bar, and what it says of its place. */
  readonly label: string
  readonly text: string
  readonly onMove: (at: number) => void
}

const nothing: TileSize = { width: 1, height: 1 }

/** Two pictures of the same thing on top of each other; a bar between them is dragged, or moved by arrow keys. */
export function Wipe({ left, right, at, label, text, onMove }: WipeProps) {
  const stage = useRef<HTMLDivElement>(null)
  // As text, so that a new page of the same size renders nothing.
  const size = useMemo(
    () => derive([left.source, right.source], (a, b) => sizeOf(a) ?? sizeOf(b) ?? ''),
    [left.source, right.source],
  )
  const shape = useCell(size)
  const tile = useMemo((): TileSize => {
    const [width, height] = shape.split(' ').map(Number)
    return width && height ? { width, height } : nothing
  }, [shape])
  const rows = useMemo(
    () => [left.source, right.source].map((source) => derive([source], (page) => fitting(page, tile))),
    [left.source, right.source, tile],
  )
  const place = (event: PointerEvent) => {
    const box = stage.current!.getBoundingClientRect()
    onMove(inside((event.clientX - box.left) / box.width))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.shiftKey ? 0.01 : 0.05
    const target = {
      ArrowLeft: at - step,
      ArrowRight: at + step,
      PageDown: at - 0.2,
      PageUp: at + 0.2,
      Home: 0,
      End: 1,
    }[event.key]
    if (target === undefined) return
    event.preventDefault()
    onMove(inside(Math.round(100 * target) / 100))
  }
  return (
    <div
      ref={stage}
      className={styles.wipe}
      style={{ ['--at' as string]: `${100 * at}%` }}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        place(event)
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) place(event)
      }}
    >
      <Picture source={rows[0]!} tile={tile} label={left.name} className={styles.page} />
      <div className={styles.over}>
        <Picture source={rows[1]!} tile={tile} label={right.name} className={styles.page} />
      </div>
      <span className={`${styles.name} ${styles.ofLeft}`} aria-hidden>
        {left.name}
      </span>
      <span className={`${styles.name} ${styles.ofRight}`} aria-hidden>
        {right.name}
      </span>
      <div
        className={styles.bar}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(100 * at)}
        aria-valuetext={text}
        onKeyDown={onKeyDown}
      />
    </div>
  )
}

const inside = (at: number) => Math.min(1, Math.max(0, at))
const sizeOf = (page: Matrix | undefined) => page && `${page.columns} ${page.rows}`

/** As one row, which is how pictures are painted; nothing while the size is still another. */
function fitting(page: Matrix | undefined, { width, height }: TileSize): Matrix | undefined {
  return page && page.columns === width && page.rows === height ? rowMatrix(page.data) : undefined
}
