import { mul, type Tensor2D } from '@tensorflow/tfjs-core'
import { topKMask } from '../../engine/top-k.ts'
import { buildAutoencoder } from '../autoencoder/autoencoder.ts'
import type { BuildContext, Model } from '../model.ts'
import type { KSparseFields, KSparseSettings, kSparseSpec } from './spec.ts'

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

/**
 * How many units training step `step`, counted from 1, keeps: with a schedule it falls evenly from the whole code to k,
 * so that units that would never win get to learn something first.
 */
export function scheduledK(
  settings: Pick<KSparseSettings, 'code' | 'k' | 'schedule' | 'scheduleSteps'>,
  step: number,
): number {
  const { code, k, schedule, scheduleSteps } = settings
  const left = schedule ? Math.max(0, 1 - (step - 1) / scheduleSteps) : 0
  return Math.round(k + (code - k) * left)
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
