import { expect, test } from 'vitest'
import { meanOf, varietyOf } from './variety.ts'

const originals = { rows: 3, columns: 2, data: Float32Array.of(0, 1, 1, 0, 0.5, 0.5) }

test('the same answer to everything has no variety, a perfect one has all of it', () => {
  const { data } = meanOf(originals)
  expect([...data]).toEqual([0.5, 0.5])
  const same = { ...originals, data: Float32Array.of(...data, ...data, ...data) }
  expect(varietyOf(same, originals)).toBe(0)
  expect(varietyOf(originals, originals)).toBe(1)
})

test('half the way from the mean has a quarter of the variance', () => {
  const half = { ...originals, data: originals.data.map((value) => 0.5 + (value - 0.5) / 2) }
  expect(varietyOf(half, originals)).toBeCloseTo(0.25, 6)
})
