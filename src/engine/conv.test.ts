/** The compiled convolutions against tfjs's plain JavaScript ones. */
import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-backend-wasm'
import {
  grads,
  mul,
  setBackend,
  sum,
  type Tensor,
  type Tensor4D,
  tensor,
  tensor4d,
  tidy,
} from '@tensorflow/tfjs-core'
import { expect, test } from 'vitest'
import type { Activation } from './activation.ts'
import { conv3x3, maxPool2x2, upsample2x } from './conv.ts'
import { bitsAt } from './counter.ts'
import './gradients.ts'

const random = (shape: number[], seed: number) =>
  tensor(
    Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => bitsAt(seed, i) * 2 ** -31 - 1),
    shape,
  )

async function expectSame(compute: () => Tensor[]) {
  const results: Float32Array[][] = []
  for (const backend of ['cpu', 'wasm']) {
    await setBackend(backend)
    results.push(tidy(() => compute().map((t) => t.dataSync().slice() as Float32Array)))
  }
  const [cpu, wasm] = results as [Float32Array[], Float32Array[]]
  for (const [i, wanted] of cpu.entries()) {
    const scale = wanted.reduce((most, v) => Math.max(most, Math.abs(v)), 1e-6)
    expect(wasm[i]!.length).toBe(wanted.length)
    for (const [j, v] of wanted.entries()) expect(Math.abs(wasm[i]![j]! - v) / scale).toBeLessThan(1e-5)
  }
}

/** y, and the gradients for every input of Σ y·pull. */
const withGradients = (f: (...inputs: Tensor[]) => Tensor, inputs: Tensor[]) => {
  const y = f(...inputs)
  const pull = random(y.shape, 9)
  return [y, ...grads((...given) => sum(mul(f(...given), pull)))(inputs)]
}

const cases: [number[], number, Activation, 'same' | 'valid'][] = [
  [[2, 5, 7, 3], 4, 'linear', 'same'],
  [[1, 3, 3, 1], 1, 'sigmoid', 'valid'],
  [[3, 6, 5, 8], 9, 'tanh', 'same'],
  [[2, 8, 8, 16], 1, 'relu', 'valid'],
  [[2, 1, 2, 2], 3, 'linear', 'same'],
]
test.each(cases)('convolution of %j to %i channels, %s, %s', (shape, outputs, activation, padding) =>
  expectSame(() =>
    withGradients(
      (x, W, b) => conv3x3(x as Tensor4D, W!, b!, activation, padding),
      [random(shape, 1), random([3, 3, shape[3]!, outputs], 2), random([outputs], 3)],
    ),
  ),
)

test.each([[[2, 7, 5, 3]], [[1, 4, 4, 8]], [[2, 1, 1, 1]]])('pooling of %j', (shape) =>
  expectSame(() => withGradients((x) => maxPool2x2(x as Tensor4D), [random(shape, 1)])),
)
test.each([[[2, 3, 5, 3]], [[1, 4, 4, 8]]])('upsampling of %j', (shape) =>
  expectSame(() => withGradients((x) => upsample2x(x as Tensor4D), [random(shape, 1)])),
)
test('upsampling doubles every pixel', async () => {
  await setBackend('wasm')
  const x = tensor4d([1, 2, 3, 4], [1, 2, 2, 1])
  expect([...upsample2x(x).dataSync()]).toEqual([1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4])
})
test('an empty batch stays empty', async () => {
  await setBackend('wasm')
  const [x, W, b] = [random([0, 4, 4, 2], 1), random([3, 3, 2, 3], 2), random([3], 3)]
  expect(conv3x3(x as Tensor4D, W, b, 'relu', 'same').shape).toEqual([0, 4, 4, 3])
})
