/**
 * The product where most of a factor is zero: pixels of digits (four of five are paper), codes of which few units speak.
 * Terms that are zero are left out (also 0 · NaN), the others come in the same order as in `product`, so that the result
 * is the same.
 */

import { fma } from './functions'
import { BROAD, DEEP, fillWithBias, packPanels, product, rowsByPanels, WIDE } from './product'

/** Rows whose lists are made at once; lists and a panel group stay in the second cache. */
const CHUNK: i32 = 48
/** Bytes of a list: an offset and a number for each term, and one more that may be written and is not kept. */
const LIST: i32 = DEEP * 8 + 8
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

// @ts-expect-error: decorator
@inline
function append(list: usize, count: usize, offset: i32, value: f32): void {
  const at = load<i32>(count)
  store<i32>(list + at, offset)
  store<f32>(list + at, value, 4)
  store<i32>(count, at + 8)
}

/** Lists the terms of `rows` rows of A that are not zero: where their row of a panel lies, and the number. */
function listTerms(a: usize, aRow: i32, aStep: i32, rows: i32, deep: i32, lists: usize, counts: usize): void {
  memory.fill(counts, 0, rows * 4)
  const zero = f32x4.splat(0)
  if (aStep == 4) {
    const full = deep & ~3
    for (let r = 0; r < rows; r++) {
      const list = lists + r * LIST, row = a + r * aRow
      let to = list
      for (let k = 0; k < full; k += 4) {
        if (!v128.any_true(f32x4.ne(v128.load(row + k * 4), zero))) continue
        // Written in any case, kept by going on: quicker than asking four times.
        for (let q = k; q < k + 4; q++) {
          const value = load<f32>(row + q * 4)
          store<i32>(to, q * 32)
          store<f32>(to, value, 4)
          to += i32(value != 0) << 3
        }
      }
      for (let k = full; k < deep; k++) {
        const value = load<f32>(row + k * 4)
        store<i32>(to, k * 32)
        store<f32>(to, value, 4)
        to += i32(value != 0) << 3
      }
      store<i32>(counts + r * 4, <i32>(to - list))
    }
    return
  }
  const full = aRow == 4 ? rows & ~3 : 0
  for (let k = 0; k < deep; k++) {
    const step = a + k * aStep
    for (let r = 0; r < full; r += 4) {
      let some = i32x4.bitmask(f32x4.ne(v128.load(step + r * 4), zero))
      while (some) {
        const q = r + ctz(some)
        append(lists + q * LIST, counts + q * 4, k * 32, load<f32>(step + q * 4))
        some &= some - 1
      }
    }
    for (let r = full; r < rows; r++) {
      const value = load<f32>(step + r * aRow)
      if (value != 0) append(lists + r * LIST, counts + r * 4, k * 32, value)
    }
  }
}

/** One row of C, 32 columns: the listed terms times four panels that lie `between` bytes apart. */
function listBy4(list: usize, end: usize, p0: usize, between: usize, c: usize, start: usize): void {
  const p1 = p0 + between, p2 = p1 + between, p3 = p2 + between
  let c0 = v128.load(start), c1 = v128.load(start, 16), c2 = v128.load(start, 32), c3 = v128.load(start, 48)
  let c4 = v128.load(start, 64), c5 = v128.load(start, 80), c6 = v128.load(start, 96), c7 = v128.load(start, 112)
  for (; list < end; list += 8) {
    const at = <usize>load<i32>(list)
    const x = v128.load_splat<f32>(list, 4)
    c0 = fma(x, v128.load(p0 + at), c0)
    c1 = fma(x, v128.load(p0 + at, 16), c1)
    c2 = fma(x, v128.load(p1 + at), c2)
    c3 = fma(x, v128.load(p1 + at, 16), c3)
    c4 = fma(x, v128.load(p2 + at), c4)
    c5 = fma(x, v128.load(p2 + at, 16), c5)
    c6 = fma(x, v128.load(p3 + at), c6)
    c7 = fma(x, v128.load(p3 + at, 16), c7)
  }
  v128.store(c, c0)
  v128.store(c, c1, 16)
  v128.store(c, c2, 32)
  v128.store(c, c3, 48)
  v128.store(c, c4, 64)
  v128.store(c, c5, 80)
  v128.store(c, c6, 96)
  v128.store(c, c7, 112)
}

/** The same for one panel. */
function listBy1(list: usize, end: usize, panel: usize, c: usize, start: usize): void {
  let c0 = v128.load(start), c1 = v128.load(start, 16)
  for (; list < end; list += 8) {
    const at = <usize>load<i32>(list)
    const x = v128.load_splat<f32>(list, 4)
    c0 = fma(x, v128.load(panel + at), c0)
    c1 = fma(x, v128.load(panel + at, 16), c1)
  }
  v128.store(c, c0)
  v128.store(c, c1, 16)
}

/**
 * Listed rows times all panels.
 * @param between bytes from one panel to the next
 * @param fresh C starts from the bias (or 0) instead of from what it holds
 */
function listsByPanels(
  lists: usize, rows: i32, panels: usize, between: i32,
  c: usize, cRow: i32, broad: i32, bias: usize, fresh: bool, tile: usize,
): void {
  const counts = lists + CHUNK * LIST
  for (let j = 0; j < broad;) {
    const four = broad - j >= 4 * WIDE
    const group = four ? 4 * WIDE : WIDE
    const columns = min(group, broad - j)
    const panel = panels + (j / WIDE) * between
    if (fresh) {
      for (let q = 0; q < group; q++) {
        store<f32>(tile + q * 4, bias && q < columns ? load<f32>(bias + (j + q) * 4) : 0)
      }
    }
    for (let r = 0; r < rows; r++) {
      const list = lists + r * LIST
      const end = list + load<i32>(counts + r * 4)
      const to = c + r * cRow + j * 4
      if (four) listBy4(list, end, panel, between, to, fresh ? tile : to)
      else if (columns == WIDE) listBy1(list, end, panel, to, fresh ? tile : to)
      else {
        const edge = tile + 32
        for (let q = 0; q < WIDE; q++) {
          store<f32>(edge + q * 4, fresh ? load<f32>(tile + q * 4) : q < columns ? load<f32>(to + q * 4) : 0)
        }
        listBy1(list, end, panel, edge, edge)
        for (let q = 0; q < columns; q++) store<f32>(to + q * 4, load<f32>(edge + q * 4))
      }
    }
    j += group
  }
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
