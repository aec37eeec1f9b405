import '@tensorflow/tfjs-backend-wasm'
import { setBackend, type Tensor2D, tensor1d, tensor2d, tidy } from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { createRandomSource } from '../../engine/random.ts'
import { buildModel } from '../builders.ts'
import { lane } from '../specs.ts'

const batch = () => ({
  x: tensor2d(
    Float32Array.from({ length: 60 }, (_, i) => ((i * 7) % 11) / 10),
    [6, 10],
  ) as Tensor2D,
  labels: tensor1d(new Int32Array(6), 'int32'),
})

beforeAll(async () => {
  await setBackend('wasm')
})

test.each([
  ['autoencoder', lane('autoencoder', { widths: [4], tied: true })],
  ['denoising', lane('denoising', { widths: [4], tied: true })],
  ['sparse', lane('sparse', { widths: [4], tied: true })],
  ['k-sparse', lane('k-sparse', { code: 16, k: 3, schedule: false })],
])('%s: tied weights stay transposes while they learn', (_, spec) => {
  const model = buildModel(spec, { inputSize: 10, random: createRandomSource(2) })
  const before = model.filters!().dataSync().slice()
  for (let i = 0; i < 5; i++) tidy(() => model.trainStep(batch()))
  // What a unit paints, decoder(one-hot) − decoder(0), is its row of W' = Wᵀ; what it looks for is its column of W.
  const [seen, painted] = [model.filters!().dataSync(), model.strokes!().dataSync()]
  expect(Array.from(seen)).not.toEqual(Array.from(before))
  for (const [i, weight] of seen.entries()) expect(painted[i]).toBeCloseTo(weight, 5)
  model.dispose()
})
