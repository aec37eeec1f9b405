/** Top-k mask by halving the interval that holds the k-th largest value: at most 32 counts per row, no sorting. */
import { loadSome, splat } from './functions'

/** Integers in the order of the floats they come from; −0 counts as 0. */
// @ts-expect-error: decorator
@inline
function ordered(x: v128): v128 {
  const bits = f32x4.add(x, splat(0))
  return v128.xor(bits, i32x4.shr_u(i32x4.shr_s(bits, 31), 1))
}

// @ts-expect-error: decorator
@inline
function orderedOne(at: usize): i32 {
  const bits = reinterpret<i32>(load<f32>(at) + 0)
  return bits ^ ((bits >> 31) >>> 1)
}

/** How many of the row's n numbers are at least `bound`. */
function countFrom(row: usize, n: i32, bound: i32): i32 {
  let count = i32x4.splat(0)
  const limit = i32x4.splat(bound)
  let i = 0
  for (; i < n - 3; i += 4) count = i32x4.sub(count, i32x4.ge_s(ordered(v128.load(row + (i << 2))), limit))
  let total =
    i32x4.extract_lane(count, 0) + i32x4.extract_lane(count, 1) + i32x4.extract_lane(count, 2) + i32x4.extract_lane(count, 3)
  for (; i < n; i++) if (orderedOne(row + (i << 2)) >= bound) total++
  return total
}

/** 1 at the k largest of each row, ties to the lower index. */
export function topKMask(z: usize, mask: usize, rows: i32, n: i32, k: i32): void {
  for (let r = 0; r < rows; r++) {
    const row = z + r * n * 4
    // The largest bound that at least k numbers reach is the k-th largest number itself.
    let low: i64 = <i64>i32.MIN_VALUE
    let high: i64 = <i64>i32.MAX_VALUE + 1
    while (high - low > 1) {
      const middle = (low + high) >> 1
      const reached = countFrom(row, n, <i32>middle)
      if (reached >= k) low = middle
      else high = middle
      if (reached == k) break
    }
    const bound = <i32>low
    const above = bound == i32.MAX_VALUE ? 0 : countFrom(row, n, bound + 1)
    let equal = k - above
    for (let i = 0; i < n; i++) {
      const value = orderedOne(row + (i << 2))
      let one: f32 = 0
      if (value > bound) one = 1
      else if (value == bound && equal > 0) {
        one = 1
        equal--
      }
      store<f32>(mask + r * n * 4 + (i << 2), one)
    }
  }
}
