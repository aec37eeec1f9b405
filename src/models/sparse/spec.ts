import { activations, autoencoderFields, countParameters, layerWidths } from '../autoencoder/spec.ts'
import { choice, type SettingsOf } from '../field.ts'
import type { ModelSpec } from '../model.ts'

export const sparseFields = {
  widths: { ...autoencoderFields.widths, default: [256] },
  penalty: choice(['divergence', 'l1'], 'divergence', { live: true }),
  rho: {
    kind: 'number',
    default: 0.1,
    min: 0.005,
    max: 0.95,
    step: 0.005,
    unit: 'none',
    live: true,
    when: { field: 'penalty', oneOf: ['divergence'] },
  },
  beta: {
    kind: 'number',
    default: 3,
    min: 0,
    max: 10,
    step: 0.1,
    unit: 'none',
    live: true,
    when: { field: 'penalty', oneOf: ['divergence'] },
  },
  l1: {
    kind: 'number',
    default: 1e-4,
    min: 0,
    max: 0.01,
    step: 1e-5,
    unit: 'none',
    live: true,
    when: { field: 'penalty', oneOf: ['l1'] },
  },
  weightDecay: { kind: 'number', default: 0.003, min: 0, max: 0.1, step: 0.001, unit: 'none', live: true },
  activation: { ...autoencoderFields.activation, default: 'sigmoid', advanced: true },
  codeActivation: choice(activations, 'sigmoid', { live: false, advanced: true }),
  tied: autoencoderFields.tied,
  loss: { ...autoencoderFields.loss, default: 'mse' },
  optimizer: autoencoderFields.optimizer,
  learningRate: autoencoderFields.learningRate,
  momentum: autoencoderFields.momentum,
} as const satisfies ModelSpec['fields']

export type SparseFields = typeof sparseFields
export type SparseSettings = SettingsOf<SparseFields>

/** J = ½‖x' − x‖² + (λ/2)‖W‖² + β Σⱼ KL(ρ ‖ ρ̂ⱼ): the lecture's slides "Autoenkodery rzadkie". */
export const sparseSpec = {
  fields: sparseFields,
  views: ['reconstruct', 'encode', 'decode', 'filters', 'strokes', 'activity', 'activations'],
  metrics: ['loss', 'reconstruction', 'penalty'],
  source: 'A. Ng, "Sparse autoencoder", CS294A 2011; lecture slides "Sparse autoencoders"',
  widths: layerWidths,
  parameters: countParameters,
  conflict: ({ penalty, codeActivation }) =>
    penalty === 'divergence' && codeActivation !== 'sigmoid'
      ? { code: 'conflict-divergence', facts: { got: codeActivation } }
      : undefined,
} as const satisfies ModelSpec<SparseFields>
