/** Measures against values worked out by hand or by another program (named at each). */
import { expect, test } from 'vitest'
import { activeUnits, gaussianDivergence, posteriorDivergence, slideDivergence } from './gaussian.ts'
import { mapFaithfulness, neighbourAccuracy } from './neighbours.ts'
import {
  binaryCrossEntropy,
  copiedDamage,
  crossEntropyFloor,
  denoisingGain,
  meanAbsoluteError,
  meanSquaredError,
  peakSignalToNoise,
  squaredErrorPerImage,
} from './reconstruction.ts'
import { rowsOf } from './rows.ts'
import {
  coinDivergence,
  deadUnits,
  histogram,
  lifetimeSparseness,
  meanActivity,
  populationSparseness,
  trevesRolls,
} from './sparsity.ts'

const clean = rowsOf([
  [0, 1, 0.5, 0],
  [1, 1, 0, 0],
])
const output = rowsOf([
  [0.1, 0.8, 0.5, 0],
  [1, 0.6, 0, 0.2],
])

test('errors per pixel and per image', () => {
  // by hand: 0.01 + 0.04 = 0.05 and 0.16 + 0.04 = 0.20
  expect(squaredErrorPerImage(output, clean)).toBeCloseTo(0.125, 12)
  expect(meanSquaredError(output, clean)).toBeCloseTo(0.125 / 4, 12)
  expect(peakSignalToNoise(output, clean)).toBeCloseTo(15.0515, 4)
  // by hand: 0.1 + 0.2 and 0.4 + 0.2
  expect(meanAbsoluteError(output, clean)).toBeCloseTo(0.9 / 8, 12)
  expect(
    denoisingGain(
      output,
      rowsOf([
        [0, 0, 0.5, 0],
        [1, 0, 0, 0],
      ]),
      clean,
    ),
  ).toBeCloseTo(0.125, 12)
})

test('the share of the damage that is copied: all by the identity, none by a constant, a half by half of each', () => {
  const clean = rowsOf([[0.5, 1, 0, 0.25]])
  const damaged = rowsOf([[0, 1, 1, 0.25]])
  const still = rowsOf([[0.3, 0.3, 0.3, 0.3]])
  expect(copiedDamage(damaged, clean, damaged, clean)).toBeCloseTo(1, 12)
  expect(copiedDamage(still, still, damaged, clean)).toBe(0)
  const half = rowsOf([[0.25, 1, 0.5, 0.25]])
  expect(copiedDamage(half, clean, damaged, clean)).toBeCloseTo(0.5, 12)
  expect(copiedDamage(clean, clean, clean, clean)).toBeNaN()
})

test('cross-entropy, its floor at grey pixels, and no infinity', () => {
  expect(binaryCrossEntropy(rowsOf([[0.2, 0.9]]), rowsOf([[0, 1]]))).toBeCloseTo(
    -(Math.log(0.8) + Math.log(0.9)) / 2,
    12,
  )
  expect(crossEntropyFloor(rowsOf([[0, 1, 0.5, 0.5]]))).toBeCloseTo(Math.LN2 / 2, 6)
  expect(binaryCrossEntropy(rowsOf([[0, 1]]), rowsOf([[1, 0]]))).toBeLessThan(17)
})

test('refuses sets of different shapes', () => {
  expect(() => meanSquaredError(output, rowsOf([[0, 1]]))).toThrow('[2, 4] and [1, 2]')
  expect(() => meanSquaredError(rowsOf([]), rowsOf([]))).toThrow('at least one value')
})

test('the divergence of the check vector, and the form on the slide', () => {
  const [mu, sigma] = [
    [0.3, -1.2],
    [0.5, 1.7],
  ] as const
  const sum = (f: typeof gaussianDivergence) => f(mu[0], sigma[0]) + f(mu[1], sigma[1])
  expect(sum(gaussianDivergence)).toBeCloseTo(1.497519, 6)
  expect(sum(slideDivergence)).toBeCloseTo(2.832519, 6)
  expect(slideDivergence(0, Math.SQRT1_2)).toBeCloseTo(-0.153426, 6)
  expect(gaussianDivergence(0, 1)).toBe(0)
  const logVar = rowsOf([sigma.map((s) => Math.log(s ** 2))])
  expect(posteriorDivergence(rowsOf([[...mu]]), logVar)).toBeCloseTo(1.497519, 6)
})

