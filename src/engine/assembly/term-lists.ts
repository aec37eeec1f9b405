/** Lists of the terms of a product that are not zero, and rows of the product made from them. */
import { fma } from './functions'
import { DEEP, WIDE } from './product'

/** Rows whose lists are made at once; lists and a panel group stay in the second cache. */
export const CHUNK: i32 = 48
/** Bytes of a list: an offset and a number for each term, and one more that may be written and is not kept. */
export const LIST: i32 = DEEP * 8 + 8
// @ts-expect-error: decorator
@inline
function append(list: usize, count: usize, offset: i32, value: f32): void {
  const at = load<i32>(count)
  store<i32>(list + at, offset)
  store<f32>(list + at, value, 4)
  store<i32>(count, at + 8)
}

/** Lists the terms of `rows` rows of A that are not zero: where their row of a panel lies, and the number. */
export function listTerms(a: usize, aRow: i32, aStep: i32, rows: i32, deep: i32, lists: usize, counts: usize): void {
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
export function listsByPanels(
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
