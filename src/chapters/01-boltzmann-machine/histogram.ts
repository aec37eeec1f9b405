export interface Histogram {
  readonly counts: readonly number[]
  /** Half the width: bars reach from −reach to reach, a round number. */
  readonly reach: number
  /** Root mean square of the values. */
  readonly spread: number
}

/** Counts values into `bins` equal bars around zero; `bins` is odd, so that zero has a bar of its own. */
export function histogram(values: Float32Array, bins: number): Histogram {
  let [largest, squares] = [1e-6, 0]
  for (const value of values) {
    largest = Math.max(largest, Math.abs(value))
    squares += value * value
  }
  const decade = 10 ** Math.floor(Math.log10(largest))
  const reach = decade * ([1, 2, 5, 10].find((step) => step * decade >= largest) ?? 10)
  const counts = new Array<number>(bins).fill(0)
  for (const value of values)
    counts[Math.min(bins - 1, Math.floor(((value + reach) / (2 * reach)) * bins))]!++
  return { counts, reach, spread: Math.sqrt(squares / Math.max(1, values.length)) }
}
