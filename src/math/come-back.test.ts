import { expect, test } from 'vitest'
import { comeBackDistances, comeBackGrid, comeBackShare } from './come-back.ts'

test('the grid lies around the mean, two deviations to each side, from the top', () => {
  const { rows, data } = comeBackGrid([1, -1], [2, 1], 2)
  expect(rows).toBe(4)
  expect([...data]).toEqual([-1, 0, 3, 0, -1, -2, 3, -2])
})

test('distances are measured in deviations of each unit', () => {
  const from = { rows: 2, data: [0, 0, 1, 1] }
  const to = { rows: 2, data: [0.3, 4, 1, 1.2] }
  const distances = comeBackDistances(from, to, [0.1, 1])
  expect(distances[0]).toBeCloseTo(5, 5)
  expect(distances[1]).toBeCloseTo(0.2, 5)
  expect(comeBackShare(distances)).toBe(0.5)
})
