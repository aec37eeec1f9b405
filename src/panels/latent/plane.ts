/** Planes through a space of codes: with two code units the space itself, with more a cut through it. */
import type { Matrix } from '../../protocol/run.ts'
import type { Point } from '../mnist-form.ts'

/** Points `origin + x · u + y · v`; u and v are at right angles, their lengths are the units of x and y. */
export interface Plane {
  readonly origin: Float32Array // [K]
  readonly u: Float32Array // [K]
  readonly v: Float32Array // [K]
}

/** Two code units in their own units of length: standard deviations from the mean of the codes of real images. */
export function standardPlane(mean: readonly number[], deviation: readonly number[]): Plane {
  const [a = 1, b = 1] = deviation.map((value) => Math.max(value, 1e-6))
  return { origin: Float32Array.from(mean), u: Float32Array.of(a, 0), v: Float32Array.of(0, b) }
}

/** The code at a position. */
export function codeAt({ origin, u, v }: Plane, { x, y }: Point): Float32Array {
  return origin.map((value, i) => value + x * u[i]! + y * v[i]!)
}

/** Codes at many positions, [n, K]. */
export function codesAt(plane: Plane, points: readonly Point[]): Matrix {
  const columns = plane.origin.length
  const data = new Float32Array(points.length * columns)
  points.forEach((point, row) => {
    data.set(codeAt(plane, point), row * columns)
  })
  return { rows: points.length, columns, data }
}

/** Where codes lie when they are seen along the plane: x₀, y₀, x₁, y₁, … */
export function positionsIn({ origin, u, v }: Plane, codes: Matrix): Float32Array {
  const { rows, columns, data } = codes
  const positions = new Float32Array(rows * 2)
  const [lengthU, lengthV] = [squaredLength(u), squaredLength(v)]
  for (let row = 0; row < rows; row++) {
    let [x, y] = [0, 0]
    for (let i = 0; i < columns; i++) {
      const value = data[row * columns + i]! - origin[i]!
      x += value * u[i]!
      y += value * v[i]!
    }
    positions[2 * row] = x / lengthU
    positions[2 * row + 1] = y / lengthV
  }
  return positions
}

/** Where one code lies when it is seen along the plane. */
export function positionOf(plane: Plane, code: Float32Array): Point {
  const [x = 0, y = 0] = positionsIn(plane, { rows: 1, columns: code.length, data: code })
  return { x, y }
}

function squaredLength(vector: Float32Array): number {
  return vector.reduce((sum, value) => sum + value ** 2, 0)
}
