/** Directions of a space of codes to look along: its own units, or those in which the codes of real images vary most. */
import type { Matrix } from '../../protocol/run.ts'
import type { Plane } from './plane.ts'

/** K directions of length 1 at right angles, and where their coordinates are all zero. */
export interface Basis {
  readonly origin: Float32Array // [K]
  readonly directions: readonly Float32Array[] // K × [K]
}

/** The code units themselves. */
export function unitBasis(size: number): Basis {
  const directions = Array.from({ length: size }, (_, unit) =>
    Float32Array.from({ length: size }, (_, i) => (i === unit ? 1 : 0)),
  )
  return { origin: new Float32Array(size), directions }
}

/**
 * Principal directions of codes, [n, K], through their mean, the one of largest variance first.
 * Power iteration on the covariance; K is small, so it costs little.
 */
export function principalBasis(codes: Matrix): Basis {
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
  const directions: Float32Array[] = []
  while (directions.length < columns) directions.push(leadingDirection(covariance, columns, directions))
  return { origin: mean, directions }
}

/**
 * The plane along two directions of a basis.
 * @param rest coordinates of the other directions, by their number; those of the two do not count
 */
export function planeIn(
  { origin, directions }: Basis,
  first: number,
  second: number,
  rest: ArrayLike<number> = [],
): Plane {
  const through = Float32Array.from(origin)
  directions.forEach((direction, i) => {
    if (i === first || i === second) return
    for (let unit = 0; unit < through.length; unit++) through[unit]! += (rest[i] ?? 0) * direction[unit]!
  })
  return { origin: through, u: directions[first]!, v: directions[second]! }
}

/** With two code units the plane is the space itself. */
export const twoUnits: Plane = planeIn(unitBasis(2), 0, 1)

/** Coordinates of a code along the directions. */
export function coordinatesIn({ origin, directions }: Basis, code: ArrayLike<number>): number[] {
  return directions.map((direction) =>
    direction.reduce((sum, part, i) => sum + part * (code[i]! - origin[i]!), 0),
  )
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
