import { expect, test } from 'vitest'
import { thinCurve } from './thin-curve.ts'

const steps = Array.from({ length: 1000 }, (_, i) => i * 3)

test('a short curve stays as it is', () => {
  const curve = { steps: [0, 1, 2], values: [3, 2, 1] }
  expect(thinCurve(curve, 3)).toBe(curve)
})

test('first, last and a lonely peak survive', () => {
  const values = steps.map((_, i) => (i === 417 ? 9 : 1 / (1 + i)))
  const thinned = thinCurve({ steps, values }, 50)
  expect(thinned.steps).toHaveLength(50)
  expect(thinned.steps[0]).toBe(0)
  expect(thinned.steps.at(-1)).toBe(2997)
  expect(thinned.values).toContain(9)
})

test('points are points of the curve, in order', () => {
  const values = steps.map((step) => Math.sin(step / 40))
  const thinned = thinCurve({ steps, values }, 100)
  thinned.steps.forEach((step, i) => {
    expect(thinned.values[i]).toBe(Math.sin(step / 40))
    if (i > 0) expect(step).toBeGreaterThan(thinned.steps[i - 1]!)
  })
})

test('a logarithmic axis keeps small peaks of small values', () => {
  // A dip of two decades low down is invisible on a linear axis beside a jump high up in the same stretch.
  const values = steps.map((_, i) => (i < 500 ? 1 + (i % 2) : i === 700 ? 1e-6 : 1e-3))
  expect(thinCurve({ steps, values }, 20, 'log').values).toContain(1e-6)
})
