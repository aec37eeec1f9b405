/** Rows of a product, eight columns wide; sums stay in registers. */
import { fma } from './functions'

/** Six rows of A times one panel; C's tile starts from `start` (rows `startRow` bytes apart, 0 = the same row). */
export function tile6(a: usize, aRow: i32, aStep: i32, panel: usize, depth: i32, c: usize, cRow: i32, start: usize, startRow: i32): void {
  let s = start
  let c00 = v128.load(s), c01 = v128.load(s, 16)
  s += startRow
  let c10 = v128.load(s), c11 = v128.load(s, 16)
  s += startRow
  let c20 = v128.load(s), c21 = v128.load(s, 16)
  s += startRow
  let c30 = v128.load(s), c31 = v128.load(s, 16)
  s += startRow
  let c40 = v128.load(s), c41 = v128.load(s, 16)
  s += startRow
  let c50 = v128.load(s), c51 = v128.load(s, 16)
  let a0 = a, a1 = a0 + aRow, a2 = a1 + aRow, a3 = a2 + aRow, a4 = a3 + aRow, a5 = a4 + aRow
  const end = panel + depth * 32
  while (panel < end) {
    const b0 = v128.load(panel), b1 = v128.load(panel, 16)
    let x = v128.load_splat<f32>(a0)
    c00 = fma(x, b0, c00)
    c01 = fma(x, b1, c01)
    x = v128.load_splat<f32>(a1)
    c10 = fma(x, b0, c10)
    c11 = fma(x, b1, c11)
    x = v128.load_splat<f32>(a2)
    c20 = fma(x, b0, c20)
    c21 = fma(x, b1, c21)
    x = v128.load_splat<f32>(a3)
    c30 = fma(x, b0, c30)
    c31 = fma(x, b1, c31)
    x = v128.load_splat<f32>(a4)
    c40 = fma(x, b0, c40)
    c41 = fma(x, b1, c41)
    x = v128.load_splat<f32>(a5)
    c50 = fma(x, b0, c50)
    c51 = fma(x, b1, c51)
    a0 += aStep
    a1 += aStep
    a2 += aStep
    a3 += aStep
    a4 += aStep
    a5 += aStep
    panel += 32
  }
  v128.store(c, c00)
  v128.store(c, c01, 16)
  c += cRow
  v128.store(c, c10)
  v128.store(c, c11, 16)
  c += cRow
  v128.store(c, c20)
  v128.store(c, c21, 16)
  c += cRow
  v128.store(c, c30)
  v128.store(c, c31, 16)
  c += cRow
  v128.store(c, c40)
  v128.store(c, c41, 16)
  c += cRow
  v128.store(c, c50)
  v128.store(c, c51, 16)
}

/** One row of A times one panel; even and odd steps in separate sums, so that they do not wait for each other. */
export function tile1(a: usize, aStep: i32, panel: usize, depth: i32, c: usize, start: usize): void {
  let c0 = v128.load(start), c1 = v128.load(start, 16)
  let d0 = f32x4.splat(0), d1 = d0
  const pairs = panel + (depth & ~1) * 32
  while (panel < pairs) {
    const x = v128.load_splat<f32>(a)
    c0 = fma(x, v128.load(panel), c0)
    c1 = fma(x, v128.load(panel, 16), c1)
    const y = v128.load_splat<f32>(a + aStep)
    d0 = fma(y, v128.load(panel, 32), d0)
    d1 = fma(y, v128.load(panel, 48), d1)
    a += 2 * aStep
    panel += 64
  }
  if (depth & 1) {
    const x = v128.load_splat<f32>(a)
    c0 = fma(x, v128.load(panel), c0)
    c1 = fma(x, v128.load(panel, 16), c1)
  }
  v128.store(c, f32x4.add(c0, d0))
  v128.store(c, f32x4.add(c1, d1), 16)
}

/** Two rows of A, each as `tile1` sums one. */
export function tile2(a: usize, aRow: i32, aStep: i32, panel: usize, depth: i32, c: usize, cRow: i32, start: usize, startRow: i32): void {
  let s = start
  let c00 = v128.load(s), c01 = v128.load(s, 16)
  s += startRow
  let c10 = v128.load(s), c11 = v128.load(s, 16)
  let d00 = f32x4.splat(0), d01 = d00, d10 = d00, d11 = d00
  let a0 = a, a1 = a0 + aRow
  const pairs = panel + (depth & ~1) * 32
  while (panel < pairs) {
    let b0 = v128.load(panel), b1 = v128.load(panel, 16)
    let x = v128.load_splat<f32>(a0), y = v128.load_splat<f32>(a1)
    c00 = fma(x, b0, c00)
    c01 = fma(x, b1, c01)
    c10 = fma(y, b0, c10)
    c11 = fma(y, b1, c11)
    b0 = v128.load(panel, 32)
    b1 = v128.load(panel, 48)
    x = v128.load_splat<f32>(a0 + aStep)
    y = v128.load_splat<f32>(a1 + aStep)
    d00 = fma(x, b0, d00)
    d01 = fma(x, b1, d01)
    d10 = fma(y, b0, d10)
    d11 = fma(y, b1, d11)
    a0 += 2 * aStep
    a1 += 2 * aStep
    panel += 64
  }
  if (depth & 1) {
    const b0 = v128.load(panel), b1 = v128.load(panel, 16)
    const x = v128.load_splat<f32>(a0), y = v128.load_splat<f32>(a1)
    c00 = fma(x, b0, c00)
    c01 = fma(x, b1, c01)
    c10 = fma(y, b0, c10)
    c11 = fma(y, b1, c11)
  }
  v128.store(c, f32x4.add(c00, d00))
  v128.store(c, f32x4.add(c01, d01), 16)
  c += cRow
  v128.store(c, f32x4.add(c10, d10))
  v128.store(c, f32x4.add(c11, d11), 16)
}
