/** Losses that are still on the device, and the curves they become once read. */
import { type Scalar, stack } from '@tensorflow/tfjs-core'
import type { Curve, LaneReport } from '../protocol/run.ts'

interface Entry {
  readonly lane: number
  readonly split: 'train' | 'validation'
  readonly metric: string
  readonly step: number
  readonly value: Scalar
}

type MutableCurves = Record<string, { steps: number[]; values: number[] }>

export interface CurveCollector {
  add(lane: number, split: 'train' | 'validation', step: number, metrics: Record<string, Scalar>): void
  /** Reads everything added in one transfer; returns the first entry that is not finite, if any. */
  read(): Promise<{ lane: number; step: number } | undefined>
  /** Points read since the last call, a report for each lane. */
  take(): LaneReport[]
  dispose(): void
}

/** Collects the metrics of `lanes` models; owns the scalars that it is given. */
export function createCurveCollector(lanes: number): CurveCollector {
  let waiting: Entry[] = []
  const fresh = () =>
    Array.from(
      { length: lanes },
      () => ({ train: {}, validation: {} }) as Record<'train' | 'validation', MutableCurves>,
    )
  let curves = fresh()
  return {
    add(lane, split, step, metrics) {
      for (const [metric, value] of Object.entries(metrics))
        waiting.push({ lane, split, metric, step, value })
    },
    async read() {
      if (waiting.length === 0) return undefined
      const entries = waiting
      waiting = []
      const together = stack(entries.map(({ value }) => value))
      for (const { value } of entries) value.dispose()
      const values = await together.data()
      together.dispose()
      let bad: { lane: number; step: number } | undefined
      entries.forEach(({ lane, split, metric, step }, i) => {
        const value = values[i]!
        if (!Number.isFinite(value)) {
          bad ??= { lane, step }
          return
        }
        const bySplit = curves[lane]![split]
        bySplit[metric] ??= { steps: [], values: [] }
        bySplit[metric].steps.push(step)
        bySplit[metric].values.push(value)
      })
      return bad
    },
    take() {
      const taken: { train: Record<string, Curve>; validation: Record<string, Curve> }[] = curves
      curves = fresh()
      return taken
    },
    dispose() {
      for (const { value } of waiting) value.dispose()
      waiting = []
    },
  }
}
