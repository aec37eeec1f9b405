import { expect, test } from 'vitest'
import { divergence, enumerate, type SmallMachine } from './boltzmann.ts'
import {
  createSmallTraining,
  hiddenDistribution,
  jointRow,
  likelihoodGradient,
  visibleDistribution,
} from './small-training.ts'

/** Bars and stripes on 3×3, bit i is pixel i. */
const patterns = [0, 7, 56, 63, 448, 455, 504, 511, 73, 146, 219, 292, 365, 438]
const target = (states: number[], size: number) => {
  const p = new Float64Array(size)
  for (const state of states) p[state]! += 1 / states.length
  return p
}
const biased = (visible: number, hidden: number): SmallMachine => {
  const { machine } = createSmallTraining(visible, hidden, 3)
  const bias = (n: number) => Float64Array.from({ length: n }, (_, i) => Math.sin(i + 1))
  return { weights: machine.weights, visibleBias: bias(visible), hiddenBias: bias(hidden) }
}

test('closed-form marginals and rows are those of the enumerated joint distribution', () => {
  const machine = biased(5, 4)
  const exact = enumerate(machine)
  const { q, logPartition } = visibleDistribution(machine)
  expect(logPartition).toBeCloseTo(exact.logPartition, 10)
  for (const [v, probability] of exact.visible.entries()) expect(q[v]).toBeCloseTo(probability, 12)
  const hidden = hiddenDistribution(machine, logPartition)
  for (let h = 0; h < 16; h++) {
    let sum = 0
    for (let v = 0; v < 32; v++) sum += exact.joint.data[v * 16 + h]!
    expect(hidden[h]).toBeCloseTo(sum, 12)
  }
  const row = jointRow(machine, logPartition, 19)
  for (let h = 0; h < 16; h++) expect(row[h]).toBeCloseTo(exact.joint.data[19 * 16 + h]!, 12)
})

test('the gradient is the slope of the negative divergence, by finite differences', () => {
  const machine = biased(4, 3)
  const p = target([3, 12, 12, 9], 16)
  const slope = likelihoodGradient(machine, p)
  const moved = (by: number, at: number) => {
    const data = Float64Array.from(machine.weights.data)
    data[at]! += by
    return divergence(p, visibleDistribution({ ...machine, weights: { rows: 4, columns: 3, data } }).q)
  }
  for (let at = 0; at < 12; at++) {
    const expected = -(moved(1e-5, at) - moved(-1e-5, at)) / 2e-5
    expect(slope.weights.data[at]).toBeCloseTo(expected, 6)
  }
})

test.each([1, 2, 3])('bars and stripes are learned to under 0.05 nats, seed %i', (seed) => {
  const p = target(patterns, 512)
  const training = createSmallTraining(9, 6, seed)
  const away = () => divergence(p, visibleDistribution(training.machine).q)
  expect(away()).toBeGreaterThan(2)
  for (let i = 0; i < 800; i++) training.update(p, 'exact', 0.5)
  expect(away()).toBeLessThan(0.05)
})

test('contrastive divergence brings the machine closer, and one seed gives one machine', () => {
  const p = target(patterns, 512)
  const learned = () => {
    const training = createSmallTraining(9, 6, 1)
    for (let i = 0; i < 600; i++) training.update(p, 'cd', 0.05)
    return training.machine
  }
  const machine = learned()
  expect(divergence(p, visibleDistribution(machine).q)).toBeLessThan(2)
  expect(learned().weights.data).toEqual(machine.weights.data)
})
