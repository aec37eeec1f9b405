/** What is measured of every lane, and what of it is better. */
import type { LaneSpec } from '../models/specs.ts'
import { specOf } from '../models/specs.ts'
import type { LaneState } from '../training/run.ts'

export const measureNames = [
  'imageCrossEntropy',
  'imageSquaredError',
  'perImage',
  'accuracy',
  'linear',
  'neighbours',
  'sparseness',
  'active',
  'parameters',
  'bytes',
  'speed',
  'time',
] as const
export type MeasureName = (typeof measureNames)[number]

/** What is asked of the codes on demand; 0…1, and a count. */
export interface CodeMeasures {
  /** Of sets whose images belong to classes. */
  readonly linear?: number
  readonly neighbours?: number
  readonly sparseness: number
  readonly active: number
}

const better: Partial<Record<MeasureName, 'low' | 'high'>> = {
  imageCrossEntropy: 'low',
  imageSquaredError: 'low',
  perImage: 'low',
  accuracy: 'high',
  linear: 'high',
  neighbours: 'high',
  parameters: 'low',
  bytes: 'low',
  speed: 'high',
  time: 'low',
}

export interface LaneFacts {
  readonly spec: LaneSpec
  /** Pixels of an image. */
  readonly inputSize: number
  readonly curves: Pick<LaneState, 'validation'>
  readonly codes: CodeMeasures | undefined
  readonly stepsPerSecond: number
  /** Trained since the last start. */
  readonly seconds: number
}

/** The value of each measure; `undefined` where it is not known (yet). */
export function measuresOf({ spec, inputSize, curves, codes, ...rest }: LaneFacts) {
  const newest = (metric: string) => curves.validation[metric]?.values.at(-1)
  const squared = newest('imageSquaredError')
  const parameters = specOf(spec.family).parameters(spec.settings as never, inputSize)
  return {
    imageCrossEntropy: newest('imageCrossEntropy'),
    imageSquaredError: squared,
    perImage: squared === undefined ? undefined : squared * inputSize,
    accuracy: newest('accuracy'),
    linear: codes?.linear,
    neighbours: codes?.neighbours,
    sparseness: codes?.sparseness,
    active: codes?.active,
    parameters,
    bytes: 4 * parameters,
    speed: rest.stepsPerSecond > 0 ? rest.stepsPerSecond : undefined,
    time: rest.seconds > 0 ? rest.seconds : undefined,
  } satisfies Record<MeasureName, number | undefined>
}

/** The hidden layer, from 1, of which a lane's pictures come, and its units; `undefined` where that is the code. */
export function openLayerOf({ family, settings }: LaneSpec, stage: LaneState['stage']) {
  // The last layer's own stage, and the fine-tuning behind it, go through the whole network.
  if (!stage || stage.index + 2 >= stage.count) return undefined
  // While runs follow other lanes, a stage may still be of the lane before.
  const hasStages = settings.stageSteps !== undefined
  if (!hasStages || !specOf(family).views.includes('reconstruct')) return undefined
  return { layer: stage.index + 1, units: (settings.widths as readonly number[])[stage.index]! }
}

/** What is measured through the code; of a lane that has not come to it yet, it is another network's. */
const throughCode: readonly MeasureName[] = [
  'imageCrossEntropy',
  'imageSquaredError',
  'perImage',
  'linear',
  'neighbours',
]

/**
 * Lane with the clearly best value of a measure: at least 1 % better than the next; `undefined` where none is.
 * @param open lanes whose code is not reached yet; they do not take part where the code counts
 */
export function bestOf(
  measure: MeasureName,
  values: readonly (number | undefined)[],
  open: readonly boolean[] = [],
): number | undefined {
  const direction = better[measure]
  const known = values.flatMap((value, lane) =>
    value !== undefined && Number.isFinite(value) && !(open[lane] && throughCode.includes(measure))
      ? [{ value, lane }]
      : [],
  )
  if (!direction || known.length < 2) return undefined
  const sign = direction === 'low' ? 1 : -1
  const [first, second] = known.sort((a, b) => sign * (a.value - b.value)) as [
    (typeof known)[0],
    (typeof known)[0],
  ]
  const gap = sign * (second.value - first.value)
  return gap > 0.01 * Math.max(Math.abs(first.value), 1e-12) ? first.lane : undefined
}

/** Mean and standard deviation (n − 1) of what several seeds gave; one seed has no spread. */
export function spreadOf(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, deviation: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : undefined }
}
