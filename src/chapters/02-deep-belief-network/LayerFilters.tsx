import { useMemo } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { createCell, derive } from '../../panels/cell.ts'
import { Filters } from '../../panels/Filters.tsx'
import { takeRows } from '../../panels/matrices.ts'
import { viewCell } from '../../panels/view-cell.ts'
import type { Run } from '../../training/run.ts'
import { Choice } from '../../ui/Choice.tsx'
import styles from './Stack.module.css'
import { chapterWords } from './words.ts'

const shown = 32
const rows = Array.from({ length: shown }, (_, i) => i)

interface LayerFiltersProps {
  readonly run: Run | undefined
  readonly widths: readonly number[]
  /** Machine whose hidden units are shown, from 1. */
  readonly layer: number
  readonly onLayer: (layer: number) => void
}

/** What the hidden units of one machine look for, projected down to pixels through all machines below. */
export function LayerFilters({ run, widths, layer, onLayer }: LayerFiltersProps) {
  const say = useWords(chapterWords)
  const all = useMemo(() => viewCell(run, 0, 'layerFilters', createCell<[]>([])), [run])
  const filters = useMemo(
    () =>
      derive([all], (layers) => {
        const matrix = layers?.[layer - 1]
        return matrix && takeRows(matrix, rows.slice(0, Math.min(shown, matrix.rows)))
      }),
    [all, layer],
  )
  return (
    <section className={styles.filters} aria-label={say('filtersOf', { layer })}>
      <Choice
        label={say('filtersLayer')}
        value={String(layer)}
        options={widths.map((_, i) => ({
          value: String(i + 1),
          text: say('machineShort', { number: i + 1 }),
        }))}
        onChange={(value) => onLayer(Number(value))}
      />
      <Filters source={filters} count={Math.min(shown, widths[layer - 1] ?? shown)} />
    </section>
  )
}
