import { useMemo } from 'react'
import type { Run } from '../../training/run.ts'
import type { ChartLine } from '../chart-model.ts'
import { LossChart } from '../LossChart.tsx'
import { useLanes } from '../use-lanes.ts'
import { curvesByStage, type StageStarts } from './stage-curves.ts'

const looks = [
  { colour: 'var(--encoder)', dashes: '7 3' },
  { colour: 'var(--code)', dashes: '4 2' },
  { colour: 'var(--decoder)', dashes: '1 3' },
] as const
const lastLook = { colour: 'var(--error)' } as const
const rivalLook = { colour: 'var(--ink-soft)', dashes: '2 3' } as const

interface StageChartProps {
  readonly run: Run | undefined
  readonly title: string
  /** Short names of the stages, for the ends of their lines. */
  readonly names: readonly string[]
  readonly starts: StageStarts
  /** A lane without stages to compare with. */
  readonly rival?: { readonly lane: number; readonly name: string }
}

/** The validation loss of a training in stages, a curve of its own for each stage: what was reached stays in sight. */
export function StageChart({ run, title, names, starts, rival }: StageChartProps) {
  const lanes = useLanes(run)
  const lines = useMemo(() => {
    const curves = curvesByStage(lanes[0]?.validation.loss, starts)
    const stages = names.map(
      (name, i): ChartLine => ({
        id: `stage${i}`,
        name,
        curve: curves[i],
        ...(i === names.length - 1 ? lastLook : looks[i % looks.length]!),
      }),
    )
    if (!rival) return stages
    return [
      ...stages,
      { id: 'rival', name: rival.name, curve: lanes[rival.lane]?.validation.loss, ...rivalLook },
    ]
  }, [lanes, names, starts, rival])
  return <LossChart title={title} lines={lines} />
}
