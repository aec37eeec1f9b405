/** How few units speak. All take activities, one image a row, one unit a column. */
import type { Rows } from './rows.ts'

/** ρ̂: each unit's mean activity over the images, [columns]. */
export function meanActivity(activity: Rows): Float64Array {
  return columnMeans(activity, (a) => a)
}

/** Units that are active (above `threshold`) on no image, by position. */
export function deadUnits(activity: Rows, threshold = 0): number[] {
  const alive = new Uint8Array(activity.columns)
  for (let i = 0; i < activity.rows * activity.columns; i++) {
    if (activity.data[i]! > threshold) alive[i % activity.columns] = 1
  }
  return Array.from(alive.keys()).filter((unit) => !alive[unit])
}

/**
 * Treves–Rolls sparseness (1 − r̄² / mean r²) / (1 − 1/n): 0 when all speak alike, 1 when one alone speaks;
 * of all zeros it is 0. Codes of both signs speak as loudly as they are large.
 */
export function trevesRolls(rates: ArrayLike<number>): number {
  const n = rates.length
  let sum = 0
  let squares = 0
  for (let i = 0; i < n; i++) {
    sum += Math.abs(rates[i]!)
    squares += rates[i]! ** 2
  }
  if (n < 2 || squares === 0) return 0
  return (1 - (sum / n) ** 2 / (squares / n)) / (1 - 1 / n)
}

/** Treves–Rolls across the units, mean over images: does an image use few units? */
export function populationSparseness(activity: Rows): number {
  let sum = 0
  for (let row = 0; row < activity.rows; row++) {
    sum += trevesRolls(
      Array.from({ length: activity.columns }, (_, unit) => activity.data[row * activity.columns + unit]!),
    )
  }
  return sum / activity.rows
}

/** Treves–Rolls across the images, mean over units: does a unit speak for few images? */
export function lifetimeSparseness(activity: Rows): number {
  let sum = 0
  for (let unit = 0; unit < activity.columns; unit++) {
    sum += trevesRolls(
      Array.from({ length: activity.rows }, (_, row) => activity.data[row * activity.columns + unit]!),
    )
  }
  return sum / activity.columns
}

/** Each unit's largest activity over the images, [columns]. */
export function columnMaxima({ rows, columns, data }: Rows): Float64Array {
  const maxima = new Float64Array(columns).fill(-Infinity)
  for (let i = 0; i < rows * columns; i++) maxima[i % columns] = Math.max(maxima[i % columns]!, data[i]!)
  return maxima
}

/**
 * KL(ρ ‖ ρ̂) of two coins, ρ·ln(ρ/ρ̂) + (1−ρ)·ln((1−ρ)/(1−ρ̂)), nats: the penalty of one unit.
 * @param rho wanted activity, in (0, 1)
 * @param measured ρ̂; 0 and 1 count as `epsilon` away from it, so that the penalty stays finite
 */
export function coinDivergence(rho: number, measured: number, epsilon = 1e-6): number {
  const p = Math.min(1 - epsilon, Math.max(epsilon, measured))
  return rho * Math.log(rho / p) + (1 - rho) * Math.log((1 - rho) / (1 - p))
}

/** How many values fall into each of `bins` equal parts of [from, to]; values outside count at the ends. */
export function histogram(values: ArrayLike<number>, bins: number, from: number, to: number): number[] {
  const counts = new Array<number>(bins).fill(0)
  for (let i = 0; i < values.length; i++) {
    const bin = Math.floor((bins * (values[i]! - from)) / (to - from))
    counts[Math.min(bins - 1, Math.max(0, bin))]!++
  }
  return counts
}

/** Mean over the rows of `map(value)`, for each column. */
export function columnMeans({ rows, columns, data }: Rows, map: (value: number) => number): Float64Array {
  const sums = new Float64Array(columns)
  for (let i = 0; i < rows * columns; i++) sums[i % columns]! += map(data[i]!)
  return sums.map((sum) => sum / rows)
}
