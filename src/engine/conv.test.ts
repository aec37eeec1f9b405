import '@tensorflow/tfjs-backend-cpu'
import {
  conv2d,
  grads,
  maxPool,
  mul,
  setBackend,
  sum,
  type Tensor4D,
  tensor,
  tensor4d,
} from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { conv3x3, maxPool2x2, upsample2x } from './conv.ts'
import './gradients.ts'
import { createRandomSource } from './random.ts'

beforeAll(() => setBackend('cpu'))
const stream = createRandomSource(3).stream('test')
const near = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  expect(a.length).toBe(b.length)
  for (let i = 0; i < a.length; i++) expect(a[i]).toBeCloseTo(b[i]!, 4)
}
test.each(['same', 'valid'] as const)('convolves like conv2d, and so do its gradients (%s)', (padding) => {
  const x = stream.normal([2, 5, 7, 3]) as Tensor4D
  const W = stream.normal([3, 3, 3, 4]) as Tensor4D
  const b = tensor([0, 0, 0, 0])
  const ours = conv3x3(x, W, b, 'linear', padding)
  near(ours.dataSync(), conv2d(x, W, 1, padding).dataSync())
  const pull = stream.normal(ours.shape)
  const [dx, dW] = grads((x, W) => sum(mul(conv3x3(x as Tensor4D, W, b, 'linear', padding), pull)))([x, W])
  const [ex, eW] = grads((x, W) => sum(mul(conv2d(x as Tensor4D, W as Tensor4D, 1, padding), pull)))([x, W])
  near(dx!.dataSync(), ex!.dataSync())
  near(dW!.dataSync(), eW!.dataSync())
})
test('pools odd sizes like maxPool', () => {
  const x = stream.normal([2, 7, 5, 3]) as Tensor4D
  near(maxPool2x2(x).dataSync(), maxPool(x, 2, 2, 'same').dataSync())
})
test('doubles every pixel', () => {
  const x = tensor4d([1, 2, 3, 4], [1, 2, 2, 1])
  expect([...upsample2x(x).dataSync()]).toEqual([1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4])
})
