/**
 * The product where most of a factor is zero: pixels of digits (four of five are paper), codes of which few units speak.
 * Terms that are zero are left out (also 0 · NaN), the others come in the same order as in `product`, so that the result
 * is the same.
 */

import { BROAD, DEEP, fillWithBias, packPanels, product, rowsByPanels } from './product'
import { CHUNK, LIST, listsByPanels, listTerms } from './term-lists'

/** Up to this share of numbers that are not zero a factor counts as sparse. */
const SPARSE_A: f32 = 0.55
/** Where B is, the result has to be turned, which must be worth it. */
const SPARSE_B: f32 = 0.1
/** Vectors that are looked at to estimate the share. */
const SAMPLES: i32 = 1024

/** Share of numbers that are not zero, from at most 4 · SAMPLES of them, spread over all. */
function filled(from: usize, n: i32): f32 {
  const vectors = n >> 2
  if (vectors == 0) return 1
  const step = max(1, vectors / SAMPLES) | 1
  let zeros = 0
  let seen = 0
  for (let i = 0; i < vectors; i += step) {
    zeros += popcnt(i32x4.bitmask(f32x4.eq(v128.load(from + (i << 4)), f32x4.splat(0))))
    seen += 4
  }
  return 1 - <f32>zeros / <f32>seen
}

/** Bytes of `scratch` that `productOf` may need for C [m, n]. */
export function sparseBytes(m: i32, n: i32): i32 {
  return CHUNK * (LIST + 4) + m * n * 4
}

/**
 * C = A·B + bias with lists of A's terms.
 * @param listed rows of C that are made
 * @param rest also the other rows, as `product` makes them
 * @param keep add to what C holds (bias is ignored)
 * @param scratch CHUNK lists and counts
 */
function byLists(
  a: usize, aRow: i32, aStep: i32,
  b: usize, bRow: i32, bColumn: i32,
  c: usize, m: i32, n: i32, depth: i32,
  bias: usize, listed: i32, rest: bool, keep: bool, scratch: usize, packed: usize,
): void {
  const cRow = n * 4
  const tile = packed + DEEP * BROAD * 4
  const counts = scratch + CHUNK * LIST
  for (let j0 = 0; j0 < n; j0 += BROAD) {
    const broad = min(BROAD, n - j0)
    for (let k0 = 0; k0 < depth; k0 += DEEP) {
      const deep = min(DEEP, depth - k0)
      const fresh = k0 == 0 && !keep
      packPanels(b, bRow, bColumn, j0, broad, k0, deep, packed)
      for (let i0 = 0; i0 < listed; i0 += CHUNK) {
        const rows = min(CHUNK, listed - i0)
        listTerms(a + i0 * aRow + k0 * aStep, aRow, aStep, rows, deep, scratch, counts)
        const to = c + i0 * cRow + j0 * 4
        listsByPanels(scratch, rows, packed, deep * 32, to, cRow, broad, bias ? bias + j0 * 4 : 0, fresh, tile)
      }
      if (rest) rowsByPanels(a + k0 * aStep, aRow, aStep, c, listed, m, n, j0, broad, deep, fresh, bias, packed)
    }
  }
}

/** [rows, columns] → [columns, rows], in blocks of 4×4 that fit a line. */
function turn(from: usize, to: usize, rows: i32, columns: i32): void {
  const fullRows = rows & ~3, fullColumns = columns & ~3
  for (let i = 0; i < fullRows; i += 4) {
    for (let j = 0; j < fullColumns; j += 4) {
      const at = from + (i * columns + j) * 4
      const r0 = v128.load(at)
      const r1 = v128.load(at + columns * 4)
      const r2 = v128.load(at + columns * 8)
      const r3 = v128.load(at + columns * 12)
      const low01 = v128.shuffle<i32>(r0, r1, 0, 4, 1, 5)
      const high01 = v128.shuffle<i32>(r0, r1, 2, 6, 3, 7)
      const low23 = v128.shuffle<i32>(r2, r3, 0, 4, 1, 5)
      const high23 = v128.shuffle<i32>(r2, r3, 2, 6, 3, 7)
      const out = to + (j * rows + i) * 4
      v128.store(out, v128.shuffle<i64>(low01, low23, 0, 2))
      v128.store(out + rows * 4, v128.shuffle<i64>(low01, low23, 1, 3))
      v128.store(out + rows * 8, v128.shuffle<i64>(high01, high23, 0, 2))
      v128.store(out + rows * 12, v128.shuffle<i64>(high01, high23, 1, 3))
    }
  }
  for (let i = 0; i < rows; i++) {
    for (let j = i < fullRows ? fullColumns : 0; j < columns; j++) {
      store<f32>(to + (j * rows + i) * 4, load<f32>(from + (i * columns + j) * 4))
    }
  }
}

/**
 * C = A·B + bias, whichever way is faster; the way changes nothing in C but the sign of a zero.
 * @param scratch `sparseBytes(m, n)` bytes; the other parameters are those of `product`
 */
export function productOf(
  a: usize, aRow: i32, aStep: i32,
  b: usize, bRow: i32, bColumn: i32,
  c: usize, m: i32, n: i32, depth: i32,
  bias: usize, scratch: usize, packed: usize,
): void {
  if (depth == 0) {
    fillWithBias(c, m, n, bias)
    return
  }
  const last = m % 6 // rows that `product` sums in another order: they are left to it
  if (m >= 6 && filled(a, m * depth) < SPARSE_A) {
    byLists(a, aRow, aStep, b, bRow, bColumn, c, m, n, depth, bias, m - last, true, false, scratch, packed)
    return
  }
  if (m >= 48 && n >= 48 && !bias && filled(b, n * depth) < SPARSE_B) {
    const turned = scratch + CHUNK * (LIST + 4)
    byLists(b, bColumn, bRow, a, aStep, aRow, turned, n, m, depth, 0, n, false, false, scratch, packed)
    turn(turned, c, n, m)
  } else if (m >= 48 && n >= 48 && !bias && aRow == 4 && depth > 1) {
    // Of a Boltzmann machine's two phases, one under the other, one is digits and the other fantasies.
    const half = depth >> 1
    const a2 = a + half * aStep, b2 = b + half * bRow
    const first = filled(a, m * half) < SPARSE_A, second = filled(a2, m * (depth - half)) < SPARSE_A
    if (!first && !second) {
      product(a, aRow, aStep, b, bRow, bColumn, c, m, n, depth, 0, 0, packed)
      return
    }
    if (first) byLists(a, aRow, aStep, b, bRow, bColumn, c, m, n, half, 0, m - last, false, false, scratch, packed)
    else product(a, aRow, aStep, b, bRow, bColumn, c, m, n, half, 0, 0, packed)
    if (second) byLists(a2, aRow, aStep, b2, bRow, bColumn, c, m, n, depth - half, 0, m - last, false, true, scratch, packed)
    else product(a2, aRow, aStep, b2, bRow, bColumn, c, m, n, depth - half, 0, 1, packed)
  } else {
    product(a, aRow, aStep, b, bRow, bColumn, c, m, n, depth, bias, 0, packed)
    return
  }
  if (last == 0) return
  const from = m - last
  product(a + from * aRow, aRow, aStep, b, bRow, bColumn, c + from * n * 4, last, n, depth, 0, 0, packed)
}
