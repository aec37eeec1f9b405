import { expect, test } from 'vitest'
import { barRange } from './code-range.ts'

const fresh = { low: 0, high: 1e-3 }

test('round numbers around the values, from zero when none is negative', () => {
  expect(barRange(Float32Array.of(0, 3.2, 1), fresh)).toEqual({ low: 0, high: 5 })
  expect(barRange(Float32Array.of(-0.3, 0.9), fresh)).toEqual({ low: -1, high: 1 })
})

test('grows, does not shrink with every digit, but starts anew when far too large', () => {
  const wide = { low: 0, high: 10 }
  expect(barRange(Float32Array.of(4), wide).high).toBe(10)
  expect(barRange(Float32Array.of(14), wide).high).toBe(20)
  expect(barRange(Float32Array.of(0.9), wide).high).toBe(1)
})
