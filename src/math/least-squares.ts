/** Linear least squares with a little weight decay, solved at once. Plain arrays; fine for some hundred columns. */
import type { Rows } from './rows.ts'

export interface LinearMap {
  /** [inputs + 1, outputs]; the last row is the constant. */
  readonly weights: Rows
}

/**
 * W that minimises Σ ‖xW + c − y‖² + decay · ‖W‖²; the constant c is not held back.
 * @param x inputs, one row an example; @param y wanted outputs, as many rows
 * @throws Error when the numbers of rows differ, or there are none
 */
export function leastSquares(x: Rows, y: Rows, decay: number): LinearMap {
  if (x.rows !== y.rows || x.rows === 0)
    throw new Error(
      `leastSquares: expected as many rows of x and y, at least one; got ${x.rows} and ${y.rows}`,
    )
  const n = x.columns + 1
  const gram = new Float64Array(n * n)
  const right = new Float64Array(n * y.columns)
  const row = new Float64Array(n)
  row[n - 1] = 1
  for (let example = 0; example < x.rows; example++) {
    for (let i = 0; i < x.columns; i++) row[i] = x.data[example * x.columns + i]!
    for (let i = 0; i < n; i++) {
      const value = row[i]!
      for (let j = 0; j <= i; j++) gram[i * n + j]! += value * row[j]!
      for (let k = 0; k < y.columns; k++)
        right[i * y.columns + k]! += value * y.data[example * y.columns + k]!
    }
  }
  // The constant's own tiny decay keeps the system solvable when there are fewer examples than columns.
  for (let i = 0; i < n; i++) gram[i * n + i]! += i < n - 1 ? decay : 1e-9
  return { weights: { rows: n, columns: y.columns, data: solve(gram, right, n, y.columns) } }
}

/** xW + c, [rows, outputs]. */
export function applyMap({ weights }: LinearMap, x: Rows): Rows {
  const data = new Float64Array(x.rows * weights.columns)
  for (let row = 0; row < x.rows; row++)
    for (let k = 0; k < weights.columns; k++) {
      let sum = weights.data[(weights.rows - 1) * weights.columns + k]!
      for (let i = 0; i < x.columns; i++)
        sum += x.data[row * x.columns + i]! * weights.data[i * weights.columns + k]!
      data[row * weights.columns + k] = sum
    }
  return { rows: x.rows, columns: weights.columns, data }
}

/** A X = B for a symmetric positive A given by its lower half, by Cholesky's A = LLᵀ; overwrites both. */
function solve(a: Float64Array, b: Float64Array, n: number, outputs: number): Float64Array {
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j]!
      for (let k = 0; k < j; k++) sum -= a[i * n + k]! * a[j * n + k]!
      a[i * n + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / a[j * n + j]!
    }
  for (let k = 0; k < outputs; k++) {
    for (let i = 0; i < n; i++) {
      let sum = b[i * outputs + k]!
      for (let j = 0; j < i; j++) sum -= a[i * n + j]! * b[j * outputs + k]!
      b[i * outputs + k] = sum / a[i * n + i]!
    }
    for (let i = n - 1; i >= 0; i--) {
      let sum = b[i * outputs + k]!
      for (let j = i + 1; j < n; j++) sum -= a[j * n + i]! * b[j * outputs + k]!
      b[i * outputs + k] = sum / a[i * n + i]!
    }
  }
  return b
}
