import { expect, test } from 'vitest'
import { barsAndStripes, patternText, togglePixel } from './patterns.ts'
import { createSmallRun, taught } from './small-run.ts'

test('bars and stripes are the fourteen pictures of whole rows or whole columns', () => {
  const states = barsAndStripes()
  expect(states).toHaveLength(14)
  expect(states).toContain(0b111000111)
  expect(states).toContain(0b101101101)
  expect(states).not.toContain(0b100000000)
})

test('a pattern is read row by row and toggled pixel by pixel', () => {
  expect(patternText(0b000000011)).toBe('110 000 000')
  expect(togglePixel(togglePixel(5, 8), 8)).toBe(5)
})

test('a pattern that is taught twice counts twice; nothing taught is no distribution', () => {
  expect(taught([3, 3, 5, 6])[3]).toBe(0.5)
  expect(taught([]).every((value) => value === 0)).toBe(true)
})

test('without patterns nothing is learned, and other patterns go on from the machine as it is', () => {
  const spec = { hidden: 3, seed: 1, rule: 'exact', rate: 0.5, patterns: [] as number[] } as const
  const run = createSmallRun(spec)
  run.step()
  expect(run.state.get().step).toBe(0)
  expect(run.state.get().divergence).toBeNaN()
  run.follow({ ...spec, patterns: [0, 511] })
  const before = run.state.get().divergence
  for (let i = 0; i < 30; i++) run.step()
  expect(run.state.get().divergence).toBeLessThan(before)
  run.follow({ ...spec, patterns: [0, 511], hidden: 4 })
  expect(run.state.get().step).toBe(0)
  run.close()
})
