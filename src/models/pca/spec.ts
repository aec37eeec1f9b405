import type { SettingsOf } from '../field.ts'
import type { ModelSpec } from '../model.ts'

export const pcaFields = {
  components: {
    kind: 'number',
    default: 2,
    min: 1,
    max: 784,
    step: 1,
    integer: true,
    scale: 'log',
    unit: 'count',
    live: false,
  },
} as const satisfies ModelSpec['fields']

export type PcaFields = typeof pcaFields
export type PcaSettings = SettingsOf<PcaFields>

/** z = P(x − m), x' = Pᵀz + m, with P the leading eigenvectors of the covariance: no training, one solution. */
export const pcaSpec = {
  fields: pcaFields,
  views: ['reconstruct', 'encode', 'decode', 'filters', 'strokes', 'explainedVariance'],
  metrics: ['loss'],
  source: 'Pearson 1901; Hinton & Salakhutdinov 2006, fig. 3; lecture slide "Autoencoder and PCA"',
  closedForm: true,
  widths: ({ components }, inputSize) => [inputSize, components, inputSize],
  parameters: ({ components }, inputSize) => inputSize + components * inputSize + components,
  conflict: ({ components }, inputSize) =>
    components > inputSize
      ? { code: 'conflict-components', facts: { most: inputSize, got: components } }
      : undefined,
} as const satisfies ModelSpec<PcaFields>
