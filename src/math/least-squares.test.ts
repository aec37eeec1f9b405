import { expect, test } from 'vitest'
import { applyMap, leastSquares } from './least-squares.ts'
import { rowsOf } from './rows.ts'

const x = rowsOf(Array.from({ length: 30 }, (_, i) => [Math.sin(i), Math.cos(3 * i), (i % 7) / 7]))
const row = (i: number) => Array.from(x.data).slice(i * 3, i * 3 + 3) as [number, number, number]

test('an exactly linear relation is found, with its constant', () => {
  const y = rowsOf(Array.from({ length: 30 }, (_, i) => [2 * row(i)[0] - row(i)[2] + 5, row(i)[1]]))
  const map = leastSquares(x, y, 1e-9)
  const found = applyMap(map, x)
  for (let i = 0; i < 60; i++) expect(found.data[i]).toBeCloseTo(y.data[i]!, 5)
  expect(map.weights.data[3 * 2]).toBeCloseTo(5, 5)
})

test('the solution is a minimum: moving any weight costs', () => {
  const y = rowsOf(Array.from({ length: 30 }, (_, i) => [Math.sin(i * i)]))
  const cost = (data: ArrayLike<number>) => {
    const made = applyMap({ weights: { rows: 4, columns: 1, data } }, x)
    const decay = 0.5 * (data[0]! ** 2 + data[1]! ** 2 + data[2]! ** 2)
    return Array.from(made.data).reduce((sum, value, i) => sum + (value - y.data[i]!) ** 2, decay)
  }
  const best = leastSquares(x, y, 0.5).weights.data
  for (let at = 0; at < 4; at++)
    for (const by of [-1e-3, 1e-3]) {
      const moved = Float64Array.from(best)
      moved[at]! += by
      expect(cost(moved)).toBeGreaterThan(cost(best))
    }
})

test('fewer examples than columns still give finite weights', () => {
  const map = leastSquares(rowsOf([[1, 0, 1]]), rowsOf([[3]]), 0.1)
  expect(Array.from(map.weights.data).every(Number.isFinite)).toBe(true)
})
