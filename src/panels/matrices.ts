/** Small functions of matrices as they come from the worker. They copy; nothing given is changed. */
import type { Matrix } from '../protocol/run.ts'

/** One row of numbers as a matrix, such as an image of 784 pixels. */
export function rowMatrix(data: Float32Array): Matrix {
  return { rows: 1, columns: data.length, data }
}

/** The rows at `indices`, in that order; an index out of range throws. */
export function takeRows(matrix: Matrix, indices: readonly number[]): Matrix {
  const data = new Float32Array(indices.length * matrix.columns)
  indices.forEach((index, i) => {
    if (index < 0 || index >= matrix.rows)
      throw new Error(`takeRows: expected a row in 0…${matrix.rows - 1}, got ${index}`)
    data.set(matrix.data.subarray(index * matrix.columns, (index + 1) * matrix.columns), i * matrix.columns)
  })
  return { rows: indices.length, columns: matrix.columns, data }
}

/** a − b, value by value; `undefined` while one is missing or their shapes differ. */
export function difference(a: Matrix | undefined, b: Matrix | undefined): Matrix | undefined {
  if (!a || !b || a.data.length !== b.data.length || a.columns !== b.columns) return undefined
  return { rows: a.rows, columns: a.columns, data: a.data.map((value, i) => value - b.data[i]!) }
}

/** Matrices of one width below each other. */
export function stackRows(parts: readonly Matrix[]): Matrix {
  const columns = parts[0]?.columns ?? 0
  const data = new Float32Array(parts.reduce((sum, part) => sum + part.data.length, 0))
  let at = 0
  for (const part of parts) {
    if (part.columns !== columns)
      throw new Error(`stackRows: expected rows of ${columns} values, got ${part.columns}`)
    data.set(part.data, at)
    at += part.data.length
  }
  return { rows: parts.reduce((sum, part) => sum + part.rows, 0), columns, data }
}
