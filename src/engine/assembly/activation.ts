/** Activations and their gradients. Kinds: 0 linear, 1 relu, 2 sigmoid, 3 tanh. */
import { loadSome, sigmoid4, splat, storeSome, tanh4 } from './functions'

/** y = σ(x), n numbers; x and y may be the same. */
export function activate(x: usize, y: usize, n: i32, kind: i32): void {
  const full = n & ~3
  const rest = n - full
  const xEnd = x + full * 4
  const yEnd = y + full * 4
  if (kind == 1) {
    for (; x < xEnd; x += 16, y += 16) v128.store(y, f32x4.max(v128.load(x), splat(0)))
    if (rest) storeSome(yEnd, f32x4.max(loadSome(xEnd, rest), splat(0)), rest)
  } else if (kind == 2) {
    for (; x < xEnd; x += 16, y += 16) v128.store(y, sigmoid4(v128.load(x)))
    if (rest) storeSome(yEnd, sigmoid4(loadSome(xEnd, rest)), rest)
  } else if (kind == 3) {
    for (; x < xEnd; x += 16, y += 16) v128.store(y, tanh4(v128.load(x)))
    if (rest) storeSome(yEnd, tanh4(loadSome(xEnd, rest)), rest)
  }
}

/** σ'(x) · dy, from y = σ(x). */
// @ts-expect-error: decorator
@inline
function slope(dy: v128, y: v128, kind: i32): v128 {
  if (kind == 1) return v128.and(dy, f32x4.gt(y, splat(0)))
  if (kind == 2) return f32x4.mul(dy, f32x4.mul(y, f32x4.sub(splat(1), y)))
  if (kind == 3) return f32x4.mul(dy, f32x4.sub(splat(1), f32x4.mul(y, y)))
  return dy
}

/**
 * dx = σ'(x)·dy from y = σ(x), [rows, columns] each.
 * @param dx may be dy; 0 (linear only) leaves it out
 * @param columnSums gets Σ over rows of dx; 0 leaves it out
 */
export function activateGradient(dy: usize, y: usize, dx: usize, columnSums: usize, rows: i32, columns: i32, kind: i32): void {
  if (columnSums) memory.fill(columnSums, 0, columns * 4)
  const full = columns & ~3
  const rest = columns - full
  for (let r = 0; r < rows; r++) {
    let at = r * columns * 4
    for (let j = 0; j < full; j += 4) {
      const g = slope(v128.load(dy + at), kind ? v128.load(y + at) : splat(0), kind)
      if (dx) v128.store(dx + at, g)
      if (columnSums) {
        const sum = columnSums + j * 4
        v128.store(sum, f32x4.add(v128.load(sum), g))
      }
      at += 16
    }
    if (rest) {
      const g = slope(loadSome(dy + at, rest), kind ? loadSome(y + at, rest) : splat(0), kind)
      if (dx) storeSome(dx + at, g, rest)
      if (columnSums) {
        const sum = columnSums + full * 4
        storeSome(sum, f32x4.add(loadSome(sum, rest), g), rest)
      }
    }
  }
}
