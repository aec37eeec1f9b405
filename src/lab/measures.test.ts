import { expect, test } from 'vitest'
import { lane } from '../models/specs.ts'
import { bestOf, measuresOf, spreadOf } from './measures.ts'

test('the best of a row is lower or higher as the measure says, and must be clear', () => {
  expect(bestOf('perImage', [12, 9, 10])).toBe(1)
  expect(bestOf('linear', [0.91, 0.85, undefined])).toBe(0)
  expect(bestOf('linear', [0.91, 0.905])).toBeUndefined()
  expect(bestOf('sparseness', [0.1, 0.9])).toBeUndefined()
  expect(bestOf('perImage', [12, undefined])).toBeUndefined()
})

test('measures come from the newest validation, the spec and the codes', () => {
  const facts = {
    spec: lane('autoencoder'),
    inputSize: 784,
    curves: { validation: { imageSquaredError: { steps: [0, 5], values: [0.2, 0.01] } } },
    codes: { linear: 0.9, neighbours: 0.8, sparseness: 0.5, active: 30 },
    stepsPerSecond: 0,
    seconds: 4,
  }
  expect(measuresOf(facts)).toMatchObject({
    imageSquaredError: 0.01,
    perImage: 7.84,
    imageCrossEntropy: undefined,
    parameters: 50992,
    bytes: 203968,
    linear: 0.9,
    speed: undefined,
    time: 4,
  })
})

test('mean and spread', () => {
  expect(spreadOf([1, 2, 3])).toEqual({ mean: 2, deviation: 1 })
  expect(spreadOf([5])).toEqual({ mean: 5, deviation: 0 })
})
