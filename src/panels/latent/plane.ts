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

/** The plane of two code units, the others at `rest`. */
export function axisPlane(first: number, second: number, rest: Float32Array): Plane {
  const axis = (at: number) => Float32Array.from(rest, (_, i) => (i === at ? 1 : 0))
  const origin = Float32Array.from(rest, (value, i) => (i === first || i === second ? 0 : value))
  return { origin, u: axis(first), v: axis(second) }
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

/**
 * The plane through the mean of the codes along the two directions in which they vary most.
 * Power iteration on the covariance; K is small, so it costs little.
 */
export function principalPlane(codes: Matrix): Plane {
  const { rows, columns, data } = codes
  const mean = new Float32Array(columns)
  for (let i = 0; i < data.length; i++) mean[i % columns]! += data[i]! / rows
  const covariance = new Float64Array(columns * columns)
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < columns; i++) {
      const a = data[row * columns + i]! - mean[i]!
      for (let j = 0; j < columns; j++) {
        covariance[i * columns + j]! += (a * (data[row * columns + j]! - mean[j]!)) / rows
      }
    }
  }
  const u = leadingDirection(covariance, columns, [])
  const v = leadingDirection(covariance, columns, [u])
  return { origin: mean, u, v }
}

/** The direction of largest variance at right angles to `others`; its largest part is positive. */
function leadingDirection(
  covariance: Float64Array,
  size: number,
  others: readonly Float32Array[],
): Float32Array {
  // An uneven start, so that it is at right angles to nothing by accident.
  let direction = Float32Array.from({ length: size }, (_, i) => 1 + Math.sin(1 + 7 * i))
  for (let round = 0; round < 200; round++) {
    const next = new Float32Array(size)
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) next[i]! += covariance[i * size + j]! * direction[j]!
    direction = unit(without(next, others)) ?? unit(without(direction, others)) ?? direction
  }
  const largest = direction.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0)
  return largest < 0 ? direction.map((value) => -value) : direction
}

function squaredLength(vector: Float32Array): number {
  return vector.reduce((sum, value) => sum + value ** 2, 0)
}

function without(vector: Float32Array, others: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const left = Float32Array.from(vector)
  for (const other of others) {
    const along = left.reduce((sum, value, i) => sum + value * other[i]!, 0)
    for (let i = 0; i < left.length; i++) left[i]! -= along * other[i]!
  }
  return left
}

function unit(vector: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> | undefined {
  const length = Math.hypot(...vector)
  return length > 1e-9 ? vector.map((value) => value / length) : undefined
}
