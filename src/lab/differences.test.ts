import { expect, test } from 'vitest'
import { lane } from '../models/specs.ts'
import { differencesOf } from './differences.ts'

const lanes = [
  lane('autoencoder'),
  lane('pca'),
  lane('autoencoder', { tied: true }),
  lane('autoencoder', { tied: true, loss: 'mse' }),
  lane('autoencoder'),
]

test('a lane is compared with the earlier one of its family that is nearest', () => {
  expect(differencesOf(lanes, 0)).toBeUndefined()
  expect(differencesOf(lanes, 1)).toBeUndefined()
  expect(differencesOf(lanes, 2)).toEqual({
    from: 0,
    differences: [{ field: 'tied', from: 'false', to: 'true' }],
  })
  expect(differencesOf(lanes, 3)).toEqual({
    from: 2,
    differences: [{ field: 'loss', from: 'bce', to: 'mse' }],
  })
  expect(differencesOf(lanes, 4)).toEqual({ from: 0, differences: [] })
})

test('settings that play no part are no difference', () => {
  const both = [lane('autoencoder', { momentum: 0.1 }), lane('autoencoder', { momentum: 0.5 })]
  expect(differencesOf(both, 1)?.differences).toEqual([])
})
