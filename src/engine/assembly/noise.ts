/** Counter-based random numbers: value i of a stream is a pure function of its key and i, as in `random.ts`. */
import { fma, loadSome, log4, splat, storeSome } from './functions'

// @ts-expect-error: decorator
@inline
function mix4(input: v128): v128 {
  let x = v128.xor(input, i32x4.shr_u(input, 16))
  x = i32x4.mul(x, i32x4.splat(0x7feb352d))
  x = v128.xor(x, i32x4.shr_u(x, 15))
  x = i32x4.mul(x, i32x4.splat(<i32>0x846ca68b))
  return v128.xor(x, i32x4.shr_u(x, 16))
}

/** Uniform in [0, 1), 24 bits, of four indices. */
// @ts-expect-error: decorator
@inline
function uniform4(index: v128, key: u32): v128 {
  const inner = mix4(v128.xor(index, i32x4.splat(key)))
  const bits = mix4(i32x4.add(inner, i32x4.splat(key * 0x9e3779b9)))
  return f32x4.mul(f32x4.convert_i32x4_u(i32x4.shr_u(bits, 8)), splat(5.9604644775390625e-8))
}

// @ts-expect-error: decorator
@inline
function indices(start: i32): v128 {
  return i32x4.add(i32x4.splat(start), i32x4(0, 1, 2, 3))
}

export function uniform(to: usize, n: i32, key: u32, start: u32): void {
  for (let i = 0; i < n; i += 4) storeSome(to + (i << 2), uniform4(indices(start + i), key), min(4, n - i))
}

/** 1 with probability p, else 0. */
export function bernoulli(p: usize, to: usize, n: i32, key: u32, start: u32): void {
  for (let i = 0; i < n; i += 4) {
    const count = min(4, n - i)
    const less = f32x4.lt(uniform4(indices(start + i), key), loadSome(p + (i << 2), count))
    storeSome(to + (i << 2), v128.and(less, splat(1)), count)
  }
}

/** Box–Muller: numbers 2i and 2i+1 of the stream give normals 2i (cosine) and 2i+1 (sine). */
export function normal(to: usize, n: i32, key: u32, start: u32): void {
  for (let i = 0; i < n; i += 8) {
    const low = uniform4(indices(start + i), key)
    const high = uniform4(indices(start + i + 4), key)
    const first = v128.shuffle<i32>(low, high, 0, 2, 4, 6)
    const turn = v128.shuffle<i32>(low, high, 1, 3, 5, 7)
    const radius = f32x4.sqrt(f32x4.mul(splat(-2), log4(f32x4.sub(splat(1), first))))
    // turn = (quarter + rest)/4, with rest in ±½
    const quarters = f32x4.mul(turn, splat(4))
    const quarter = f32x4.nearest(quarters)
    const q = i32x4.trunc_sat_f32x4_s(quarter)
    const angle = f32x4.mul(f32x4.sub(quarters, quarter), splat(1.57079632679))
    const z = f32x4.mul(angle, angle)
    let s = fma(splat(-1.9515295891e-4), z, splat(8.3321608736e-3))
    s = fma(s, z, splat(-1.6666654611e-1))
    const sine = fma(f32x4.mul(s, z), angle, angle)
    let c = fma(splat(2.443315711809948e-5), z, splat(-1.388731625493765e-3))
    c = fma(c, z, splat(4.166664568298827e-2))
    const cosine = fma(f32x4.mul(c, z), z, fma(splat(-0.5), z, splat(1)))
    const odd = i32x4.eq(v128.and(q, i32x4.splat(1)), i32x4.splat(1))
    const sineSign = i32x4.shl(v128.and(q, i32x4.splat(2)), 30)
    const cosineSign = i32x4.shl(v128.and(i32x4.add(q, i32x4.splat(1)), i32x4.splat(2)), 30)
    const sines = f32x4.mul(radius, v128.xor(v128.bitselect(cosine, sine, odd), sineSign))
    const cosines = f32x4.mul(radius, v128.xor(v128.bitselect(sine, cosine, odd), cosineSign))
    const count = n - i
    storeSome(to + (i << 2), v128.shuffle<i32>(cosines, sines, 0, 4, 1, 5), min(4, count))
    if (count > 4) storeSome(to + (i << 2) + 16, v128.shuffle<i32>(cosines, sines, 2, 6, 3, 7), min(4, count - 4))
  }
}
