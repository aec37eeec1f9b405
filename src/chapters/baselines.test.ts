import { expect, test } from 'vitest'
import { sayIn } from '../i18n/translator.ts'
import { baselineWords } from '../i18n/words/baselines.ts'
import measured from './baselines.json' with { type: 'json' }
import { baselinesOf } from './baselines.ts'

const say = sayIn(baselineWords, 'en')

test('agrees with the values computed elsewhere (PyTorch, another split): floor 0.058, mean digit 0.263', () => {
  expect(measured.floor.bce).toBeCloseTo(0.058, 3)
  expect(measured.meanDigit.bce).toBeCloseTo(0.263, 3)
})

test('a wider linear code is a better one, and the mean digit is worse than all', () => {
  const residuals = Object.values(measured.pca)
  expect(residuals).toEqual([...residuals].sort((a, b) => b - a))
  expect(measured.meanDigit.mse).toBeGreaterThan(residuals[0]!)
})

test('each loss is compared with what makes sense for it', () => {
  const names = (loss: 'bce' | 'mse' | 'mae', size = 32) =>
    baselinesOf(loss, size, say).map(({ name }) => name)
  expect(names('bce')).toEqual(['ln 2', 'mean digit', 'floor'])
  expect(names('mse')).toEqual(['mean digit', 'PCA 32'])
  expect(names('mse', 5)).toEqual(['mean digit'])
  expect(names('mae')).toEqual(['mean digit'])
})
