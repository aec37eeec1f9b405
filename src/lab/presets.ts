/** The comparisons that the lecture makes, as lanes of a link. */
import { lanesToText } from '../models/lane-text.ts'
import { lane } from '../models/specs.ts'

const plain = { widths: [32] } as const
const deep = { widths: [128, 64, 32] } as const
const plane = { widths: [128, 64, 2], codeActivation: 'linear', learningRate: 0.002 } as const
const variational = { widths: [128, 64], latent: 2, learningRate: 0.002 } as const

export const presets = {
  /** Slides "Autoenkodery", "Deep Autoencoder", with the best linear code beside them. */
  depth: lanesToText([
    lane('pca', { components: 32 }),
    lane('autoencoder', plain),
    lane('autoencoder', deep),
  ]),
  tied: lanesToText([lane('autoencoder', plain), lane('autoencoder', { ...plain, tied: true })]),
  loss: lanesToText((['bce', 'mse', 'mae'] as const).map((loss) => lane('autoencoder', { ...plain, loss }))),
  machine: lanesToText([lane('rbm', { hidden: 32 }), lane('autoencoder', plain)]),
  stack: lanesToText([
    lane('dbn', { widths: [128, 64, 32], stageSteps: 120 }),
    lane('dbn', { widths: [128, 64, 32], pretrain: false }),
  ]),
  stages: lanesToText([lane('layer-by-layer', { ...deep, stageSteps: 120 }), lane('autoencoder', deep)]),
  convolution: lanesToText([lane('conv-autoencoder'), lane('autoencoder', { widths: [128] })]),
  plane: lanesToText([lane('pca', { components: 2 }), lane('autoencoder', plane)]),
  damage: lanesToText([
    lane('autoencoder', { widths: [256] }),
    ...[0.25, 0.5].map((level) => lane('denoising', { widths: [256], level })),
  ]),
  sparse: lanesToText([
    lane('autoencoder', { widths: [256], activation: 'sigmoid', codeActivation: 'sigmoid', loss: 'mse' }),
    lane('sparse'),
    lane('sparse', { penalty: 'l1' }),
  ]),
  winners: lanesToText(
    [70, 40, 25, 10].map((k) => lane('k-sparse', { k, learningRate: 0.002, scheduleSteps: 180 })),
  ),
  holes: lanesToText([lane('autoencoder', plane), lane('vae', variational)]),
  terms: lanesToText([
    lane('vae', { ...variational, reconstructionWeight: 0 }),
    lane('vae', { ...variational, beta: 0 }),
    lane('vae', variational),
  ]),
  labels: lanesToText(
    [true, false].map((pretrain) => lane('classifier', { pretrain, labels: 100, stageSteps: 150 })),
  ),
} as const

export type PresetName = keyof typeof presets
export const presetNames = Object.keys(presets) as readonly PresetName[]
