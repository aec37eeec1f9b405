/** Whether a place in the plane of codes is one that the encoder itself would use. */

/** Half the side of the part of the plane that is looked at, in standard deviations of the codes. */
export const comeBackReach = 2
/** How far from where it started a code may come back, in standard deviations of the codes. */
export const comeBackTolerance = 0.25

interface Codes {
  readonly rows: number
  readonly data: ArrayLike<number>
}

/**
 * Codes on an even grid of `side` × `side` around the mean, `comeBackReach` deviations to each side.
 * @param mean and deviation of the codes of real images, of both code units
 * @returns z₁, z₂ of each place, row after row from the top, [side², 2]
 */
export function comeBackGrid(mean: readonly number[], deviation: readonly number[], side: number) {
  const data = new Float32Array(side * side * 2)
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const x = ((column + 0.5) / side - 0.5) * 2 * comeBackReach
      const y = (0.5 - (row + 0.5) / side) * 2 * comeBackReach
      const at = 2 * (row * side + column)
      data[at] = mean[0]! + x * deviation[0]!
      data[at + 1] = mean[1]! + y * deviation[1]!
    }
  }
  return { rows: side * side, columns: 2, data }
}

/** Distance of each code from where it comes back to, in standard deviations of the codes. */
export function comeBackDistances(from: Codes, to: Codes, deviation: readonly number[]): Float32Array {
  const units = deviation.length
  return Float32Array.from({ length: from.rows }, (_, row) => {
    let sum = 0
    for (let i = 0; i < units; i++) {
      const at = row * units + i
      sum += ((to.data[at]! - from.data[at]!) / Math.max(deviation[i]!, 1e-6)) ** 2
    }
    return Math.sqrt(sum)
  })
}

/** Share of places that come back, 0…1. */
export function comeBackShare(distances: ArrayLike<number>): number {
  let back = 0
  for (let i = 0; i < distances.length; i++) if (distances[i]! < comeBackTolerance) back++
  return back / distances.length
}
