import { expect, test } from 'vitest'
import { divergence, enumerate, freeEnergy, patternDistribution } from './boltzmann.ts'
import { rowsOf } from './rows.ts'

const machine = {
  weights: rowsOf([
    [0.5, -1],
    [1.5, 0.25],
    [-0.75, 2],
  ]),
  visibleBias: [0.1, -0.2, 0.3],
  hiddenBias: [-0.4, 0.6],
}

test('probabilities sum to 1, and the free energy is ln p(v) up to ln Z', () => {
  const { joint, visible, logPartition } = enumerate(machine)
  expect(Array.from(joint.data).reduce((a, b) => a + b)).toBeCloseTo(1, 12)
  for (let state = 0; state < 8; state++) {
    const v = [state & 1, (state >> 1) & 1, (state >> 2) & 1]
    expect(Math.log(visible[state]!)).toBeCloseTo(-freeEnergy(machine, v) - logPartition, 12)
  }
})

test('without couplings the units are independent coins', () => {
  const free = { weights: rowsOf([[0], [0]]), visibleBias: [1, -2], hiddenBias: [0.5] }
  const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))
  const { visible } = enumerate(free)
  expect(visible[1]).toBeCloseTo(sigmoid(1) * (1 - sigmoid(-2)), 12)
})

test('the divergence of patterns is 0 from themselves and positive from a machine', () => {
  const p = patternDistribution(
    rowsOf([
      [1, 0, 0],
      [1, 0, 0],
      [0, 1, 1],
    ]),
  )
  expect(p[1]).toBeCloseTo(2 / 3, 12)
  expect(p[6]).toBeCloseTo(1 / 3, 12)
  expect(divergence(p, p)).toBe(0)
  expect(divergence(p, enumerate(machine).visible)).toBeGreaterThan(0)
  expect(() =>
    enumerate({ weights: { rows: 15, columns: 8, data: [] }, visibleBias: [], hiddenBias: [] }),
  ).toThrow('20')
})
