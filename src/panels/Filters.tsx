import { type KeyboardEvent, type PointerEvent, useId, useMemo } from 'react'
import { useNumbers, useWords } from '../i18n/language.tsx'
import { panelWords } from '../i18n/words/panels.ts'
import type { Matrix } from '../protocol/run.ts'
import { type Cell, derive } from './cell.ts'
import styles from './Filters.module.css'
import { Picture } from './Picture.tsx'
import { symmetricScale, weightTint } from './paint.ts'
import { useCell } from './use-cell.ts'

interface FiltersProps {
  /** One row of weights for each unit. */
  readonly source: Cell<Matrix | undefined>
  /** Number of units. */
  readonly count: number
  readonly selected?: number | undefined
  /** Called with a unit that is chosen, by pointer or arrow keys. */
  readonly onSelect?: (unit: number) => void
}

/** What each unit looks for: a grid on one symmetric scale. */
export function Filters({ source, count, selected, onSelect }: FiltersProps) {
  const say = useWords(panelWords)
  const id = useId()
  const columns = Math.min(count, Math.ceil(Math.sqrt(count * 2)))
  const rows = Math.ceil(count / columns)
  const choose = (unit: number) => {
    if (unit >= 0 && unit < count) onSelect?.(unit)
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
  const picture = (
    <Picture source={source} columns={columns} rows={rows} tintOf={weightTint} label={say('filterGrid')} />
  )
  return (
    <div className={styles.filters}>
      {onSelect ? (
        <div
          className={styles.grid}
          role="listbox"
          tabIndex={0}
          aria-label={say('filterGrid')}
          aria-activedescendant={selected === undefined ? undefined : `${id}-${selected}`}
          onKeyDown={onKeyDown}
          onPointerDown={onPointerDown}
        >
          <Picture source={source} columns={columns} rows={rows} tintOf={weightTint} />
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
      ) : (
        picture
      )}
      <WeightScale source={source} />
    </div>
  )
}

/** The colours of weights with the numbers at their ends. */
export function WeightScale({ source }: { source: Cell<Matrix | undefined> }) {
  const say = useWords(panelWords)
  const number = useNumbers()
  const rounded = useMemo(
    () => derive([source], (matrix) => (matrix ? Number(symmetricScale(matrix).toPrecision(2)) : 0)),
    [source],
  )
  const scale = useCell(rounded)
  const [low, high] = [number(-scale, { significant: 2 }), number(scale, { significant: 2 })]
  return (
    <div className={styles.scale} role="img" aria-label={say('weightScale', { low, high })}>
      <span>{low}</span>
      <span className={styles.ramp} />
      <span>{`+${high}`}</span>
    </div>
  )
}
