/** Ways to damage an image on purpose. Constants for the gradient; the damaged image is the caller's. */
import {
  add,
  cast,
  clipByValue,
  greaterEqual,
  less,
  mul,
  type Tensor,
  type Tensor2D,
  tidy,
} from '@tensorflow/tfjs-core'

export type DamageKind = 'masking' | 'salt-and-pepper' | 'gaussian'

/** Where chance comes from. */
export interface Draws {
  uniform(shape: number[]): Tensor
  normal(shape: number[]): Tensor
}

/**
 * x damaged, [B, D] in 0…1 → [B, D] in 0…1, each pixel by itself:
 * `masking` puts it to 0 with probability `level` (Vincent et al. 2008 zero exactly level · D pixels, here it is that on
 * average); `salt-and-pepper` puts it to 0 or 1, evenly, with probability `level`; `gaussian` adds level · N(0,1), clipped.
 * @param level 0…1; at 0 the values of x come back
 */
export function damage(x: Tensor2D, kind: DamageKind, level: number, draws: Draws): Tensor2D {
  return tidy(() => {
    if (kind === 'gaussian') return clipByValue(add(x, mul(draws.normal(x.shape), level)), 0, 1) as Tensor2D
    const chance = draws.uniform(x.shape)
    const spared = mul(x, cast(greaterEqual(chance, level), 'float32')) as Tensor2D
    if (kind === 'masking') return spared
    // The lower half of the chosen turns to salt: one draw decides both.
    return add(spared, cast(less(chance, level / 2), 'float32')) as Tensor2D
  })
}

/**
 * Unit dropout: each unit is off with probability `level`, the others are scaled by 1 / (1 − level), so that the sum
 * stays the same on average. [B, K] → [B, K]
 * @param level 0 … below 1
 * @source Srivastava et al. 2014
 */
export function dropUnits(z: Tensor2D, level: number, draws: Draws): Tensor2D {
  if (level === 0) return z
  const kept = tidy(() => mul(cast(greaterEqual(draws.uniform(z.shape), level), 'float32'), 1 / (1 - level)))
  return mul(z, kept)
}
