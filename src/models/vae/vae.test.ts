import '@tensorflow/tfjs-backend-wasm'
import {
  add,
  log,
  mul,
  type Scalar,
  setBackend,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
  tensor,
  tensor1d,
  tensor2d,
  tidy,
} from '@tensorflow/tfjs-core'
import { beforeAll, expect, test, vi } from 'vitest'
import { standardDivergence } from '../../engine/gaussian.ts'
import { termsAndGradients } from '../../engine/gradients.ts'
import { createRandomSource, type RandomStream } from '../../engine/random.ts'
import { evidenceLowerBound } from '../../math/gaussian.ts'
import { buildModel } from '../builders.ts'
import { lane } from '../specs.ts'
import type { VaeSettings } from './spec.ts'
import { buildVae, reparameterize } from './vae.ts'

const [mu, sigma] = [
  [0.3, -1.2],
  [0.5, 1.7],
] as const
const vae = (changes: Partial<VaeSettings> = {}, seed = 4) =>
  buildVae(lane('vae', { widths: [5], latent: 2, activation: 'tanh', ...changes }).settings as never, {
    inputSize: 4,
    random: createRandomSource(seed),
  })
const x = () =>
  tensor2d([
    [0, 1, 0.5, 0.2],
    [1, 0, 0.1, 0.9],
    [0.3, 0.3, 1, 0],
  ]) as Tensor2D
const batch = () => ({ x: x(), labels: tensor1d(new Int32Array(3), 'int32') })

vi.setConfig({ testTimeout: 30_000 })

beforeAll(async () => {
  await setBackend('wasm')
})

test('the divergence is that of the check vector', () => {
  const logVar = tensor2d([sigma.map((s) => Math.log(s ** 2))])
  expect(standardDivergence(tensor2d([[...mu]]), logVar).dataSync()[0]).toBeCloseTo(1.497519, 5)
})

test('draws codes with the mean and the deviation that it says', () => {
  const n = 4000
  const means = tensor2d(Array.from({ length: n }, () => [...mu]))
  const logVars = tensor2d(Array.from({ length: n }, () => sigma.map((s) => Math.log(s ** 2))))
  const z = reparameterize(means, logVars, createRandomSource(1).stream('noise')).arraySync()
  for (const k of [0, 1] as const) {
    const middle = z.reduce((sum, row) => sum + row[k]!, 0) / n
    const deviation = Math.sqrt(z.reduce((sum, row) => sum + (row[k]! - middle) ** 2, 0) / n)
    expect(Math.abs(middle - mu[k])).toBeLessThan(0.08)
    expect(Math.abs(deviation - sigma[k])).toBeLessThan(0.08)
  }
})

test('gradients through mean, variance and both terms agree with finite differences', () => {
  const fixed: RandomStream = {
    ...createRandomSource(1).stream('x'),
    normal: () => tensor2d([0.4, -1.1, 0.7, 0.2, -0.5, 1.3], [3, 2]) as Tensor,
  }
  const random = { stream: (name: string) => (name === 'noise' ? fixed : createRandomSource(4).stream(name)) }
  const { settings } = lane('vae', {
    widths: [5],
    latent: 2,
    activation: 'tanh',
    beta: 0.7,
    reconstructionWeight: 0.9,
  })
  const model = buildVae(
    { ...(settings as unknown as VaeSettings), learningRate: 1e-12 },
    { inputSize: 4, random },
  )
  const loss = () => tidy(() => model.trainStep(batch()).loss!.dataSync()[0]!)
  // The gradient itself: Adam's first step has its sign only, so it is taken from the terms written out again here.
  const variables = model.weights()
  const names = Object.keys(variables)
  const { gradients } = termsAndGradients(() => {
    const { mean, logVar } = model.posterior(x())
    const z = reparameterize(mean, logVar, fixed)
    const p = model.decode(z)
    const t = x()
    const bce = mul(sum(add(mul(t, log(p)), mul(sub(1, t), log(sub(1, p))))), -1 / 3)
    return { loss: add(mul(bce, 0.9), mul(standardDivergence(mean, logVar), 0.7)) as Scalar }
  }, Object.values(variables))
  for (const name of names) {
    const variable = variables[name]!
    const values = Float32Array.from(variable.dataSync())
    const slope = gradients[variable.name]!.dataSync()
    for (const i of [0, values.length - 1]) {
      const at = (by: number) => {
        const moved = Float32Array.from(values)
        moved[i]! += by
        tidy(() => variable.assign(tensor(moved, variable.shape)))
        return loss()
      }
      const numeric = (at(0.01) - at(-0.01)) / 0.02
      tidy(() => variable.assign(tensor(values, variable.shape)))
      expect(Math.abs(numeric - slope[i]!), `${name}[${i}]`).toBeLessThan(2e-3 + 0.01 * Math.abs(numeric))
    }
  }
  model.dispose()
})

test('β alone empties the code, the reconstruction alone tightens it, live', async () => {
  const model = vae({ learningRate: 0.02 })
  const b = batch()
  const run = (steps: number) => {
    for (let i = 0; i < steps; i++) tidy(() => model.trainStep(b))
    return tidy(() =>
      Object.fromEntries(Object.entries(model.evaluate(b)).map(([k, v]) => [k, v.dataSync()[0]!])),
    )
  }
  model.tune({ reconstructionWeight: 0 })
  const prior = run(300)
  expect(prior.divergence).toBeLessThan(0.01)
  model.tune({ reconstructionWeight: 1, beta: 0 })
  const precise = run(300)
  expect(precise.divergence).toBeGreaterThan(1)
  expect(precise.reconstruction).toBeLessThan(prior.reconstruction!)
  expect(precise.loss).toBeCloseTo(precise.reconstruction!, 5)
  expect(evidenceLowerBound(precise.reconstruction!, precise.divergence!)).toBeLessThan(
    -precise.reconstruction!,
  )
  model.dispose()
})

test('refuses a run without any loss', () => {
  const spec = lane('vae', { beta: 0, reconstructionWeight: 0 })
  expect(() => buildModel(spec, { inputSize: 4, random: createRandomSource(1) })).toThrow('conflict-terms')
})
