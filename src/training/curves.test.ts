import { expect, test } from 'vitest'
import { appendCurves, cutCurves } from './curves.ts'

const points = (from: number, to: number) => {
  const steps = Array.from({ length: to - from }, (_, i) => from + i + 1)
  return { loss: { steps, values: steps.map((step) => 1 / step) } }
}

test('the same points give the same curve, however many come at a time', () => {
  const one = appendCurves({}, points(0, 7000))
  for (const size of [1, 7, 600, 2500]) {
    let many = {}
    for (let from = 0; from < 7000; from += size)
      many = appendCurves(many, points(from, Math.min(7000, from + size)))
    expect(many).toEqual(one)
  }
})

test('a long curve stays short and keeps its first and its latest points', () => {
  const { steps, values } = appendCurves({}, points(0, 100_000)).loss!
  expect(steps.length).toBeLessThanOrEqual(2000)
  expect(steps.length).toBeGreaterThan(1000)
  expect(steps[0]).toBe(1)
  expect(steps.slice(-400)).toEqual(points(99_600, 100_000).loss.steps)
  expect(values).toEqual(steps.map((step) => 1 / step))
})

test('going back cuts what came later', () => {
  expect(cutCurves(appendCurves({}, points(0, 50)), 20)).toEqual(points(0, 20))
})
