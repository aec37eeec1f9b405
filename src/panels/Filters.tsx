import { useMemo } from 'react'
import { useNumbers, useWords } from '../i18n/language.tsx'
import { panelWords } from '../i18n/words/panels.ts'
import type { Matrix } from '../protocol/run.ts'
import { type Cell, derive } from './cell.ts'
import styles from './Filters.module.css'
import { digitTile, Picture } from './Picture.tsx'
import { symmetricScale, type Tile, weightTint } from './paint.ts'
import { UnitChooser } from './UnitChooser.tsx'
import { useCell } from './use-cell.ts'

interface FiltersProps {
  /** One row of weights for each unit. */
  readonly source: Cell<Matrix | undefined>
  /** Number of units. */
  readonly count: number
  /** Beside each other; without it twice as many as below each other. */
  readonly columns?: number
  /** Default: weights of digits. */
  readonly tile?: Tile
  readonly selected?: number | undefined
  /** Called with a unit that is chosen, by pointer or arrow keys. */
  readonly onSelect?: (unit: number) => void
}

/** What each unit looks for: a grid on one symmetric scale. */
export function Filters({ source, count, columns, tile = digitTile, selected, onSelect }: FiltersProps) {
  const say = useWords(panelWords)
  const across = columns ?? Math.min(count, Math.ceil(Math.sqrt(count * 2)))
  const rows = Math.ceil(count / across)
  const picture = { source, columns: across, rows, tile, tintOf: weightTint }
  return (
    <div className={styles.filters}>
      {onSelect ? (
        <UnitChooser
          label={say('filterGrid')}
          count={count}
          columns={across}
          selected={selected}
          onSelect={onSelect}
        >
          <Picture {...picture} />
        </UnitChooser>
      ) : (
        <Picture {...picture} label={say('filterGrid')} />
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
