import { useMemo } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { baselineWords } from '../../i18n/words/baselines.ts'
import type { ChartLine } from '../../panels/chart-model.ts'
import { LossChart } from '../../panels/LossChart.tsx'
import { useLanes } from '../../panels/use-lanes.ts'
import type { Curve, RunSpec } from '../../protocol/run.ts'
import type { Run } from '../../training/run.ts'
import { baselinesOf } from '../baselines.ts'
import { chapterWords } from './words.ts'

interface PretrainingChartProps {
  readonly run: Run | undefined
  readonly spec: RunSpec
  /** Of the lanes in order, whether machines come first. */
  readonly lanes: readonly boolean[]
}

/** Cross-entropy of both on validation digits. Renders with every report. */
export function PretrainingChart({ run, spec, lanes }: PretrainingChartProps) {
  const say = useWords(chapterWords)
  const sayBaseline = useWords(baselineWords)
  const curves = useLanes(run)
  const lines = useMemo(
    () =>
      lanes.map((pretrained, i): ChartLine => {
        const { widths, stageSteps } = spec.lanes[i]?.settings ?? {}
        const machineSteps = pretrained ? (widths as readonly number[]).length * Number(stageSteps) : -1
        return {
          id: pretrained ? 'with' : 'without',
          name: say(pretrained ? 'lineWith' : 'lineWithout'),
          curve: after(curves[i]?.validation.loss, machineSteps),
          colour: pretrained ? 'var(--error)' : 'var(--ink-soft)',
          ...(pretrained ? {} : { dashes: '6 3' }),
        }
      }),
    [lanes, curves, spec, say],
  )
  const baselines = useMemo(
    () => baselinesOf('bce', 2, sayBaseline).filter(({ value }) => value < 0.6),
    [sayBaseline],
  )
  return <LossChart title={say('pretrainingLoss')} lines={lines} baselines={baselines} />
}

/** While a machine learns, its own error is reported, which is another measure: those points are left out. */
function after(curve: Curve | undefined, step: number): Curve | undefined {
  if (!curve) return undefined
  const first = curve.steps.findIndex((at) => at > step)
  if (first < 0) return undefined
  return { steps: curve.steps.slice(first), values: curve.values.slice(first) }
}
