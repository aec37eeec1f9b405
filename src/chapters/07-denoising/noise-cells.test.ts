import { expect, test } from 'vitest'
import { codeChange, meanCodeDistance } from './noise-cells.ts'

const matrix = (columns: number, values: number[]) => ({
  rows: values.length / columns,
  columns,
  data: Float32Array.from(values),
})

test('the change is the damaged code minus the undamaged, in parts of the strongest unit', () => {
  expect(Array.from(codeChange(matrix(3, [3, 0, 4, 0, 0, 4])).data)).toEqual([-0.75, 0, 0])
})

test('codes move by a part of their length, on average', () => {
  expect(meanCodeDistance(matrix(3, [3, 0, 4, 0, 0, 4]))).toBeCloseTo(3 / 5, 6)
  // Two images: one moves by a half of its length, the other not at all.
  expect(meanCodeDistance(matrix(2, [0, 2, 5, 5, 1, 2, 5, 5]))).toBeCloseTo(0.25, 6)
})
