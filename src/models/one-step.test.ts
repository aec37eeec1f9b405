/**
 * One update of the denoising, sparse and k-sparse autoencoder from given weights, against `one-step.json`: an
 * independent computation in NumPy, made by `scripts/oracles/one_step.py`.
 */
import '@tensorflow/tfjs-backend-wasm'
import { setBackend, type Tensor2D, tensor, tensor1d, tensor2d, tidy } from '@tensorflow/tfjs-core'
import { beforeAll, expect, test, vi } from 'vitest'
import { createRandomSource, type RandomSource } from '../engine/random.ts'
import { readWeights, writeWeights } from '../worker/matrices.ts'
import { buildModel } from './builders.ts'
import stored from './one-step.json' with { type: 'json' }
import { type LaneSpec, lane } from './specs.ts'

vi.setConfig({ testTimeout: 60_000 })

const inputSize = stored.x[0]!.length
const codeSize = stored.start['encoder.0.b'].length
const sgd = { optimizer: 'sgd', momentum: 0, learningRate: stored.rate } as const

/** The run's noise is the stored uniforms. */
const random: RandomSource = {
  stream(name) {
    const stream = createRandomSource(1).stream(name)
    return name === 'noise'
      ? { ...stream, uniform: (shape) => tensor(stored.uniforms.flat(), shape) }
      : stream
  },
}

async function afterOneStep(spec: LaneSpec) {
  const model = buildModel(spec, { inputSize, random })
  const own = Object.keys(model.weights())
  const start = Object.entries(stored.start).filter(([name]) => own.includes(name))
  writeWeights(
    model,
    Object.fromEntries(
      start.map(([name, values]) => {
        const nested: readonly (number | number[])[] = values
        const shape = Array.isArray(nested[0]) ? [nested.length, nested[0].length] : [nested.length]
        return [name, { shape, data: Float32Array.from(nested.flat()) }]
      }),
    ),
  )
  const batch = { x: tensor2d(stored.x) as Tensor2D, labels: tensor1d([0, 0, 0, 0], 'int32') }
  const loss = tidy(() => model.trainStep(batch).loss!.dataSync()[0]!)
  const after = await readWeights(model)
  model.dispose()
  return { loss, after }
}

function expectSame(got: Awaited<ReturnType<typeof afterOneStep>>, wanted: { loss: number; after: object }) {
  expect(got.loss).toBeCloseTo(wanted.loss, 4) // the epsilon of ρ̂ shows in the fifth digit
  expect(Object.keys(got.after).sort()).toEqual(Object.keys(wanted.after).sort())
  for (const [name, values] of Object.entries(wanted.after)) {
    for (const [i, value] of (values as number[] | number[][]).flat().entries()) {
      expect(got.after[name]!.data[i], `${name}[${i}]`).toBeCloseTo(value, 5)
    }
  }
}

beforeAll(async () => {
  await setBackend('wasm')
})

test('denoising: the encoder sees the damaged image, the loss the clean one', async () => {
  const spec = lane('denoising', {
    ...sgd,
    widths: [codeSize],
    activation: 'sigmoid',
    codeActivation: 'sigmoid',
    damage: 'masking',
    level: 0.3,
  })
  expectSame(await afterOneStep(spec), stored.denoising)
})

test('sparse: squared error, weight decay and KL(ρ ‖ ρ̂) in the proportions of J', async () => {
  const spec = lane('sparse', {
    ...sgd,
    widths: [codeSize],
    rho: 0.1,
    beta: 3,
    weightDecay: 0.003,
    loss: 'mse',
  })
  expectSame(await afterOneStep(spec), stored.sparse)
})

test('k-sparse: only what was kept learns, through both uses of the tied weights', async () => {
  const spec = lane('k-sparse', { ...sgd, code: codeSize, k: 2, schedule: false })
  expectSame(await afterOneStep(spec), stored.k_sparse)
})
