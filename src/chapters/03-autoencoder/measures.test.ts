import { expect, test } from 'vitest'
import { rowMatrix } from '../../panels/matrices.ts'
import { imageLoss, pixelLoss } from './measures.ts'

test('each loss is lowest where the prediction is the target', () => {
  for (const loss of Object.values(pixelLoss))
    for (const target of [0, 0.2, 0.5, 1]) {
      const best = loss(target, target)
      for (const p of [0.01, 0.3, 0.6, 0.99]) expect(loss(target, p)).toBeGreaterThanOrEqual(best)
    }
})

test('the floor of cross-entropy is the entropy of the target', () => {
  expect(pixelLoss.bce(0.5, 0.5)).toBeCloseTo(Math.LN2, 6)
  expect(pixelLoss.bce(1, 1)).toBeCloseTo(0, 6)
  // −0.2 ln 0.2 − 0.8 ln 0.8
  expect(pixelLoss.bce(0.2, 0.2)).toBeCloseTo(0.500402, 6)
  expect(pixelLoss.mse(0.5, 0.5)).toBe(0)
})

test('images are measured by the mean over their pixels', () => {
  const [x, p] = [rowMatrix(Float32Array.of(0, 1)), rowMatrix(Float32Array.of(0.5, 0.5))]
  expect(imageLoss('bce', x, p)).toBeCloseTo(Math.LN2, 6)
  expect(imageLoss('mse', x, p)).toBeCloseTo(0.25, 6)
  expect(imageLoss('mae', x, p)).toBeCloseTo(0.5, 6)
  expect(imageLoss('mae', x, undefined)).toBeUndefined()
})

test('a confident mistake is expensive but finite', () => {
  expect(pixelLoss.bce(1, 0)).toBeGreaterThan(10)
  expect(pixelLoss.bce(1, 0)).toBeLessThan(Infinity)
})
