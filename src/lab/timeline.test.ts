import { expect, test } from 'vitest'
import { type KeptState, keptWith } from './timeline.ts'

const state = (step: number, bytes = 10): KeptState => ({ step, bytes, checkpoints: [] })
const fill = (count: number, most: number, bytes = 10) =>
  Array.from({ length: count }, (_, i) => state(i, bytes)).reduce(
    (kept: readonly KeptState[], next) => keptWith(kept, next, most),
    [],
  )

test('memory stays below its bound, the start and the newest state stay', () => {
  for (let count = 1; count < 200; count++) {
    const kept = fill(count, 100)
    expect(kept.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(100)
    expect(kept[0]!.step).toBe(0)
    expect(kept.at(-1)!.step).toBe(count - 1)
  }
})

test('what is thinned out is spread over the whole training', () => {
  const steps = fill(1000, 100).map(({ step }) => step)
  expect(steps.length).toBeGreaterThan(4)
  const gaps = steps.slice(1).map((step, i) => step - steps[i]!)
  expect(Math.max(...gaps)).toBeLessThan(350)
})

test('going back and on forgets what came after; one state too large is kept alone', () => {
  expect(keptWith([state(0), state(5), state(9)], state(7), 100).map(({ step }) => step)).toEqual([0, 5, 7])
  expect(fill(3, 100, 80).map(({ step }) => step)).toEqual([2])
})
