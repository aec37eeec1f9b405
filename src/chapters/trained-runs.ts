/**
 * Runs whose trained weights ship with the app, so that figures open on a trained model. Figures take their
 * default run from here; `npm run pretrain` trains each from its seed and writes `public/models/<name>`.
 */
import { lane } from '../models/specs.ts'
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

export const trainedRuns = {
  'autoencoder-32': autoencoder32,
  'rbm-100': rbm100,
} as const satisfies Record<string, RunSpec>

export type TrainedRunName = keyof typeof trainedRuns
