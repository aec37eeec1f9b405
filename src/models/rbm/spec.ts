import { choice, type SettingsOf } from '../field.ts'
import type { ModelSpec } from '../model.ts'

export const rbmFields = {
  hidden: {
    kind: 'number',
    default: 64,
    min: 1,
    max: 2048,
    step: 1,
    integer: true,
    scale: 'log',
    unit: 'count',
    live: false,
  },
  hiddenUnits: choice(['binary', 'gaussian'], 'binary', { live: false, advanced: true }),
  cdSteps: {
    kind: 'number',
    default: 1,
    min: 1,
    max: 10,
    step: 1,
    integer: true,
    unit: 'count',
    live: true,
  },
  persistent: { kind: 'flag', default: false, live: true },
  learningRate: {
    kind: 'number',
    default: 0.1,
    min: 1e-5,
    max: 1,
    step: 0,
    scale: 'log',
    unit: 'none',
    live: true,
  },
  momentum: { kind: 'number', default: 0.5, min: 0, max: 0.99, step: 0.01, unit: 'none', live: true },
  weightDecay: {
    kind: 'number',
    default: 2e-4,
    min: 0,
    max: 0.01,
    step: 1e-4,
    unit: 'none',
    live: true,
  },
  initialScale: {
    kind: 'number',
    default: 0.01,
    min: 0.001,
    max: 1,
    step: 0,
    scale: 'log',
    unit: 'none',
    live: false,
    advanced: true,
  },
} as const satisfies ModelSpec['fields']

export type RbmFields = typeof rbmFields
export type RbmSettings = SettingsOf<RbmFields>

/** p(v,h) = e^(aᵀv + bᵀh + vᵀWh) / Z, trained by contrastive divergence: the lecture's first slides. */
export const rbmSpec = {
  fields: rbmFields,
  views: [
    'reconstruct',
    'encode',
    'decode',
    'filters',
    'strokes',
    'sample',
    'activity',
    'hiddenProbability',
    'visibleProbability',
    'freeEnergy',
    'gibbsStep',
    'cdWalk',
    'exactDistribution',
  ],
  metrics: ['loss', 'freeEnergy', 'pseudoLikelihood'],
  source: 'Hinton 2002; Hinton 2010, "A practical guide"; lecture slides "Restricted Boltzmann machine"',
  widths: ({ hidden }, inputSize) => [inputSize, hidden, inputSize],
  parameters: ({ hidden }, inputSize) => inputSize * hidden + inputSize + hidden,
} as const satisfies ModelSpec<RbmFields>
