import { expect, test } from 'vitest'
import { energyGap } from './energy-gap.ts'
import { histogram } from './histogram.ts'

test('the gap compares each validation with the training batches since the one before', () => {
  const gap = energyGap({
    train: { freeEnergy: { steps: [1, 2, 3, 4], values: [-10, -12, -20, -22] } },
    validation: { freeEnergy: { steps: [0, 2, 4], values: [0, -9, -20] } },
  })
  expect(gap).toEqual({ steps: [2, 4], values: [2, 1] })
  expect(energyGap({ train: {}, validation: {} })).toBeUndefined()
})

test('every weight is counted once, zero in the middle bar', () => {
  const { counts, reach, spread } = histogram(Float32Array.from([-0.4, 0, 0, 0.05, 0.5]), 5)
  expect(reach).toBe(0.5)
  expect(counts).toEqual([1, 0, 3, 0, 1])
  expect(spread).toBeCloseTo(Math.sqrt((0.16 + 0.0025 + 0.25) / 5))
})
