import {
  abs,
  add,
  addN,
  div,
  log,
  mean,
  mul,
  type Scalar,
  square,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
} from '@tensorflow/tfjs-core'
import { buildAutoencoder } from '../autoencoder/autoencoder.ts'
import type { BuildContext, Model } from '../model.ts'
import type { SparseFields, SparseSettings, sparseSpec } from './spec.ts'

/**
 * The sparse autoencoder: a wide code whose units should be active a share ρ of the time. The loss is J of the notes
 * divided by what makes its first term the mean over pixels (2/D with the squared error, 1/D with cross-entropy), so β
 * and λ mean what they mean there. ρ̂ is the mean over the batch, an estimate of the mean over the set.
 * The simpler penalty is L1: l1 · Σⱼ |zⱼ|, mean over the batch, beside the loss as it is.
 * @source A. Ng, "Sparse autoencoder", CS294A 2011; lecture slides "Autoenkodery rzadkie"
 */
export function buildSparse(
  settings: SparseSettings,
  context: BuildContext,
): Model<SparseFields, (typeof sparseSpec.views)[number]> {
  let { penalty, rho, beta, l1, weightDecay } = settings
  const perPixel = (settings.loss === 'mse' ? 2 : 1) / context.inputSize
  const base = buildAutoencoder({ ...settings, outputActivation: 'sigmoid' }, context, {
    penalty(z: Tensor2D, weights: readonly Tensor[]) {
      const decay = mul(addN(weights.map((W) => sum(square(W)))), (perPixel * weightDecay) / 2)
      const sparsity =
        penalty === 'divergence'
          ? mul(divergenceFromWanted(z, rho), perPixel * beta)
          : mul(sum(abs(z)), l1 / z.shape[0])
      return add(decay, sparsity)
    },
  })
  return {
    ...base,
    tune(changes) {
      base.tune(changes)
      penalty = changes.penalty ?? penalty
      rho = changes.rho ?? rho
      beta = changes.beta ?? beta
      l1 = changes.l1 ?? l1
      weightDecay = changes.weightDecay ?? weightDecay
    },
  }
}

/** Keeps ρ̂ = 0 and ρ̂ = 1 finite, in half floats too. */
const epsilon = 1e-6

/** Σⱼ ρ·ln(ρ/ρ̂ⱼ) + (1−ρ)·ln((1−ρ)/(1−ρ̂ⱼ)), nats; ρ̂ⱼ the mean of z [B, K] over the batch. */
export function divergenceFromWanted(z: Tensor2D, rho: number): Scalar {
  const measured = mean(z, 0) // ρ̂, [K]
  const active = mul(rho, log(div(rho, add(measured, epsilon))))
  const silent = mul(1 - rho, log(div(1 - rho, add(sub(1, measured), epsilon))))
  return sum(add(active, silent))
}
