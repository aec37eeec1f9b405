import { useMemo } from 'react'
import type { Run } from '../../training/run.ts'
import type { Baseline, ChartLine } from '../chart-model.ts'
import { LossChart } from '../LossChart.tsx'
import { useLanes } from '../use-lanes.ts'

/** How lanes differ in charts, with colour and without; the first is the one to compare with. */
export const laneLooks = [
  { colour: 'var(--ink-soft)', dashes: '2 3' },
  { colour: 'var(--encoder)', dashes: '7 3' },
  { colour: 'var(--code)' },
  { colour: 'var(--decoder)', dashes: '4 2' },
] as const

interface LaneChartProps {
  readonly run: Run | undefined
  readonly title: string
  /** Of the lanes in order, short enough for a line's end; different from each other. */
  readonly names: readonly string[]
  /** A metric that all lanes have; default `loss`. */
  readonly metric?: string
  /** Whose images are measured; default `validation`. */
  readonly of?: 'validation' | 'train'
  readonly baselines?: readonly Baseline[]
}

/** One metric over steps, a line for each lane. Renders with every report: apart from the rest of its figure. */
export function LaneChart({
  run,
  title,
  names,
  metric = 'loss',
  of = 'validation',
  baselines,
}: LaneChartProps) {
  const lanes = useLanes(run)
  const lines = useMemo(
    () =>
      names.map(
        (name, i): ChartLine => ({
          id: `lane${i}`,
          name,
          curve: lanes[i]?.[of][metric],
          ...laneLooks[i % laneLooks.length]!,
        }),
      ),
    [lanes, names, metric, of],
  )
  return <LossChart title={title} lines={lines} {...(baselines ? { baselines } : {})} />
}
