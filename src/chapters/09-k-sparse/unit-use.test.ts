import { expect, test } from 'vitest'
import { countDead, halfTakenBy, measuredUse, unknownUse } from './unit-use.ts'

test('dead units are those without any win', () => {
  expect(countDead([0, 0.2, 0, 1])).toBe(2)
})

test('half of the wins are taken by the busiest', () => {
  expect(halfTakenBy([0.1, 1, 0.1, 0.4])).toBe(1)
  expect(halfTakenBy([0.25, 0.25, 0.25, 0.25])).toBe(2)
  expect(halfTakenBy([])).toBe(0)
})

test('the curve goes on, is corrected at its last step, and begins anew when training starts over', () => {
  let use = measuredUse(unknownUse, [0, 0, 1], 5)
  use = measuredUse(use, [0, 1, 1], 9)
  expect(use.dead).toEqual({ steps: [5, 9], values: [2, 1] })
  use = measuredUse(use, [1, 1, 1], 9)
  expect(use.dead).toEqual({ steps: [5, 9], values: [2, 0] })
  expect(measuredUse(use, [0, 0, 0], 0).dead).toEqual({ steps: [0], values: [3] })
})
