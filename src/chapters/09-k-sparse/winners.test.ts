import { expect, test } from 'vitest'
import { contributions, partialCodes, rankWinners } from './winners.ts'

const code = Float32Array.from([0, 2, 0, 5, -1, 2])

test('winners come largest first, equals in the order of units, silent ones not at all', () => {
  expect(rankWinners(code)).toEqual([
    { unit: 3, value: 5 },
    { unit: 1, value: 2 },
    { unit: 5, value: 2 },
    { unit: 4, value: -1 },
  ])
})

test('partial codes let only the first winners speak; all of them are the code', () => {
  const { data, rows } = partialCodes(rankWinners(code), [1, 2, 9], 6)
  expect(rows).toBe(3)
  expect(Array.from(data.slice(0, 6))).toEqual([0, 0, 0, 5, 0, 0])
  expect(Array.from(data.slice(6, 12))).toEqual([0, 2, 0, 5, 0, 0])
  expect(data.slice(12)).toEqual(code)
})

test('a contribution is a stroke times the activity of its unit', () => {
  const strokes = { rows: 6, columns: 2, data: Float32Array.from({ length: 12 }, (_, i) => i) }
  const parts = contributions(rankWinners(code).slice(0, 2), strokes)
  expect(parts.rows).toBe(2)
  expect(Array.from(parts.data)).toEqual([30, 35, 4, 6])
})
