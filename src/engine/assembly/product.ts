/**
 * Matrix product for WebAssembly, written in AssemblyScript. Addresses and strides are in bytes.
 * B is copied into panels of eight columns; A is read where it lies, whichever way it lies.
 */

import { tile1, tile2, tile6 } from './tiles'

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
