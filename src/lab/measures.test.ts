import { expect, test } from 'vitest'
import { lane } from '../models/specs.ts'
import { bestOf, measuresOf, openLayerOf, spreadOf } from './measures.ts'

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

test('a stack whose upper layers wait answers from the layer that it has come to, and wins nothing by that', () => {
  const stage = (index: number, count: number) => ({ index, count, done: 0, name: '', frozen: [] })
  const stack = lane('dbn', { widths: [256, 64, 32] })
  expect([0, 1, 2, 3].map((index) => openLayerOf(stack, stage(index, 4)))).toEqual([
    { layer: 1, units: 256 },
    { layer: 2, units: 64 },
    undefined,
    undefined,
  ])
  expect(openLayerOf(lane('dbn', { pretrain: false }), stage(0, 1))).toBeUndefined()
  expect(openLayerOf(lane('classifier'), stage(0, 3))).toBeUndefined()
  expect(openLayerOf(lane('k-sparse'), stage(1, 4))).toBeUndefined()
  expect(openLayerOf(lane('autoencoder'), undefined)).toBeUndefined()
  expect(bestOf('perImage', [12, 9, 10], [false, true, false])).toBe(2)
  expect(bestOf('active', [12, 9], [true, true])).toBeUndefined()
  expect(bestOf('parameters', [12, 9], [false, true])).toBe(1)
})

test('mean and spread', () => {
  expect(spreadOf([1, 2, 3])).toEqual({ mean: 2, deviation: 1 })
  expect(spreadOf([5])).toEqual({ mean: 5, deviation: undefined })
})
