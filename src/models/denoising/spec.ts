import { autoencoderFields, autoencoderSpec, countParameters, layerWidths } from '../autoencoder/spec.ts'
import { convAutoencoderFields, convAutoencoderSpec } from '../conv-autoencoder/spec.ts'
import { choice, type SettingsOf } from '../field.ts'
import type { ModelSpec } from '../model.ts'

const dense = { when: { field: 'base', oneOf: ['dense'] } } as const

export const denoisingFields = {
  base: choice(['dense', 'convolutional'], 'dense', { live: false }),
  damage: choice(['masking', 'salt-and-pepper', 'gaussian'], 'masking', { live: true }),
  level: { kind: 'number', default: 0.3, min: 0, max: 1, step: 0.01, unit: 'percent', live: true },
  dropout: { kind: 'number', default: 0, min: 0, max: 0.5, step: 0.01, unit: 'percent', live: true },
  widths: { ...autoencoderFields.widths, default: [256], ...dense },
  activation: { ...autoencoderFields.activation, ...dense },
  codeActivation: { ...autoencoderFields.codeActivation, ...dense },
  outputActivation: { ...autoencoderFields.outputActivation, ...dense },
  tied: { ...autoencoderFields.tied, ...dense },
  channels: {
    ...convAutoencoderFields.channels,
    default: [32, 32],
    when: { field: 'base', oneOf: ['convolutional'] },
  },
  loss: autoencoderFields.loss,
  optimizer: { ...autoencoderFields.optimizer, ...dense },
  learningRate: autoencoderFields.learningRate,
  momentum: autoencoderFields.momentum,
} as const satisfies ModelSpec['fields']

export type DenoisingFields = typeof denoisingFields
export type DenoisingSettings = SettingsOf<DenoisingFields>

/** z = σ(Wx̃ + b), x' = σ'(W'z + b'), L(x', x) with x̃ a damaged x: the lecture's slides "Autoenkodery odszumiające". */
export const denoisingSpec = {
  fields: denoisingFields,
  views: ['reconstruct', 'encode', 'decode', 'damage', 'repair', 'activity', 'filters', 'strokes'],
  metrics: ['loss'],
  source: 'Vincent et al. 2008, section 2; lecture slides "Denoising autoencoders"',
  widths: (settings, inputSize) =>
    settings.base === 'dense'
      ? layerWidths(settings, inputSize)
      : convAutoencoderSpec.widths(settings, inputSize),
  parameters: (settings, inputSize) =>
    settings.base === 'dense'
      ? countParameters(settings, inputSize)
      : convAutoencoderSpec.parameters(settings),
  conflict: (settings, inputSize) =>
    settings.base === 'dense'
      ? autoencoderSpec.conflict(settings)
      : convAutoencoderSpec.conflict(settings, inputSize),
} as const satisfies ModelSpec<DenoisingFields>
