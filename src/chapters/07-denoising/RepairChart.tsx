import { useMemo } from 'react'
import { type Cell, derive } from '../../panels/cell.ts'
import { LossChart } from '../../panels/LossChart.tsx'
import { laneLooks } from '../../panels/lanes/LaneChart.tsx'
import { useCell } from '../../panels/use-cell.ts'
import type { MeasuredRepair } from './use-repair-measures.ts'

interface RepairChartProps {
  readonly title: string
  /** Of the lanes, in order. */
  readonly names: readonly string[]
  readonly measures: readonly Cell<MeasuredRepair>[]
}

/** Each lane's error on damaged digits over steps, since the figure was opened or started over. */
export function RepairChart({ title, names, measures }: RepairChartProps) {
  const all = useMemo(() => derive(measures, (...lanes) => lanes.map(({ after }) => after)), [measures])
  const curves = useCell(all)
  const lines = names.map((name, i) => ({
    id: `lane${i}`,
    name,
    curve: curves[i],
    ...laneLooks[i % laneLooks.length]!,
  }))
  return <LossChart title={title} lines={lines} />
}
