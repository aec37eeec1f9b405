import { expect, test } from 'vitest'
import { lane } from '../models/specs.ts'
import type { RunSpec } from '../protocol/run.ts'
import { carriedLanes, placeOf } from './runs.ts'

const [plain, tied, pca] = [lane('autoencoder'), lane('autoencoder', { tied: true }), lane('pca')]
const spec = (...lanes: RunSpec['lanes']): RunSpec => ({
  data: 'digits',
  seed: 1,
  batchSize: 128,
  epochs: 5,
  lanes,
})

test('lanes that lost or got company of their own kind go on where they are', () => {
  expect(carriedLanes(spec(pca, plain, tied), spec(pca, tied))).toEqual([0, 2])
  expect(carriedLanes(spec(pca, plain), spec(pca, plain, plain))).toEqual([0, 1, 1])
})

test('whatever else changes, all start over', () => {
  expect(carriedLanes(spec(plain), spec(plain, pca))).toBeUndefined()
  expect(carriedLanes(spec(plain, pca), spec(tied))).toBeUndefined()
  expect(carriedLanes(spec(plain, pca), spec(pca, plain))).toBeUndefined()
  expect(carriedLanes(spec(plain, pca), { ...spec(plain), seed: 2 })).toBeUndefined()
})

test('while settings wait, a card shows its own lane wherever that runs, and no other', () => {
  const [wide, deep] = [lane('autoencoder'), lane('autoencoder', { widths: [64, 32] })]
  const running = [wide, deep, pca]
  expect([deep, pca, lane('classifier')].map((each, i) => placeOf(each, i, running))).toEqual([1, 2, -1])
  expect(placeOf(wide, 1, [wide, wide])).toBe(1)
  expect(placeOf(wide, 0, [])).toBe(-1)
})
