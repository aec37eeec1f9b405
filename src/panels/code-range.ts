export interface BarRange {
  readonly low: number
  readonly high: number
}

/**
 * The range in which a code's bars are drawn: round numbers around its values and zero. It only grows, so that
 * bars of one digit can be compared with those of the last; far too large a range starts anew.
 */
export function barRange(values: Float32Array, before: BarRange): BarRange {
  let [low, high] = [0, 0]
  for (const value of values) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  const size = roundUp(Math.max(-low, high, 1e-3))
  const known = Math.max(-before.low, before.high)
  const kept = known > size && known < 8 * size ? known : size
  return { low: low < 0 || before.low < 0 ? -kept : 0, high: kept }
}

/** The next of 1, 2, 5, 10, 20, … */
function roundUp(value: number): number {
  const decade = 10 ** Math.floor(Math.log10(value))
  return decade * ([1, 2, 5, 10].find((step) => step * decade >= value) ?? 10)
}
