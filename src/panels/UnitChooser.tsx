import { type KeyboardEvent, type PointerEvent, type ReactNode, useId } from 'react'
import { useWords } from '../i18n/language.tsx'
import { panelWords } from '../i18n/words/panels.ts'
import styles from './UnitChooser.module.css'

interface UnitChooserProps {
  readonly label: string
  /** Number of units; they lie row after row, `columns` beside each other. */
  readonly count: number
  readonly columns: number
  readonly selected?: number | undefined
  /** Called with a unit that is chosen, by pointer or arrow keys. */
  readonly onSelect: (unit: number) => void
  /** A picture of all units, filling the frame. */
  readonly children: ReactNode
}

/** A grid of units to choose one from; the chosen one is framed. */
export function UnitChooser({ label, count, columns, selected, onSelect, children }: UnitChooserProps) {
  const say = useWords(panelWords)
  const id = useId()
  const rows = Math.ceil(count / columns)
  const choose = (unit: number) => {
    if (unit >= 0 && unit < count) onSelect(unit)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key]
    if (!by) return
    event.preventDefault()
    choose(selected === undefined ? 0 : selected + by)
  }
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const column = Math.floor(((event.clientX - box.left) / box.width) * columns)
    choose(Math.floor(((event.clientY - box.top) / box.height) * rows) * columns + column)
  }
  return (
    <div
      className={styles.grid}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={selected === undefined ? undefined : `${id}-${selected}`}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
    >
      {children}
      {selected !== undefined && selected < count && (
        <span
          id={`${id}-${selected}`}
          role="option"
          tabIndex={-1}
          aria-selected="true"
          aria-setsize={count}
          aria-posinset={selected + 1}
          aria-label={say('filterNumber', { unit: selected + 1 })}
          className={styles.selected}
          style={{
            left: `${((selected % columns) / columns) * 100}%`,
            top: `${(Math.floor(selected / columns) / rows) * 100}%`,
            width: `${100 / columns}%`,
            height: `${100 / rows}%`,
          }}
        />
      )}
    </div>
  )
}
