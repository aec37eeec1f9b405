import { autoencoderFields, countParameters, layerWidths } from '../autoencoder/spec.ts'
import { choice, type SettingsOf } from '../field.ts'
import type { ModelSpec } from '../model.ts'

export const kSparseFields = {
  code: {
    kind: 'number',
    default: 256,
    min: 1,
    max: 2048,
    step: 1,
    integer: true,
    scale: 'log',
    unit: 'count',
    live: false,
  },
  k: { kind: 'number', default: 25, min: 1, max: 200, step: 1, integer: true, unit: 'count', live: true },
  alpha: { kind: 'number', default: 1, min: 1, max: 5, step: 0.1, unit: 'none', live: true },
  schedule: { kind: 'flag', default: true, live: false },
  scheduleSteps: {
    kind: 'number',
    default: 600,
    min: 1,
    max: 20000,
    step: 1,
    integer: true,
    scale: 'log',
    unit: 'steps',
    live: false,
    advanced: true,
    when: { field: 'schedule', oneOf: [true] },
  },
  optimizer: choice(['adam', 'sgd'], 'adam', { live: false, advanced: true }),
  learningRate: autoencoderFields.learningRate,
  momentum: autoencoderFields.momentum,
} as const satisfies ModelSpec['fields']

export type KSparseFields = typeof kSparseFields
export type KSparseSettings = SettingsOf<KSparseFields>

/** z = Wᵀx + b, the k largest kept, x' = Wz + b': the lecture's slides "Autoenkodery k-rzadkie". */
export const kSparseSpec = {
  fields: kSparseFields,
  views: ['reconstruct', 'encode', 'decode', 'filters', 'strokes', 'activity', 'activations'],
  metrics: ['loss'],
  source: 'Makhzani & Frey 2013, algorithm 1; lecture slides "k-sparse autoencoders"',
  widths: ({ code }, inputSize) => layerWidths({ widths: [code] }, inputSize),
  parameters: ({ code }, inputSize) => countParameters({ widths: [code], tied: true }, inputSize),
  conflict: ({ code, k }) => (k > code ? { code: 'conflict-k', facts: { most: code, got: k } } : undefined),
} as const satisfies ModelSpec<KSparseFields>

/**
 * How many units training step `step`, counted from 1, keeps: with a schedule it falls evenly from the whole code to k,
 * so that units that would never win get to learn something first.
 */
export function scheduledK(
  settings: Pick<KSparseSettings, 'code' | 'k' | 'schedule' | 'scheduleSteps'>,
  step: number,
): number {
  const { code, k, schedule, scheduleSteps } = settings
  const left = schedule ? Math.max(0, 1 - (step - 1) / scheduleSteps) : 0
  return Math.round(k + (code - k) * left)
}
