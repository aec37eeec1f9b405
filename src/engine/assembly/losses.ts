/** Losses summed over n numbers, and their gradients in the same pass. */
import { exp4, fma, loadSome, log1p4, sigmoidFrom, splat, storeSome, sumLanes } from './functions'

/** Numbers summed in 32 bits before the sum goes on in 64. */
const CHUNK: i32 = 512

// @ts-expect-error: decorator
@inline
function crossEntropyTerm(x: v128, t: v128, e: v128): v128 {
  return f32x4.add(f32x4.sub(f32x4.max(x, splat(0)), f32x4.mul(x, t)), log1p4(e))
}

/**
 * Σ of −t·ln σ(x) − (1−t)·ln(1−σ(x)), as max(x, 0) − x·t + ln(1 + e^−|x|).
 * @param gradient gets (σ(x) − t)·scale; 0 leaves it out
 */
export function crossEntropy(x: usize, t: usize, gradient: usize, n: i32, scale: f32): f64 {
  let total: f64 = 0
  const k = splat(scale)
  let i = 0
  while (i < n) {
    let sum = splat(0)
    const end = min(i + CHUNK, n)
    for (; i < end - 3; i += 4) {
      const at = i << 2
      const xs = v128.load(x + at), ts = v128.load(t + at)
      const e = exp4(f32x4.neg(f32x4.abs(xs)))
      sum = f32x4.add(sum, crossEntropyTerm(xs, ts, e))
      if (gradient) v128.store(gradient + at, f32x4.mul(f32x4.sub(sigmoidFrom(xs, e), ts), k))
    }
    total += sumLanes(sum)
    for (; i < end; i++) {
      const at = i << 2
      const xs = loadSome(x + at, 1), ts = loadSome(t + at, 1)
      const e = exp4(f32x4.neg(f32x4.abs(xs)))
      total += f32x4.extract_lane(crossEntropyTerm(xs, ts, e), 0)
      if (gradient) storeSome(gradient + at, f32x4.mul(f32x4.sub(sigmoidFrom(xs, e), ts), k), 1)
    }
  }
  return total
}

/**
 * Σ (y − t)², or Σ |y − t| with `absolute`.
 * @param gradient gets 2(y − t)·scale, or sign(y − t)·scale
 */
export function distance(y: usize, t: usize, gradient: usize, n: i32, scale: f32, absolute: i32): f64 {
  let total: f64 = 0
  const k = splat(absolute ? scale : 2 * scale)
  let i = 0
  while (i < n) {
    let sum = splat(0)
    const end = min(i + CHUNK, n)
    while (i < end) {
      const count = min(4, end - i)
      const at = i << 2
      const d = f32x4.sub(loadSome(y + at, count), loadSome(t + at, count))
      if (absolute) {
        sum = f32x4.add(sum, f32x4.abs(d))
        const sign = v128.or(k, v128.and(d, splat(-0.0)))
        if (gradient) storeSome(gradient + at, v128.and(sign, f32x4.ne(d, splat(0))), count)
      } else {
        sum = fma(d, d, sum)
        if (gradient) storeSome(gradient + at, f32x4.mul(d, k), count)
      }
      i += count
    }
    total += sumLanes(sum)
  }
  return total
}

/** y = x · factor, n numbers. */
export function scale(x: usize, y: usize, n: i32, factor: f32): void {
  const k = splat(factor)
  for (let i = 0; i < n; i += 4) {
    const count = min(4, n - i)
    storeSome(y + (i << 2), f32x4.mul(loadSome(x + (i << 2), count), k), count)
  }
}
