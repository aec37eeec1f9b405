/** The gradient of every loss of every family against finite differences, on toys of 4 pixels and 5 units. */
import '@tensorflow/tfjs-backend-cpu'
import {
  setBackend,
  type Tensor,
  type Tensor2D,
  tensor,
  tensor1d,
  tensor2d,
  tidy,
} from '@tensorflow/tfjs-core'
import { beforeAll, expect, test, vi } from 'vitest'
import { createRandomSource, type RandomSource } from '../engine/random.ts'
import { buildModel } from './builders.ts'
import type { AnyModel } from './model.ts'
import { type LaneSpec, lane } from './specs.ts'

/** What the last update was asked to do; nothing moves, so that the loss can be measured again. */
let asked: Record<string, Float32Array> = {}
vi.mock('../engine/optimizer.ts', () => ({
  createOptimizer: () => ({
    apply(gradients: Record<string, Tensor>) {
      asked = Object.fromEntries(
        Object.entries(gradients).map(([name, g]) => [name, Float32Array.from(g.dataSync())]),
      )
    },
    setRate() {},
    setMomentum() {},
    setWeightDecay() {},
    dispose() {},
  }),
}))

/** Noise that begins anew whenever it is asked for: every update meets the same. */
const random: RandomSource = {
  stream(name) {
    const stream = createRandomSource(3).stream(name)
    if (name !== 'noise') return stream
    const again = () => createRandomSource(5).stream(name)
    return {
      uniform: (shape) => again().uniform(shape),
      normal: (shape) => again().normal(shape),
      bernoulli: (p) => again().bernoulli(p),
    }
  },
}

const batch = (side: number) => {
  const rows = 10
  const pixels = Float32Array.from({ length: rows * side ** 2 }, (_, i) => ((i * 37) % 101) / 100)
  return {
    x: tensor2d(pixels, [rows, side ** 2]) as Tensor2D,
    labels: tensor1d(
      Int32Array.from({ length: rows }, (_, i) => i),
      'int32',
    ),
  }
}

const smooth = { activation: 'tanh', codeActivation: 'tanh' } as const
const cases: Record<string, LaneSpec> = {}
for (const loss of ['bce', 'mse', 'mae'] as const) {
  for (const tied of [false, true]) {
    cases[`autoencoder ${loss}${tied ? ', tied' : ''}`] = lane('autoencoder', {
      ...smooth,
      widths: [5, 3],
      loss,
      tied,
    })
  }
  cases[`convolutional ${loss}`] = lane('conv-autoencoder', { channels: [2], loss })
  cases[`sparse ${loss}, KL and weight decay`] = lane('sparse', {
    widths: [5],
    activation: 'tanh',
    loss,
    rho: 0.3,
    beta: 2,
    weightDecay: 0.01,
  })
  cases[`denoising ${loss}`] = lane('denoising', { ...smooth, widths: [5], loss })
  cases[`stack of machines, fine-tuned ${loss}`] = lane('dbn', { widths: [5, 3], pretrain: false, loss })
}
for (const outputActivation of ['sigmoid', 'linear'] as const) {
  for (const activation of ['relu', 'sigmoid', 'linear'] as const) {
    cases[`autoencoder ${activation}, output ${outputActivation}`] = lane('autoencoder', {
      widths: [5],
      activation,
      codeActivation: activation,
      outputActivation,
      loss: 'mse',
    })
  }
}
for (const base of ['dense', 'convolutional'] as const) {
  for (const damage of ['masking', 'salt-and-pepper', 'gaussian'] as const) {
    cases[`denoising ${base}, ${damage}, units dropped`] = lane('denoising', {
      ...smooth,
      base,
      damage,
      widths: [5],
      channels: [2],
      dropout: 0.3,
    })
  }
}
cases['sparse L1'] = lane('sparse', { widths: [5], penalty: 'l1', l1: 0.01, weightDecay: 0 })
for (const k of [1, 2, 5]) {
  cases[`k-sparse, k ${k}`] = lane('k-sparse', { code: 5, k, schedule: false })
}
for (const [beta, reconstructionWeight] of [
  [1, 1],
  [0.5, 0],
  [0, 0.7],
] as const) {
  cases[`VAE, β ${beta}, reconstruction ${reconstructionWeight}`] = lane('vae', {
    widths: [5],
    latent: 2,
    activation: 'tanh',
    beta,
    reconstructionWeight,
  })
}
cases['layer by layer'] = lane('layer-by-layer', { ...smooth, widths: [5, 3], autoStages: false })
/** Long enough for every measurement of a stage. */
const untilTold = { stageSteps: 20_000, headSteps: 20_000 }
for (const encoder of ['autoencoder', 'denoising', 'sparse', 'k-sparse', 'vae', 'rbm', 'dbn'] as const) {
  const widths = encoder === 'vae' ? [5, 3] : [5] // its last is the latent size
  cases[`classifier on ${encoder}`] = lane('classifier', { encoder, widths, labels: 10, ...untilTold })
}

/** Loss of the weights as they stand, and the gradient that goes with it. */
function look(model: AnyModel, given: ReturnType<typeof batch>) {
  const loss = tidy(() => Object.values(model.trainStep(given))[0]!.dataSync()[0]!)
  return { loss, gradient: asked }
}

const h = 4e-3

/** Every weight that this stage moves, moved a little by hand. */
function compare(model: AnyModel, given: ReturnType<typeof batch>): void {
  const { loss, gradient } = look(model, given)
  const moving = Object.entries(model.weights()).filter(([, { name }]) => gradient[name])
  expect(moving.length).toBeGreaterThan(0)
  const most = Math.max(...moving.flatMap(([, { name }]) => Array.from(gradient[name]!, Math.abs)))
  expect(most).toBeGreaterThan(1e-4)
  let [kinks, all] = [0, 0]
  for (const [name, variable] of moving) {
    const values = Float32Array.from(variable.dataSync())
    const at = (i: number, by: number) => {
      const moved = values.slice()
      moved[i]! += by
      tidy(() => variable.assign(tensor(moved, variable.shape)))
      return look(model, given).loss
    }
    for (let i = 0; i < values.length; i++) {
      const [above, below] = [at(i, h), at(i, -h)]
      all++
      // Where a rectifier, a maximum, a winner or a sign changes between the two there is no slope to compare with.
      const bend = Math.abs(above + below - 2 * loss) / h
      if (bend > 0.05 * most) kinks++
      else {
        const off = Math.abs((above - below) / (2 * h) - gradient[variable.name]![i]!)
        const rounding = (4 * 2 ** -24 * Math.abs(loss)) / h
        expect(off, `${name}[${i}]`).toBeLessThan(5e-3 * most + bend / 2 + rounding)
      }
    }
    tidy(() => variable.assign(tensor(values, variable.shape)))
  }
  expect(kinks / all).toBeLessThan(0.25)
}

beforeAll(async () => {
  await setBackend('cpu')
})

test.each(Object.entries(cases))('%s', async (name, spec) => {
  const side = /convolutional/.test(name) ? 4 : 2
  const model = buildModel(spec, { inputSize: side ** 2, random })
  const given = batch(side)
  await model.begin?.([given])
  const { count = 1 } = model.stage?.() ?? {}
  for (let stage = 0; stage < count; stage++) {
    // What contrastive divergence follows is no gradient; `rbm.test.ts` compares it with the enumerated likelihood's.
    const byContrast = model.stage?.().name === 'pretrain'
    if (!byContrast) compare(model, given)
    if (stage < count - 1) model.nextStage!()
  }
  model.dispose()
})
