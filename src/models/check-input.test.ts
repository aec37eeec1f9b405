import '@tensorflow/tfjs-backend-cpu'
import { memory, setBackend, type Tensor2D, tensor1d, tensor2d, tensor3d, zeros } from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { createRandomSource } from '../engine/random.ts'
import type { NoticeCode } from '../protocol/notice.ts'
import { buildModel } from './builders.ts'
import { type LaneSpec, lane } from './specs.ts'

const build = (spec: LaneSpec) => buildModel(spec, { inputSize: 4, random: createRandomSource(1) })
const labels = () => tensor1d([0], 'int32')

beforeAll(async () => {
  await setBackend('cpu')
})

test('says what it expected of the shape, what came, and what to do', () => {
  const model = build(lane('autoencoder', { widths: [2] }))
  const images = tensor3d([
    [
      [0, 1],
      [1, 0],
    ],
  ]) as unknown as Tensor2D
  expect(() => model.encode!(images)).toThrow(
    'encode: expected [B, 4], got [1, 2, 2]; flatten the images first',
  )
  const narrow = zeros([1, 3]) as Tensor2D
  expect(() => model.trainStep({ x: narrow, labels: labels() })).toThrow(
    'trainStep: expected [B, 4], got [1, 3]',
  )
  model.dispose()
})

test('does not begin to train on what is no picture', async () => {
  const model = build(lane('autoencoder', { widths: [2] }))
  const before = await model.weights()['encoder.0.W']!.data()
  for (const bad of [Number.NaN, 255, -1]) {
    const x = tensor2d([[0, 1, bad, 0]])
    expect(() => model.trainStep({ x, labels: labels() })).toThrow(`expected pixels in 0…1, got ${bad}`)
  }
  expect(await model.weights()['encoder.0.W']!.data()).toEqual(before)
  model.dispose()
})

test.each<[string, LaneSpec, NoticeCode?]>([
  ['a width of 0', lane('autoencoder', { widths: [0] })],
  ['k over the code size', lane('k-sparse', { code: 16, k: 17 }), 'conflict-k'],
  ['ρ outside (0, 1)', lane('sparse', { rho: 1 })],
  [
    'KL of units that are no probabilities',
    lane('sparse', { codeActivation: 'relu' }),
    'conflict-divergence',
  ],
  ['more components than pixels', lane('pca', { components: 5 }), 'conflict-components'],
  [
    'cross-entropy of a linear output',
    lane('autoencoder', { outputActivation: 'linear' }),
    'conflict-cross-entropy',
  ],
  ['an encoder that cannot be', lane('classifier', { encoder: 'conv-autoencoder' }), 'conflict-poolings'],
])('refuses %s before anything is built', (_, spec, code = 'settings-invalid') => {
  const before = memory().numTensors
  expect(() => build(spec)).toThrow(code)
  expect(memory().numTensors).toBe(before)
})
