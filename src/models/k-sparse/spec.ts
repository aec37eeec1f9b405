import { autoencoderFields, countParameters, layerWidths } from '../autoencoder/spec.ts'
import type { SettingsOf } from '../field.ts'
import type { ModelSpec } from '../model.ts'

const { optimizer, learningRate, momentum } = autoencoderFields
const units = { kind: 'number', min: 1, step: 1, integer: true, unit: 'count' } as const

export const kSparseFields = {
  widths: { kind: 'widths', default: [32], min: 16, max: 2048, maxLayers: 1, live: false },
  k: { ...units, default: 8, max: 200, live: true },
  /** Training begins with `firstK` and comes down to `k` over `scheduleSteps` steps. */
  schedule: { kind: 'flag', default: true, live: false },
  firstK: {
    ...units,
    default: 16,
    max: 400,
    live: false,
    advanced: true,
    when: { field: 'schedule', oneOf: [true] },
  },
  scheduleSteps: {
    kind: 'number',
    default: 200,
    min: 1,
    max: 5000,
    step: 1,
    integer: true,
    unit: 'steps',
    live: false,
    advanced: true,
    when: { field: 'schedule', oneOf: [true] },
  },
  /** α: the code for use keeps the αk largest. */
  keepForUse: {
    kind: 'number',
    default: 1,
    min: 1,
    max: 3,
    step: 0.5,
    unit: 'none',
    live: true,
    advanced: true,
  },
  optimizer,
  learningRate: { ...learningRate, default: 0.002 },
  momentum,
} as const satisfies ModelSpec['fields']

export type KSparseFields = typeof kSparseFields
export type KSparseSettings = SettingsOf<KSparseFields>

/** z = Wᵀx + b, the k largest kept, x' = Wz + b': Makhzani & Frey 2013, section 2; lecture slide "k-sparse". */
export const kSparseSpec = {
  fields: kSparseFields,
  views: ['reconstruct', 'encode', 'decode', 'filters', 'strokes'],
  metrics: ['loss'],
  source: 'Makhzani & Frey 2013, equations 1–2; lecture slides "Autoenkodery k-rzadkie"',
  widths: layerWidths,
  parameters: ({ widths }, inputSize) => countParameters({ widths, tied: true }, inputSize),
} as const satisfies ModelSpec<KSparseFields>
