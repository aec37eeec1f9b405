/** Trained models that ship with the app; `npm run pretrain` makes them from these descriptions. */
import { lane } from '../models/specs.ts'
import type { RunSpec, StartFrom } from '../protocol/run.ts'

/** 784-32-784 with every setting at its default: on the cover and in chapter 3. */
export const trainedAutoencoder = {
  spec: { data: 'digits', seed: 1, batchSize: 128, lanes: [lane('autoencoder')] },
  start: { kind: 'trained', name: 'autoencoder-32' },
} as const satisfies { spec: RunSpec; start: StartFrom }
