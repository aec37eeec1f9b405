/** Divergences of Gaussians and what a variational autoencoder is measured by. */
import type { Rows } from './rows.ts'
import { columnMeans } from './sparsity.ts'

/** KL(N(μ, σ²) ‖ N(0, 1)) = ½ (σ² + μ² − ln σ² − 1), nats, of one dimension. */
export function gaussianDivergence(mu: number, sigma: number): number {
  return 0.5 * (sigma ** 2 + mu ** 2 - Math.log(sigma ** 2) - 1)
}

/**
 * The slide's σ² + μ² − ln σ − 1, of one dimension. Least at σ = 1/√2, where it is −0.153: not a divergence;
 * drawn beside the divergence, never trained.
 */
export function slideDivergence(mu: number, sigma: number): number {
  return sigma ** 2 + mu ** 2 - Math.log(sigma) - 1
}

/** KL(N(μ, σ²) ‖ N(0, I)) summed over dimensions, mean over images, nats. `logVar` is ln σ². */
export function posteriorDivergence(mean: Rows, logVar: Rows): number {
  let sum = 0
  for (let i = 0; i < mean.rows * mean.columns; i++) {
    sum += gaussianDivergence(mean.data[i]!, Math.exp(logVar.data[i]! / 2))
  }
  return sum / mean.rows
}

/** −(cross-entropy summed over pixels + KL), nats per image: a lower bound of ln p(x). */
export function evidenceLowerBound(crossEntropyPerImage: number, divergencePerImage: number): number {
  return -(crossEntropyPerImage + divergencePerImage)
}

/** Latent dimensions that say something: the posterior mean's variance over the images is above 0.01 (Burda et al. 2016). */
export function activeUnits(mean: Rows, threshold = 0.01): number[] {
  const means = columnMeans(mean, (value) => value)
  const squares = columnMeans(mean, (value) => value ** 2)
  return Array.from(means.keys()).filter((unit) => squares[unit]! - means[unit]! ** 2 > threshold)
}
