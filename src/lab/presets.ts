/** The comparisons that the lecture makes, as lanes of a link; those that a chapter makes too are the chapter's own. */
import { lanesToText } from '../models/lane-text.ts'
import { type LaneSpec, lane } from '../models/specs.ts'
import type { RunSpec } from '../protocol/run.ts'
import { type TrainedRunName, trainedRuns } from '../training/trained-runs.ts'

export interface Preset {
  readonly lanes: string
  readonly batchSize: number
  /** As many as the comparison needs to show what it is about. */
  readonly epochs: number
}

const compared = (epochs: number, ...lanes: readonly LaneSpec[]): Preset => ({
  lanes: lanesToText(lanes),
  batchSize: 128,
  epochs,
})

/** The lanes of runs that ship trained, one after the other. */
function shipped(...names: readonly TrainedRunName[]): Preset {
  const runs: readonly RunSpec[] = names.map((name) => trainedRuns[name])
  return {
    lanes: lanesToText(runs.flatMap(({ lanes }) => lanes)),
    batchSize: runs[0]!.batchSize,
    epochs: Math.max(...runs.map(({ epochs }) => epochs)),
  }
}

const plain = { widths: [32] } as const
const shallow = { learningRate: 0.002, level: 0.3 } as const

export const presets = {
  /** Slides "Autoenkodery", "Deep Autoencoder", with the best linear code beside them; the deep one overtakes late. */
  depth: compared(40, lane('pca', { components: 32 }), ...trainedRuns['simple-deep'].lanes),
  tied: compared(10, lane('autoencoder', plain), lane('autoencoder', { ...plain, tied: true })),
  loss: compared(
    10,
    ...(['bce', 'mse', 'mae'] as const).map((loss) => lane('autoencoder', { ...plain, loss })),
  ),
  machine: compared(10, lane('rbm', { hidden: 32 }), lane('autoencoder', plain)),
  stack: shipped('unrolled'),
  sigmoid: shipped('deep-sigmoid'),
  stages: shipped('layer-by-layer'),
  labels: shipped('taught-autoencoder'),
  'labels-stack': shipped('taught-stack'),
  convolution: shipped('conv-autoencoder', 'conv-rivals'),
  plane: shipped('two-neurons'),
  thirty: shipped('thirty-numbers'),
  copy: shipped('copy-or-learn'),
  damage: shipped('denoising-levels'),
  kinds: compared(
    10,
    lane('denoising', { ...shallow, damage: 'masking' }),
    lane('denoising', { ...shallow, damage: 'salt-and-pepper' }),
    lane('denoising', { ...shallow, damage: 'gaussian' }),
    lane('denoising', { ...shallow, level: 0, dropout: 0.5 }),
  ),
  sparse: shipped('sparse-plain', 'sparse', 'sparse-l1'),
  winners: shipped('k-sparse-four'),
  schedule: shipped('k-sparse-schedule'),
  holes: shipped('plane', 'vae-plane'),
  terms: shipped('vae-terms'),
} as const satisfies Record<string, Preset>

export type PresetName = keyof typeof presets
export const presetNames = Object.keys(presets) as readonly PresetName[]
