/**
 * Runs whose trained weights ship with the app, so that figures open on a trained model. Figures take their
 * default run from here; `npm run pretrain` trains each from its seed and writes `public/models/<name>`.
 */
import { type FamilySettings, lane } from '../models/specs.ts'
import type { RunSpec } from '../protocol/run.ts'

/** The plain autoencoder of the lecture, 784-32-784, as chapter 3 trains it. */
const autoencoder32: RunSpec = {
  data: 'digits',
  seed: 1,
  batchSize: 128,
  epochs: 30,
  lanes: [lane('autoencoder')],
}

/** The Boltzmann machine of chapter 1: a hundred hidden units, so that they can be seen as a square. */
const rbm100: RunSpec = {
  data: 'digits',
  seed: 1,
  batchSize: 100,
  epochs: 30,
  lanes: [lane('rbm', { hidden: 100, learningRate: 0.1, momentum: 0.5 })],
}

/** The machine of chapter 1 that is trained in front of the reader. */
const rbm64: RunSpec = { data: 'digits', seed: 1, batchSize: 64, epochs: 10, lanes: [lane('rbm')] }

/** Chapter 8: 256 sigmoid units, tied, so that a unit paints what it looks for. Three prices of activity. */
const sparse = (price: Partial<FamilySettings<'sparse'>>): RunSpec =>
  onDigits(12, lane('sparse', { tied: true, loss: 'bce', learningRate: 0.01, ...price }))

/** Chapter 9: what all its networks share. */
const kSparse = { data: 'digits', seed: 1, batchSize: 128 } as const

/** 25 of 256 units may speak. */
const kSparse25: RunSpec = {
  ...kSparse,
  epochs: 8,
  lanes: [lane('k-sparse', { k: 25, learningRate: 0.002, scheduleSteps: 250 })],
}

/** The four of the figure in Makhzani & Frey 2013. */
const kSparseFour: RunSpec = {
  ...kSparse,
  epochs: 6,
  lanes: [70, 40, 25, 10].map((k) => lane('k-sparse', { k, learningRate: 0.002, scheduleSteps: 180 })),
}

/** With the schedule of k and without it. */
const kSparseSchedule: RunSpec = {
  ...kSparse,
  epochs: 4,
  lanes: [true, false].map((schedule) =>
    lane('k-sparse', { k: 10, schedule, learningRate: 0.002, scheduleSteps: 125 }),
  ),
}

/** A plain autoencoder whose codes lie in a plane, as chapter 10 looks at it. */
const plane: RunSpec = {
  data: 'digits',
  seed: 1,
  batchSize: 128,
  epochs: 40,
  lanes: [lane('autoencoder', { widths: [128, 64, 2], codeActivation: 'linear', learningRate: 0.002 })],
}

/** What the variational autoencoders of chapters 10 and 11 have in common. */
const variational = { widths: [128, 64], latent: 2, learningRate: 0.002 } as const

const onDigits = (epochs: number, ...lanes: RunSpec['lanes']): RunSpec => ({
  data: 'digits',
  seed: 1,
  batchSize: 128,
  epochs,
  lanes,
})

/** Chapter 5: one rate for all, small batches, since a convolution's step is dear. */
const besideConvolutions = (...lanes: RunSpec['lanes']): RunSpec => ({
  data: 'digits',
  seed: 1,
  batchSize: 64,
  epochs: 20,
  lanes,
})
const convolutionRate = { learningRate: 0.005 } as const

/** Chapter 6: the two best directions of PCA, and the network of the slide with two linear units as its code. */
const twoNeurons = onDigits(
  20,
  lane('pca', { components: 2 }),
  lane('autoencoder', {
    widths: [100, 500, 250, 2],
    codeActivation: 'linear',
    loss: 'mse',
    learningRate: 0.001,
  }),
)

/** The slide's network at half its widths, of sigmoid units, pretrained by Boltzmann machines and not. */
const deepSigmoid = onDigits(
  24,
  ...[true, false].map((pretrain) =>
    lane('dbn', { widths: [50, 250, 125, 2], topUnits: 'gaussian', pretrain, stageSteps: 150 }),
  ),
)

/** Thirty numbers for a digit: PCA, one layer with a logistic output, and a deep network; cross-entropy as in the paper. */
const thirtyNumbers = onDigits(
  30,
  lane('pca', { components: 30 }),
  lane('autoencoder', { widths: [30], codeActivation: 'linear', learningRate: 0.003 }),
  lane('autoencoder', { widths: [256, 128, 30], codeActivation: 'linear', learningRate: 0.002 }),
)

/** Chapter 7: a network that was asked for undamaged digits, shown damaged ones. */
const denoising256 = onDigits(15, lane('denoising', { tied: true, learningRate: 0.002 }))

/** More hidden units than pixels, and nothing that bends a copy: one network copies, the other met damaged digits. */
const overcomplete = {
  widths: [800],
  tied: true,
  outputActivation: 'linear',
  loss: 'mse',
  learningRate: 0.001,
} as const
const copyOrLearn = onDigits(
  6,
  lane('autoencoder', overcomplete),
  lane('denoising', { ...overcomplete, damage: 'salt-and-pepper', level: 0.2 }),
)

/** Chapter 7: the three of the figure in Vincent et al. 2008, by the share of pixels that is wiped out. */
const denoisingLevels: RunSpec = {
  ...onDigits(30),
  batchSize: 100,
  lanes: [0, 0.25, 0.5].map((level) =>
    lane('denoising', { level, widths: [128], codeActivation: 'sigmoid', tied: true, learningRate: 0.004 }),
  ),
}

