/** The passes over a Gaussian code: compiled against reference, gradients against finite differences. */
import {
  add,
  grads,
  mul,
  setBackend,
  sum,
  type Tensor,
  type Tensor2D,
  tensor,
  tensor2d,
} from '@tensorflow/tfjs-core'
import { expect, test } from 'vitest'
import { expectNear, expectSame, matrix } from './compare-backends.ts'
import { drawGaussian, gaussianHeads, standardDivergence } from './gaussian.ts'
import './gradients.ts'

const limit = 2
/** Everything at once: heads, draw and divergence, each pulled with other weights. */
const whole = (both: Tensor2D) => {
  const { mean, logVar } = gaussianHeads(both, limit)
  const z = drawGaussian(mean, logVar, matrix(mean.shape[0], mean.shape[1], 7))
  const pull = matrix(mean.shape[0], mean.shape[1], 8)
  return add(mul(standardDivergence(mean, logVar), 3), sum(mul(z, pull)))
}

test.each([
  [1, 1],
  [5, 2],
  [3, 7],
  [128, 20],
])('of %i rows and %i dimensions: values and gradients agree', (rows, size) =>
  expectSame(() => {
    const both = matrix(rows, 2 * size, 1, 3)
    const { mean, logVar } = gaussianHeads(both, limit)
    const z = drawGaussian(mean, logVar, matrix(rows, size, 7))
    return [mean, logVar, z, standardDivergence(mean, logVar), ...grads((x) => whole(x as Tensor2D))([both])]
  }),
)

test('is finite at the limits, and exactly 0 for the standard normal', async () => {
  await expectSame(() => standardDivergence(tensor2d([[50, -50]]), tensor2d([[10, -10]])))
  expect(standardDivergence(tensor2d([[0, 0]]), tensor2d([[0, 0]])).dataSync()[0]).toBe(0)
})

test.each(['cpu', 'wasm'])('gradients agree with finite differences (%s)', async (backend) => {
  await setBackend(backend)
  const both = matrix(3, 8, 2, 1.5)
  const [exact] = grads((x) => whole(x as Tensor2D))([both])
  const h = 1e-2
  const at = (i: number, by: number) => {
    const values = Float32Array.from(both.dataSync())
    values[i]! += by
    return (whole(tensor(values, both.shape) as Tensor2D) as Tensor).dataSync()[0]!
  }
  const measured = Float32Array.from({ length: both.size }, (_, i) => (at(i, h) - at(i, -h)) / (2 * h))
  expectNear(exact!.dataSync() as Float32Array, measured, 2e-3)
})

test('nothing flows through a variance that was cut', async () => {
  await setBackend('wasm')
  const [gradient] = grads((x) => sum(gaussianHeads(x as Tensor2D, limit).logVar))([tensor2d([[9, 9, 1, 9]])])
  expect(Array.from(gradient!.dataSync())).toEqual([0, 0, 1, 0])
})