test('counts latent dimensions whose mean moves', () => {
  expect(
    activeUnits(
      rowsOf([
        [0, 1, 0.1],
        [0, -1, 0.2],
        [0, 0, 0.1],
      ]),
    ),
  ).toEqual([1])
})

test('activity, dead units and their histogram', () => {
  const activity = rowsOf([
    [0, 1, 0.5],
    [0, 0, 0.5],
  ])
  expect(Array.from(meanActivity(activity))).toEqual([0, 0.5, 0.5])
  expect(deadUnits(activity)).toEqual([0])
  expect(histogram([0, 0.1, 0.5, 1, 2], 4, 0, 1)).toEqual([2, 0, 1, 2])
})

test('sparseness is 0 for equal rates and 1 for a single speaker', () => {
  expect(trevesRolls([2, 2, 2, 2])).toBeCloseTo(0, 12)
  expect(trevesRolls([0, 0, 3, 0])).toBeCloseTo(1, 12)
  expect(trevesRolls([0, 0, 0])).toBe(0)
  expect(trevesRolls([2, -2, -2, 2])).toBeCloseTo(0, 12)
  expect(trevesRolls([0, 0, -3, 0])).toBeCloseTo(1, 12)
  const activity = rowsOf([
    [1, 0, 0],
    [0, 1, 0],
  ])
  expect(populationSparseness(activity)).toBeCloseTo(1, 12)
  expect(lifetimeSparseness(activity)).toBeCloseTo(2 / 3, 12) // 1, 1 and a unit that never speaks
})

test('the divergence of two coins', () => {
  expect(coinDivergence(0.1, 0.1)).toBeCloseTo(0, 12)
  expect(coinDivergence(0.1, 0.5)).toBeCloseTo(0.1 * Math.log(0.2) + 0.9 * Math.log(1.8), 12)
  expect(Number.isFinite(coinDivergence(0.1, 0))).toBe(true)
})

test('neighbours vote, the nearer wins a tie', () => {
  const train = rowsOf([
    [0, 0],
    [0, 1],
    [5, 5],
    [5, 6],
  ])
  expect(
    neighbourAccuracy(
      train,
      [1, 1, 2, 2],
      rowsOf([
        [0, 0.4],
        [5, 5.4],
        [4, 4],
      ]),
      [1, 2, 1],
      3,
    ),
  ).toBeCloseTo(2 / 3)
  expect(neighbourAccuracy(train, [1, 3, 2, 2], rowsOf([[0, 0.9]]), [3], 2)).toBe(1)
})

test('a faithful map scores 1, a reversed order less, as the formula says by hand', () => {
  const line = rowsOf([[0], [1], [2.1], [3.3], [4.6], [6]])
  expect(mapFaithfulness(line, line, 2)).toEqual({ trustworthiness: 1, continuity: 1 })
  // Points 0 and 5 swap places on the map; k = 1, n = 6: only i and its nearest count.
  const swapped = rowsOf([[6], [1], [2.1], [3.3], [4.6], [0]])
  // Nearest on the map: 0→4, 1→5, 2→1, 3→2, 4→3, 5→1; their ranks on the line: 4, 5, 1, 1, 1, 4, so Σ (r − 1) = 10.
  // The scale is 2 / (6 · 1 · (12 − 3 − 1)) = 1/24.
  const { trustworthiness } = mapFaithfulness(line, swapped, 1)
  expect(trustworthiness).toBeCloseTo(1 - 10 / 24, 12)
  expect(() => mapFaithfulness(line, line, 3)).toThrow('1 ≤ k < 3')
})