/** Chapter 7: convolutions with one pooling, on patches of documents, which come with their own damage. */
const documents: RunSpec = {
  data: 'documents',
  seed: 1,
  batchSize: 32,
  epochs: 8,
  lanes: [lane('denoising', { base: 'convolutional', channels: [24], learningRate: 0.005 })],
}

/** Chapter 4: one hidden layer against five, the code of both as wide; long enough for the deep one to overtake. */
const simpleDeep = onDigits(
  60,
  ...[[32], [128, 64, 32]].map((widths) =>
    lane('autoencoder', { widths, codeActivation: 'linear', learningRate: 0.004 }),
  ),
)

/** Chapter 4: one network built layer upon layer, its rival trained at once; sigmoid units, as in the years when it mattered. */
const layerByLayer = (() => {
  const shared = {
    widths: [128, 64, 32],
    activation: 'sigmoid',
    codeActivation: 'sigmoid',
    tied: true,
  } as const
  return onDigits(20, lane('layer-by-layer', { ...shared, stageSteps: 200 }), lane('autoencoder', shared))
})()

/** Chapters 2 and 4: an encoder that learns without labels for `pretraining` epochs, then both networks hold a lesson. */
function taught(encoder: 'dbn' | 'autoencoder', widths: readonly number[], pretraining: number) {
  const [batchSize, stepsPerEpoch, lessonEpochs] = [64, 125, 3]
  const stageSteps = pretraining * stepsPerEpoch
  const shared = { encoder, widths, labels: 100, headSteps: 50, learningRate: 0.003 } as const
  const first = lane('classifier', { ...shared, stageSteps })
  const run = (epochs: number, ...lanes: RunSpec['lanes']) => ({ ...onDigits(epochs, ...lanes), batchSize })
  return {
    encoder: run(pretraining, first),
    both: run(
      pretraining + lessonEpochs,
      first,
      lane('classifier', { ...shared, pretrain: false, waitSteps: stageSteps }),
    ),
  }
}
const onAutoencoder = taught('autoencoder', [128], 6)
const onStack = taught('dbn', [128, 128], 8)

/** Chapter 2: two machines, the second on the hidden probabilities of the first. */
const stack: RunSpec = {
  ...onDigits(12, lane('dbn', { widths: [128, 64], stageSteps: 480, loss: 'mse' })),
  batchSize: 100,
}

/** Chapter 2: three machines turned over to an autoencoder, and the same network from random weights. */
const unrolled: RunSpec = {
  ...onDigits(
    20,
    ...[true, false].map((pretrain) =>
      lane('dbn', { pretrain, widths: [64, 32, 16], stageSteps: 320, loss: 'mse', learningRate: 0.003 }),
    ),
  ),
  batchSize: 100,
}

/** Chapter 12: codes with room for a handwriting, and for a face. */
const handwriting = onDigits(30, lane('vae', { widths: [128], latent: 16, learningRate: 0.002 }))
const faces: RunSpec = {
  ...onDigits(60, lane('vae', { widths: [128], latent: 24, beta: 0.4, learningRate: 0.003 })),
  data: 'faces',
}

export const trainedRuns = {
  'autoencoder-32': autoencoder32,
  'rbm-100': rbm100,
  'rbm-64': rbm64,
  'sparse-plain': sparse({ beta: 0 }),
  sparse: sparse({ rho: 0.05, beta: 3 }),
  'sparse-l1': sparse({ penalty: 'l1', l1: 1e-3 }),
  'k-sparse-25': kSparse25,
  'k-sparse-four': kSparseFour,
  'k-sparse-schedule': kSparseSchedule,
  'two-neurons': twoNeurons,
  'deep-sigmoid': deepSigmoid,
  'thirty-numbers': thirtyNumbers,
  'two-logistic': onDigits(
    20,
    lane('autoencoder', { widths: [2], codeActivation: 'linear', learningRate: 0.003 }),
  ),
  'denoising-256': denoising256,
  'copy-or-learn': copyOrLearn,
  'denoising-levels': denoisingLevels,
  documents,
  plane,
  'vae-plane': onDigits(40, lane('vae', variational)),
  // The network of the slide, and its dense rivals: about as many parameters, and as many code units.
  'conv-autoencoder': besideConvolutions(lane('conv-autoencoder', convolutionRate)),
  'conv-rivals': besideConvolutions(
    lane('autoencoder', { widths: [5], tied: true, ...convolutionRate }),
    lane('autoencoder', { widths: [128], ...convolutionRate }),
  ),

  'vae-terms': onDigits(
    30,
    lane('vae', { ...variational, reconstructionWeight: 0 }),
    lane('vae', { ...variational, beta: 0 }),
    lane('vae', variational),
  ),
  'vae-eight': onDigits(30, lane('vae', { ...variational, latent: 8 })),
  'simple-deep': simpleDeep,
  'layer-by-layer': layerByLayer,
  'encoder-autoencoder': onAutoencoder.encoder,
  'taught-autoencoder': onAutoencoder.both,
  stack,
  unrolled,
  'encoder-stack': onStack.encoder,
  'taught-stack': onStack.both,
  'vae-digits': handwriting,
  'vae-faces': faces,
} as const satisfies Record<string, RunSpec>

export type TrainedRunName = keyof typeof trainedRuns
