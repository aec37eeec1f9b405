import { type KeyboardEvent, type PointerEvent, type ReactNode, useId } from 'react'
import styles from './GridPicker.module.css'

interface GridPickerProps {
  /** What is picked from, for screen readers. */
  readonly label: string
  readonly columns: number
  readonly rows: number
  /** Cells in use; default all of them. */
  readonly count?: number
  readonly selected: number | undefined
  /** A cell in words. */
  readonly nameOf: (at: number) => string
  /** Called with a cell that is chosen, by pointer or arrow keys. */
  readonly onSelect: (at: number) => void
  /** The cell under the pointer, `undefined` when it leaves. */
  readonly onPoint?: (at: number | undefined) => void
  readonly className?: string
  /** The picture: tiles, or the pixels of an image. */
  readonly children: ReactNode
}

/** Lets cells of a picture be picked: one stop for Tab, arrow keys from cell to cell. */
export function GridPicker(props: GridPickerProps) {
  const { label, columns, rows, selected, nameOf, onSelect, onPoint, className = '', children } = props
  const count = props.count ?? columns * rows
  const id = useId()
  const at = (event: PointerEvent<HTMLElement>): number | undefined => {
    const box = event.currentTarget.getBoundingClientRect()
    const cell = (where: number, from: number, size: number, cells: number) =>
      Math.min(cells - 1, Math.max(0, Math.floor(((where - from) / size) * cells)))
    const row = cell(event.clientY, box.top, box.height, rows)
    const found = row * columns + cell(event.clientX, box.left, box.width, columns)
    return found < count ? found : undefined
  }
  const choose = (cell: number | undefined) => {
    if (cell !== undefined && cell >= 0 && cell < count) onSelect(cell)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key]
    if (!by) return
    event.preventDefault()
    choose(selected === undefined ? 0 : selected + by)
  }
  const known = selected !== undefined && selected < count ? selected : undefined
  return (
    <div className={`${styles.frame} ${className}`}>
      {children}
      <div
        role="listbox"
        tabIndex={0}
        aria-label={label}
        aria-activedescendant={known === undefined ? undefined : `${id}-${known}`}
        className={styles.grid}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => choose(at(event))}
        onPointerMove={onPoint && ((event) => onPoint(at(event)))}
        onPointerLeave={onPoint && (() => onPoint(undefined))}
      >
        {known !== undefined && (
          <span
            id={`${id}-${known}`}
            role="option"
            tabIndex={-1}
            aria-selected="true"
            aria-setsize={count}
            aria-posinset={known + 1}
            aria-label={nameOf(known)}
            className={styles.selected}
            style={{
              left: `${((known % columns) / columns) * 100}%`,
              top: `${(Math.floor(known / columns) / rows) * 100}%`,
              width: `${100 / columns}%`,
              height: `${100 / rows}%`,
            }}
          />
        )}
      </div>
    </div>
  )
}
