import { expect, test } from 'vitest'
import { activityAt, loudest, placeOf, summarise, unitPenalty } from './activity.ts'

const divergence = { penalty: 'divergence', rho: 0.1, beta: 3, l1: 0 } as const

test('a unit pays nothing at ρ, more the further it is, and in proportion to β', () => {
  expect(unitPenalty(divergence, 0.1)).toBeCloseTo(0, 12)
  // 0.1·ln(0.1/0.5) + 0.9·ln(0.9/0.5) by hand
  expect(unitPenalty(divergence, 0.5)).toBeCloseTo(3 * 0.368064, 5)
  expect(unitPenalty(divergence, 0.02)).toBeGreaterThan(unitPenalty(divergence, 0.05))
  expect(unitPenalty({ ...divergence, beta: 6 }, 0.5)).toBeCloseTo(2 * unitPenalty(divergence, 0.5), 12)
})

test('L1 charges in proportion to activity: least at silence', () => {
  const l1 = { penalty: 'l1', rho: 0.1, beta: 3, l1: 1e-3 } as const
  expect(unitPenalty(l1, 0)).toBe(0)
  expect(unitPenalty(l1, 0.5)).toBeCloseTo(0.392, 10)
})

test('the summary counts units near ρ and those that never fire', () => {
  expect(summarise([0.05, 0.1, 0.3, 0.01], [0.9, 0.51, 1, 0.2], 0.1)).toEqual({
    units: 4,
    mean: expect.closeTo(0.115, 10),
    near: 2,
    dead: 1,
  })
})

test('the axis goes there and back, and stays inside', () => {
  for (const activity of [0, 0.01, 0.25, 1]) expect(activityAt(placeOf(activity))).toBeCloseTo(activity, 12)
  expect(placeOf(2)).toBe(1)
  expect(activityAt(-1)).toBe(0)
})

test('the loudest come first, equals in the order of units', () => {
  expect(loudest(Float32Array.of(0.25, 1, 0.5, 0.5), 3)).toEqual([
    { unit: 1, value: 1 },
    { unit: 2, value: 0.5 },
    { unit: 3, value: 0.5 },
  ])
})
