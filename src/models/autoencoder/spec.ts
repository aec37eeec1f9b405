import { choice, type SettingsOf } from '../field.ts'
import type { ModelSpec } from '../model.ts'

export const activations = ['relu', 'sigmoid', 'tanh', 'linear'] as const
export const losses = ['bce', 'mse', 'mae'] as const
export const optimizers = ['adam', 'sgd'] as const

export const autoencoderFields = {
  widths: { kind: 'widths', default: [32], min: 1, max: 2048, maxLayers: 5, live: false },
  activation: choice(activations, 'relu', { live: false }),
  codeActivation: choice(activations, 'relu', { live: false, advanced: true }),
  outputActivation: choice(['sigmoid', 'linear'], 'sigmoid', { live: false, advanced: true }),
  tied: { kind: 'flag', default: false, live: false },
  loss: choice(losses, 'bce', { live: false }),
  optimizer: choice(optimizers, 'adam', { live: false }),
  learningRate: {
    kind: 'number',
    default: 0.003,
    min: 1e-5,
    max: 1,
    step: 0,
    scale: 'log',
    unit: 'none',
    live: true,
  },
  momentum: {
    kind: 'number',
    default: 0.9,
    min: 0,
    max: 0.99,
    step: 0.01,
    unit: 'none',
    live: true,
    advanced: true,
    when: { field: 'optimizer', oneOf: ['sgd'] },
  },
} as const satisfies ModelSpec['fields']

export type AutoencoderFields = typeof autoencoderFields
export type AutoencoderSettings = SettingsOf<AutoencoderFields>

/** Layer sizes from input to output; the encoder's widths and their mirror. */
export function layerWidths(settings: Pick<AutoencoderSettings, 'widths'>, inputSize: number): number[] {
  const encoder = [inputSize, ...settings.widths]
  return [...encoder, ...encoder.slice(0, -1).reverse()]
}

/** Weights and biases; tied, the decoder has biases only, because W' is Wᵀ. */
export function countParameters(
  settings: Pick<AutoencoderSettings, 'widths' | 'tied'>,
  inputSize: number,
): number {
  const widths = layerWidths(settings, inputSize)
  let count = 0
  for (let i = 1; i < widths.length; i++) {
    const ofDecoder = i > settings.widths.length
    count += widths[i]! + (settings.tied && ofDecoder ? 0 : widths[i - 1]! * widths[i]!)
  }
  return count
}

/** z = σ(Wx + b), x' = σ'(W'z + b'): the lecture's slides "Autoenkodery"; Hinton & Salakhutdinov 2006. */
export const autoencoderSpec = {
  fields: autoencoderFields,
  views: ['reconstruct', 'encode', 'decode', 'filters', 'strokes', 'activity', 'activations'],
  metrics: ['loss'],
  source: 'Hinton & Salakhutdinov 2006; lecture slides "Autoenkodery", "Deep Autoencoder"',
  widths: layerWidths,
  parameters: countParameters,
  conflict: (settings) =>
    settings.loss === 'bce' && settings.outputActivation === 'linear'
      ? { code: 'conflict-cross-entropy', facts: { got: settings.outputActivation } }
      : undefined,
} as const satisfies ModelSpec<AutoencoderFields>
