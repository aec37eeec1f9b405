/** Two questions put to the hidden units by a linear map each: which digit, and how far does it lean. */
import { applyMap, type LinearMap, leastSquares } from '../../math/least-squares.ts'
import type { Rows } from '../../math/rows.ts'
import type { Matrix } from '../../protocol/run.ts'

const classes = 10
const side = 28
/** Holds back weights when there are few examples. */
const decay = 3

/**
 * How far a digit leans from upright, degrees; to the right is positive. From its second moments: the shear that would set it upright.
 * @param image 784 pixels, 0…1; an empty one does not lean
 */
export function slant(image: ArrayLike<number>): number {
  let [total, x, y] = [0, 0, 0]
  for (let i = 0; i < side * side; i++) {
    const ink = image[i]!
    total += ink
    x += ink * (i % side)
    y += ink * Math.floor(i / side)
  }
  if (total === 0) return 0
  let [across, down] = [0, 0]
  for (let i = 0; i < side * side; i++) {
    const below = Math.floor(i / side) - y / total
    across += image[i]! * ((i % side) - x / total) * below
    down += image[i]! * below * below
  }
  return down === 0 ? 0 : (Math.atan(-across / down) * 180) / Math.PI
}

export interface Readouts {
  readonly classify: LinearMap
  readonly lean: LinearMap
}

/** Learns both from the first `count` labelled examples. @param hidden p(h|v), a row an image */
export function learnReadouts(
  hidden: Matrix,
  images: Matrix,
  labels: readonly number[],
  count: number,
): Readouts {
  const x = firstRows(hidden, count)
  const oneHot = new Float64Array(count * classes)
  const degrees = new Float64Array(count)
  for (let row = 0; row < count; row++) {
    oneHot[row * classes + labels[row]!] = 1
    degrees[row] = slant(images.data.subarray(row * images.columns, (row + 1) * images.columns))
  }
  return {
    classify: leastSquares(x, { rows: count, columns: classes, data: oneHot }, decay),
    lean: leastSquares(x, { rows: count, columns: 1, data: degrees }, decay),
  }
}

export interface Answers {
  /** Near 1 for yes and 0 for no; not probabilities. */
  readonly scores: readonly number[]
  readonly guess: number
  /** Degrees. */
  readonly lean: number
}

/** Both readouts' answers about one image. @param hidden p(h|v), [1, H] */
export function answer({ classify, lean }: Readouts, hidden: Matrix): Answers {
  const scores = Array.from(applyMap(classify, hidden).data)
  return { scores, guess: scores.indexOf(Math.max(...scores)), lean: applyMap(lean, hidden).data[0]! }
}

/** Share of right guesses, and mean distance in degrees, on other digits. */
export function measure(readouts: Readouts, hidden: Matrix, images: Matrix, labels: readonly number[]) {
  const scores = applyMap(readouts.classify, hidden)
  const leans = applyMap(readouts.lean, hidden)
  let [right, away] = [0, 0]
  for (let row = 0; row < hidden.rows; row++) {
    const own = Array.from(scores.data).slice(row * classes, (row + 1) * classes)
    if (own.indexOf(Math.max(...own)) === labels[row]) right++
    const image = images.data.subarray(row * images.columns, (row + 1) * images.columns)
    away += Math.abs(leans.data[row]! - slant(image))
  }
  return { accuracy: right / hidden.rows, degrees: away / hidden.rows, count: hidden.rows }
}

function firstRows(matrix: Matrix, count: number): Rows {
  return { rows: count, columns: matrix.columns, data: matrix.data.subarray(0, count * matrix.columns) }
}
