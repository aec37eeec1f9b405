import { choice, type SettingsOf } from '../field.ts'
import type { ModelSpec } from '../model.ts'

export const vaeFields = {
  widths: { kind: 'widths', default: [256], min: 1, max: 2048, maxLayers: 4, live: false },
  latent: {
    kind: 'number',
    default: 2,
    min: 1,
    max: 64,
    step: 1,
    integer: true,
    scale: 'log',
    unit: 'count',
    live: false,
  },
  activation: choice(['relu', 'sigmoid', 'tanh'], 'relu', { live: false }),
  beta: { kind: 'number', default: 1, min: 0, max: 10, step: 0.1, unit: 'none', live: true },
  reconstructionWeight: { kind: 'number', default: 1, min: 0, max: 1, step: 0.05, unit: 'none', live: true },
  learningRate: {
    kind: 'number',
    default: 0.001,
    min: 1e-5,
    max: 0.1,
    step: 0,
    scale: 'log',
    unit: 'none',
    live: true,
  },
} as const satisfies ModelSpec['fields']

export type VaeFields = typeof vaeFields
export type VaeSettings = SettingsOf<VaeFields>

/** Widths of the encoder's layers and of its two heads together: [D, …, 2K]; of the decoder: [K, …, D]. */
export function vaeWidths({ widths, latent }: Pick<VaeSettings, 'widths' | 'latent'>, inputSize: number) {
  return {
    encoder: [inputSize, ...widths, 2 * latent],
    decoder: [latent, ...[...widths].reverse(), inputSize],
  }
}

const countOf = (widths: readonly number[]) =>
  widths.slice(1).reduce((sum, out, i) => sum + (widths[i]! + 1) * out, 0)

/** z = μ(x) + σ(x)·ε; loss = w·BCE + β·KL: the lecture's slides "Autoenkodery wariacyjne". */
export const vaeSpec = {
  fields: vaeFields,
  views: ['reconstruct', 'encode', 'decode', 'filters', 'strokes', 'posterior', 'sample', 'activations'],
  metrics: ['loss', 'reconstruction', 'divergence'],
  source: 'Kingma & Welling 2014, eq. 10; Higgins et al. 2017 (β); lecture slides "Variational autoencoders"',
  widths: ({ widths, latent }, inputSize) => [
    inputSize,
    ...widths,
    latent,
    ...[...widths].reverse(),
    inputSize,
  ],
  parameters(settings, inputSize) {
    const { encoder, decoder } = vaeWidths(settings, inputSize)
    return countOf(encoder) + countOf(decoder)
  },
  conflict: ({ beta, reconstructionWeight }) =>
    beta === 0 && reconstructionWeight === 0 ? { code: 'conflict-terms', facts: {} } : undefined,
} as const satisfies ModelSpec<VaeFields>
