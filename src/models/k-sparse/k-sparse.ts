import { mul, type Tensor2D } from '@tensorflow/tfjs-core'
import { topKMask } from '../../engine/top-k.ts'
import { type AutoencoderViews, buildAutoencoder } from '../autoencoder/autoencoder.ts'
import type { BuildContext, Model } from '../model.ts'
import type { KSparseFields, KSparseSettings } from './spec.ts'

/**
 * A linear autoencoder with tied weights that keeps the k largest units of each code, zeroes the rest, and learns
 * through those that were kept.
 * @source Makhzani & Frey 2013, algorithm 1; lecture slides "Autoenkodery k-rzadkie"
 */
export function buildKSparse(
  settings: KSparseSettings,
  context: BuildContext,
): Model<KSparseFields, AutoencoderViews> {
  let { k, keepForUse } = settings
  let step = 0
  // The mask is a constant, so the gradient flows only through what was kept.
  const keep = (z: Tensor2D, count: number): Tensor2D => mul(z, topKMask(z, Math.round(count))) // [B, K]
  const autoencoder = buildAutoencoder(asAutoencoder(settings), context, {
    constrain: (z) => keep(z, scheduledK({ ...settings, k }, step)),
    constrainForUse: (z) => keep(z, keepForUse * k),
  })
  return {
    ...autoencoder,
    trainStep(batch) {
      step++
      return autoencoder.trainStep(batch)
    },
    goOnFrom(at) {
      step = at
    },
    tune(changes) {
      k = changes.k ?? k
      keepForUse = changes.keepForUse ?? keepForUse
      autoencoder.tune(changes)
    },
  }
}

/** How many units training step `step` (from 1) keeps: falls evenly from `firstK` to `k`, then stays. */
export function scheduledK(
  settings: Pick<KSparseSettings, 'k' | 'schedule' | 'firstK' | 'scheduleSteps'>,
  step: number,
): number {
  const { k, schedule, firstK, scheduleSteps } = settings
  const left = schedule ? Math.max(0, 1 - (step - 1) / scheduleSteps) : 0
  return Math.round(k + Math.max(0, firstK - k) * left)
}

/** Linear both ways, tied, squared error: what section 2 of the paper assumes. */
function asAutoencoder({ widths, optimizer, learningRate, momentum }: KSparseSettings) {
  return {
    widths,
    optimizer,
    learningRate,
    momentum,
    activation: 'linear',
    codeActivation: 'linear',
    outputActivation: 'linear',
    tied: true,
    loss: 'mse',
  } as const
}
