/** Four-wide elementary functions, right to about one part in ten million; coefficients of Cephes (S. Moshier). */

/** a · b + c; one instruction where the browser has relaxed SIMD. */
// @ts-expect-error: decorator
@inline
export function fma(a: v128, b: v128, c: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? v128.relaxed_madd<f32>(a, b, c) : f32x4.add(f32x4.mul(a, b), c)
}

// @ts-expect-error: decorator
@inline
export function splat(x: f32): v128 {
  return f32x4.splat(x)
}

/** eˣ; x is cut to ±87, where 32 bits end. */
// @ts-expect-error: decorator
@inline
export function exp4(input: v128): v128 {
  const x = f32x4.min(f32x4.max(input, splat(-87)), splat(87))
  const n = f32x4.nearest(f32x4.mul(x, splat(1.44269504)))
  const r = f32x4.sub(f32x4.sub(x, f32x4.mul(n, splat(0.693359375))), f32x4.mul(n, splat(-2.12194440e-4)))
  let p = fma(splat(1.9875691500e-4), r, splat(1.3981999507e-3))
  p = fma(p, r, splat(8.3334519073e-3))
  p = fma(p, r, splat(4.1665795894e-2))
  p = fma(p, r, splat(1.6666665459e-1))
  p = fma(p, r, splat(5.0000001201e-1))
  p = fma(p, f32x4.mul(r, r), f32x4.add(r, splat(1)))
  return f32x4.mul(p, i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23))
}

/** ln x for normal x > 0. */
// @ts-expect-error: decorator
@inline
export function log4(input: v128): v128 {
  // x = m·2ᵉ with m in √½ … √2
  const shifted = i32x4.sub(input, i32x4.splat(0x3f3504f3))
  const e = f32x4.convert_i32x4_s(i32x4.shr_s(shifted, 23))
  const m = i32x4.add(v128.and(shifted, i32x4.splat(0x007fffff)), i32x4.splat(0x3f3504f3))
  const r = f32x4.sub(m, splat(1))
  const z = f32x4.mul(r, r)
  let p = fma(splat(7.0376836292e-2), r, splat(-1.1514610310e-1))
  p = fma(p, r, splat(1.1676998740e-1))
  p = fma(p, r, splat(-1.2420140846e-1))
  p = fma(p, r, splat(1.4249322787e-1))
  p = fma(p, r, splat(-1.6668057665e-1))
  p = fma(p, r, splat(2.0000714765e-1))
  p = fma(p, r, splat(-2.4999993993e-1))
  p = fma(p, r, splat(3.3333331174e-1))
  p = f32x4.mul(f32x4.mul(p, r), z)
  p = fma(e, splat(-2.12194440e-4), p)
  p = fma(z, splat(-0.5), p)
  return fma(e, splat(0.693359375), f32x4.add(r, p))
}

/** ln(1 + e) for e in 0…1, by the series of artanh; exact for small e, where 1 + e is not. */
// @ts-expect-error: decorator
@inline
export function log1p4(e: v128): v128 {
  const s = f32x4.div(e, f32x4.add(e, splat(2)))
  const q = f32x4.mul(s, s)
  let p = fma(splat(2.0 / 13.0), q, splat(2.0 / 11.0))
  p = fma(p, q, splat(2.0 / 9.0))
  p = fma(p, q, splat(2.0 / 7.0))
  p = fma(p, q, splat(2.0 / 5.0))
  p = fma(p, q, splat(2.0 / 3.0))
  p = fma(p, q, splat(2))
  return f32x4.mul(p, s)
}

/** 1/(1 + e⁻ˣ), given e = e^−|x|. */
// @ts-expect-error: decorator
@inline
export function sigmoidFrom(x: v128, e: v128): v128 {
  const numerator = v128.bitselect(splat(1), e, f32x4.ge(x, splat(0)))
  return f32x4.div(numerator, f32x4.add(e, splat(1)))
}

// @ts-expect-error: decorator
@inline
export function sigmoid4(x: v128): v128 {
  return sigmoidFrom(x, exp4(f32x4.neg(f32x4.abs(x))))
}

// @ts-expect-error: decorator
@inline
export function tanh4(x: v128): v128 {
  const z = f32x4.mul(x, x)
  let p = fma(splat(-5.70498872745e-3), z, splat(2.06390887954e-2))
  p = fma(p, z, splat(-5.37397155531e-2))
  p = fma(p, z, splat(1.33314422036e-1))
  p = fma(p, z, splat(-3.33332819422e-1))
  const near = fma(f32x4.mul(p, z), x, x)
  const e = exp4(f32x4.add(x, x))
  const far = f32x4.sub(splat(1), f32x4.div(splat(2), f32x4.add(e, splat(1))))
  return v128.bitselect(near, far, f32x4.lt(f32x4.abs(x), splat(0.625)))
}

/** The first `count` (1…4) numbers at `from`, zeros after them. */
// @ts-expect-error: decorator
@inline
export function loadSome(from: usize, count: i32): v128 {
  if (count == 4) return v128.load(from)
  let v = f32x4.replace_lane(splat(0), 0, load<f32>(from))
  if (count > 1) v = f32x4.replace_lane(v, 1, load<f32>(from, 4))
  if (count > 2) v = f32x4.replace_lane(v, 2, load<f32>(from, 8))
  return v
}

/** Stores the first `count` (1…4) numbers. */
// @ts-expect-error: decorator
@inline
export function storeSome(to: usize, v: v128, count: i32): void {
  if (count == 4) {
    v128.store(to, v)
    return
  }
  store<f32>(to, f32x4.extract_lane(v, 0))
  if (count > 1) store<f32>(to, f32x4.extract_lane(v, 1), 4)
  if (count > 2) store<f32>(to, f32x4.extract_lane(v, 2), 8)
}

// @ts-expect-error: decorator
@inline
export function sumLanes(v: v128): f64 {
  return (
    <f64>f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) + f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3)
  )
}
