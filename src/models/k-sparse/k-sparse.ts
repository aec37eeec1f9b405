import { mul, type Tensor2D, tidy } from '@tensorflow/tfjs-core'
import { topKMask } from '../../engine/top-k.ts'
import { buildAutoencoder } from '../autoencoder/autoencoder.ts'
import type { BuildContext, Model } from '../model.ts'
import { type KSparseFields, type KSparseSettings, type kSparseSpec, scheduledK } from './spec.ts'

/** Of Glorot's spread: a unit that seldom wins keeps the noise that it began with, so that begins small. */
const firstWeights = 0.1

/**
 * The k-sparse autoencoder: z = Wᵀx + b; keep the k largest, zero the rest; x' = Wz + b'; squared error. The gradient
 * passes through what was kept and nothing else, since the mask is a constant. In use the α·k largest are kept.
 * @source Makhzani & Frey 2013, algorithm 1; lecture slides "Autoenkodery k-rzadkie"
 */
export function buildKSparse(
  settings: KSparseSettings,
  context: BuildContext,
): Model<KSparseFields, (typeof kSparseSpec.views)[number]> {
  let { k, alpha } = settings
  let step = 0
  const keepLargest = (z: Tensor2D, count: number) =>
    mul(z, topKMask(z, Math.min(count, settings.code))) as Tensor2D // [B, K]
  const base = buildAutoencoder(asAutoencoder(settings), context, {
    constrain: (z) => keepLargest(z, scheduledK({ ...settings, k }, step)),
    constrainForUse: (z) => keepLargest(z, Math.round(alpha * k)),
  })
  const W = base.weights()['encoder.0.W']!
  tidy(() => W.assign(mul(W, firstWeights)))
  return {
    ...base,
    trainStep(batch) {
      step++
      return base.trainStep(batch)
    },
    goOnFrom(at) {
      step = at
    },
    tune(changes) {
      k = changes.k ?? k
      alpha = changes.alpha ?? alpha
      base.tune(changes)
    },
  }
}

/** Linear both ways, tied, squared error: what section 2 of the paper assumes. */
const asAutoencoder = ({ code, optimizer, learningRate, momentum }: KSparseSettings) =>
  ({
    widths: [code],
    optimizer,
    learningRate,
    momentum,
    activation: 'linear',
    codeActivation: 'linear',
    outputActivation: 'linear',
    tied: true,
    loss: 'mse',
  }) as const
