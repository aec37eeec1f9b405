/** Weight updates in one pass over weight, gradient and state. */
import { loadSome, splat, storeSome } from './functions'

/**
 * Adam (Kingma & Ba 2015): w −= rate·(m / c1) / (√(s / c2) + ε), with c1 = 1 − β₁ᵗ and c2 = 1 − β₂ᵗ.
 */
export function adam(
  w: usize,
  g: usize,
  m: usize,
  s: usize,
  n: i32,
  rate: f32,
  beta1: f32,
  beta2: f32,
  epsilon: f32,
  c1: f32,
  c2: f32,
): void {
  const keep1 = splat(beta1),
    keep2 = splat(beta2)
  const new1 = splat(1 - beta1),
    new2 = splat(1 - beta2)
  const factor = splat(rate / c1),
    inverse2 = splat(1 / c2),
    eps = splat(epsilon)
  for (let i = 0; i < n; i += 4) {
    const count = min(4, n - i)
    const at = i << 2
    const gs = loadSome(g + at, count)
    const ms = f32x4.add(f32x4.mul(loadSome(m + at, count), keep1), f32x4.mul(gs, new1))
    const ss = f32x4.add(f32x4.mul(loadSome(s + at, count), keep2), f32x4.mul(f32x4.mul(gs, gs), new2))
    const step = f32x4.div(f32x4.mul(factor, ms), f32x4.add(f32x4.sqrt(f32x4.mul(ss, inverse2)), eps))
    storeSome(m + at, ms, count)
    storeSome(s + at, ss, count)
    storeSome(w + at, f32x4.sub(loadSome(w + at, count), step), count)
  }
}

/** m = momentum·m + g + decay·w, w −= rate·m. */
export function descend(w: usize, g: usize, m: usize, n: i32, rate: f32, momentum: f32, decay: f32): void {
  const keep = splat(momentum),
    factor = splat(rate),
    shrink = splat(decay)
  for (let i = 0; i < n; i += 4) {
    const count = min(4, n - i)
    const at = i << 2
    const ws = loadSome(w + at, count)
    let ms = f32x4.add(f32x4.mul(loadSome(m + at, count), keep), loadSome(g + at, count))
    if (decay != 0) ms = f32x4.add(ms, f32x4.mul(ws, shrink))
    storeSome(m + at, ms, count)
    storeSome(w + at, f32x4.sub(ws, f32x4.mul(ms, factor)), count)
  }
}
