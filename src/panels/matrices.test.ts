import { expect, test } from 'vitest'
import { difference, rowMatrix, takeRows } from './matrices.ts'

const matrix = { rows: 3, columns: 2, data: Float32Array.of(1, 2, 3, 4, 5, 6) }

test('takes rows in the order asked for', () => {
  expect([...takeRows(matrix, [2, 0, 2]).data]).toEqual([5, 6, 1, 2, 5, 6])
  expect(() => takeRows(matrix, [3])).toThrow('takeRows: expected a row in 0…2, got 3')
})

test('the difference is undefined until both are there and fit', () => {
  const other = { ...matrix, data: Float32Array.of(1, 1, 1, 1, 1, 1) }
  expect([...difference(matrix, other)!.data]).toEqual([0, 1, 2, 3, 4, 5])
  expect(difference(matrix, undefined)).toBeUndefined()
  expect(difference(matrix, rowMatrix(Float32Array.of(1, 2)))).toBeUndefined()
})
