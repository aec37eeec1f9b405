/**
 * Matrix product for WebAssembly, written in AssemblyScript. Addresses and strides are in bytes.
 * B is copied into panels of eight columns; A is read where it lies, whichever way it lies.
 */

import { fma } from './functions'

/** Columns of a panel of B. */
export const WIDE: i32 = 8
/** Rows of B that are packed at once, so that a panel (8 kB) stays in the first cache. */
export const DEEP: i32 = 256
/** Columns of B that are packed at once, so that the block (256 kB) stays in the second cache. */
export const BROAD: i32 = 256

/** Bytes of `packed` that a product needs. */
export function packedBytes(): i32 {
  return DEEP * BROAD * 4 + 6 * WIDE * 4
}

/** Copies B[k0 … k0+depth, j0 … j0+WIDE] so that each row's eight numbers are neighbours; zero beyond `columns`. */
// @ts-expect-error: decorator
@inline
function packPanel(b: usize, bRow: i32, bColumn: i32, depth: i32, columns: i32, to: usize): void {
  if (bColumn == 4 && columns == WIDE) {
    for (let k = 0; k < depth; k++) {
      v128.store(to, v128.load(b))
      v128.store(to, v128.load(b, 16), 16)
      b += bRow
      to += 32
    }
    return
  }
  if (bRow == 4 && columns == WIDE) {
    const deep = depth & ~3
    for (let half = 0; half < 2; half++) {
      let from = b + half * 4 * bColumn
      let out = to + half * 16
      for (let k = 0; k < deep; k += 4) {
        const r0 = v128.load(from)
        const r1 = v128.load(from + bColumn)
        const r2 = v128.load(from + 2 * bColumn)
        const r3 = v128.load(from + 3 * bColumn)
        const low01 = v128.shuffle<i32>(r0, r1, 0, 4, 1, 5)
        const high01 = v128.shuffle<i32>(r0, r1, 2, 6, 3, 7)
        const low23 = v128.shuffle<i32>(r2, r3, 0, 4, 1, 5)
        const high23 = v128.shuffle<i32>(r2, r3, 2, 6, 3, 7)
        v128.store(out, v128.shuffle<i64>(low01, low23, 0, 2))
        v128.store(out, v128.shuffle<i64>(low01, low23, 1, 3), 32)
        v128.store(out, v128.shuffle<i64>(high01, high23, 0, 2), 64)
        v128.store(out, v128.shuffle<i64>(high01, high23, 1, 3), 96)
        from += 16
        out += 128
      }
    }
    for (let k = deep; k < depth; k++) {
      for (let j = 0; j < WIDE; j++) store<f32>(to + k * 32 + j * 4, load<f32>(b + k * 4 + j * bColumn))
    }
    return
  }
  for (let k = 0; k < depth; k++) {
    for (let j = 0; j < WIDE; j++) {
      store<f32>(to + j * 4, j < columns ? load<f32>(b + j * bColumn) : 0)
    }
    b += bRow
    to += 32
  }
}

/** Six rows of A times one panel; C's tile starts from `start` (rows `startRow` bytes apart, 0 = the same row). */
function tile6(a: usize, aRow: i32, aStep: i32, panel: usize, depth: i32, c: usize, cRow: i32, start: usize, startRow: i32): void {
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
function tile1(a: usize, aStep: i32, panel: usize, depth: i32, c: usize, start: usize): void {
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
function tile2(a: usize, aRow: i32, aStep: i32, panel: usize, depth: i32, c: usize, cRow: i32, start: usize, startRow: i32): void {
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

/**
 * Rows `i0` … m of C's columns j0 … j0 + broad, which gain `deep` more terms: A times the packed panels.
 * @param fresh C's tiles start from the bias (or 0) instead of from what C holds
 */
export function rowsByPanels(
  a: usize, aRow: i32, aStep: i32,
  c: usize, i0: i32, m: i32, n: i32, j0: i32, broad: i32, deep: i32,
  fresh: bool, bias: usize, packed: usize,
): void {
  const cRow = n * 4
  const tile = packed + DEEP * BROAD * 4
  let i = i0
  while (i < m) {
    const rows = m - i >= 6 ? 6 : m - i >= 2 ? 2 : 1
    const from = a + i * aRow
    for (let j = 0; j < broad; j += WIDE) {
      const panel = packed + j * deep * 4
      const to = c + i * cRow + (j0 + j) * 4
      const columns = min(WIDE, broad - j)
      let out = to, outRow = cRow
      let start = to, startRow = cRow
      if (columns < WIDE || fresh) {
        // The tile starts from the bias (one row for all), or from a copy of C's narrow edge.
        if (columns < WIDE) {
          out = tile
          outRow = 32
        }
        start = tile
        startRow = fresh ? 0 : 32
        const copied = fresh ? 1 : rows
        for (let r = 0; r < copied; r++) {
          for (let q = 0; q < WIDE; q++) {
            let value: f32 = 0
            if (q < columns) {
              if (!fresh) value = load<f32>(to + r * cRow + q * 4)
              else if (bias) value = load<f32>(bias + (j0 + j + q) * 4)
            }
            store<f32>(tile + r * 32 + q * 4, value)
          }
        }
      }
      if (rows == 6) tile6(from, aRow, aStep, panel, deep, out, outRow, start, startRow)
      else if (rows == 2) tile2(from, aRow, aStep, panel, deep, out, outRow, start, startRow)
      else tile1(from, aStep, panel, deep, out, start)
      if (columns < WIDE) {
        for (let r = 0; r < rows; r++) {
          for (let q = 0; q < columns; q++) store<f32>(to + r * cRow + q * 4, load<f32>(tile + r * 32 + q * 4))
        }
      }
    }
    i += rows
  }
}

/** Packs rows k0 … k0 + deep of B's columns j0 … j0 + broad as panels. */
export function packPanels(b: usize, bRow: i32, bColumn: i32, j0: i32, broad: i32, k0: i32, deep: i32, packed: usize): void {
  for (let j = 0; j < broad; j += WIDE) {
    packPanel(b + k0 * bRow + (j0 + j) * bColumn, bRow, bColumn, deep, min(WIDE, broad - j), packed + j * deep * 4)
  }
}

/** C of a product without terms: the bias, or 0. */
export function fillWithBias(c: usize, m: i32, n: i32, bias: usize): void {
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) store<f32>(c + (i * n + j) * 4, bias ? load<f32>(bias + j * 4) : 0)
  }
}

/**
 * C = A·B + start. A [m, depth] and B [depth, n] with any row and column stride; C [m, n] row after row.
 * @param bias n numbers added to every row, or 0 for none
 * @param keep 1: add to what C holds (bias is ignored)
 * @param packed `packedBytes()` bytes of scratch
 */
export function product(
  a: usize, aRow: i32, aStep: i32,
  b: usize, bRow: i32, bColumn: i32,
  c: usize, m: i32, n: i32, depth: i32,
  bias: usize, keep: i32, packed: usize,
): void {
  if (depth == 0) {
    if (!keep) fillWithBias(c, m, n, bias)
    return
  }
  for (let j0 = 0; j0 < n; j0 += BROAD) {
    const broad = min(BROAD, n - j0)
    for (let k0 = 0; k0 < depth; k0 += DEEP) {
      const deep = min(DEEP, depth - k0)
      packPanels(b, bRow, bColumn, j0, broad, k0, deep, packed)
      const fresh = k0 == 0 && !keep
      rowsByPanels(a + k0 * aStep, aRow, aStep, c, 0, m, n, j0, broad, deep, fresh, bias, packed)
    }
  }
}
