/** A Gaussian code N(μ, σ²), n numbers of μ and of ln σ². */
import { exp4, fma, loadSome, splat, storeSome, sumLanes } from './functions'

/** Splits rows of 2·size numbers into two of size; the second is cut to ±limit. */
export function gaussianHeads(both: usize, mean: usize, logVar: usize, rows: i32, size: i32, limit: f32): void {
  for (let r = 0; r < rows; r++) {
    for (let i = 0; i < size; i++) {
      store<f32>(mean + i * 4, load<f32>(both + i * 4))
      store<f32>(logVar + i * 4, min(limit, max(-limit, load<f32>(both + (size + i) * 4))))
    }
    both += size * 8
    mean += size * 4
    logVar += size * 4
  }
}

/** The way back; nothing through what was cut. */
export function gaussianHeadsGradient(
  dMean: usize,
  dLogVar: usize,
  both: usize,
  gradient: usize,
  rows: i32,
  size: i32,
  limit: f32,
): void {
  for (let r = 0; r < rows; r++) {
    for (let i = 0; i < size; i++) {
      store<f32>(gradient + i * 4, load<f32>(dMean + i * 4))
      const kept = abs(load<f32>(both + (size + i) * 4)) <= limit
      store<f32>(gradient + (size + i) * 4, kept ? load<f32>(dLogVar + i * 4) : 0)
    }
    both += size * 8
    gradient += size * 8
    dMean += size * 4
    dLogVar += size * 4
  }
}

/** z = μ + σ·ε */
export function reparameterize(mean: usize, logVar: usize, epsilon: usize, z: usize, n: i32): void {
  for (let i = 0; i < n; i += 4) {
    const count = min(4, n - i)
    const at = i << 2
    const sigma = exp4(f32x4.mul(loadSome(logVar + at, count), splat(0.5)))
    storeSome(z + at, fma(sigma, loadSome(epsilon + at, count), loadSome(mean + at, count)), count)
  }
}

/** ½·dz·σ·ε */
export function reparameterizeGradient(dz: usize, logVar: usize, epsilon: usize, gradient: usize, n: i32): void {
  for (let i = 0; i < n; i += 4) {
    const count = min(4, n - i)
    const at = i << 2
    const sigma = exp4(f32x4.mul(loadSome(logVar + at, count), splat(0.5)))
    const pull = f32x4.mul(loadSome(dz + at, count), splat(0.5))
    storeSome(gradient + at, f32x4.mul(f32x4.mul(pull, sigma), loadSome(epsilon + at, count)), count)
  }
}

/** Σ (σ² + μ² − ln σ² − 1); gradients of half of it, times `share`. */
export function standardDivergence(
  mean: usize,
  logVar: usize,
  dMean: usize,
  dLogVar: usize,
  n: i32,
  share: f32,
): f64 {
  let total: f64 = 0
  for (let i = 0; i < n; i += 4) {
    const count = min(4, n - i)
    const at = i << 2
    const mu = loadSome(mean + at, count)
    const spread = loadSome(logVar + at, count)
    // Beyond `count` both are 0, and so is the term.
    const over = f32x4.sub(exp4(spread), splat(1))
    total += sumLanes(f32x4.add(f32x4.sub(over, spread), f32x4.mul(mu, mu)))
    storeSome(dMean + at, f32x4.mul(mu, splat(share)), count)
    storeSome(dLogVar + at, f32x4.mul(over, splat(0.5 * share)), count)
  }
  return total
}
