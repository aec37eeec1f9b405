import { expect, test } from 'vitest'
import { logStops, nearestStop } from './slider-scale.ts'

test('a logarithmic track stops at round numbers and at its ends', () => {
  expect(logStops(0.001, 0.01)).toEqual([
    0.001, 0.0012, 0.0015, 0.002, 0.0025, 0.003, 0.004, 0.005, 0.006, 0.008, 0.01,
  ])
  expect(logStops(3, 128, true)).toEqual([
    3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 120, 128,
  ])
})

test('every stop is found again, so arrow keys never stick', () => {
  const stops = logStops(1e-5, 1)
  expect(stops.map((stop) => nearestStop(stops, stop))).toEqual(stops.map((_, i) => i))
  expect(stops[nearestStop(stops, 0.0031)]).toBe(0.003)
  expect(nearestStop([0, 1, 2], 1.2)).toBe(1)
})
