import { expect, test } from 'vitest'
import { lane } from '../models/specs.ts'
import { placeOf } from './LaneCard.tsx'

test('while settings wait, a card shows its own lane wherever that runs, and no other', () => {
  const [wide, deep, pca] = [lane('autoencoder'), lane('autoencoder', { widths: [64, 32] }), lane('pca')]
  const running = [wide, deep, pca]
  expect([deep, pca, lane('classifier')].map((each, i) => placeOf(each, i, running))).toEqual([1, 2, -1])
  expect(placeOf(wide, 1, [wide, wide])).toBe(1)
  expect(placeOf(wide, 0, [])).toBe(-1)
})
