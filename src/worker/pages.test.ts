import { type Tensor2D, tensor2d } from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { expect, test } from 'vitest'
import type { AnyModel } from '../models/model.ts'
import { cleanPage, patchPlaces, patchWeights } from './pages.ts'

const page = (width: number, height: number) =>
  tensor2d(
    Float32Array.from({ length: width * height }, (_, i) => ((i * 37) % 101) / 101),
    [height, width],
  )
/** A model that gives every patch back as `change` makes it. */
const model = (change: (x: Tensor2D) => Tensor2D) => ({ reconstruct: change }) as unknown as AnyModel

test.each([
  [32, 32],
  [50, 41],
  [9, 70],
])('a model that changes nothing gives back a page of %i × %i', async (width, height) => {
  const given = page(width, height)
  let rests = 0
  const cleaned = await cleanPage(
    model((x) => x.clone()),
    given,
    16,
    async () => void rests++,
  )
  expect(cleaned.shape).toEqual([height, width])
  const [a, b] = [given.dataSync(), cleaned.dataSync()]
  for (let i = 0; i < a.length; i++) expect(b[i]).toBeCloseTo(a[i]!, 5)
})

test('every pixel is told to the model, and its answer is used', async () => {
  const cleaned = await cleanPage(
    model((x) =>
      tensor2d(
        x.dataSync().map((value) => value / 2),
        x.shape,
      ),
    ),
    page(40, 24),
    16,
    async () => {},
  )
  const [given, made] = [page(40, 24).dataSync(), cleaned.dataSync()]
  for (let i = 0; i < given.length; i++) expect(made[i]).toBeCloseTo(given[i]! / 2, 5)
})

test('the weights of the patches at a pixel add up to 1', () => {
  const side = 8
  const weights = patchWeights(side)
  const sums = new Float32Array(20 * 13)
  for (const [left, top] of patchPlaces(20, 13, side))
    for (let i = 0; i < side * side; i++) {
      const [x, y] = [left + (i % side), top + Math.floor(i / side)]
      if (x >= 0 && y >= 0 && x < 20 && y < 13) sums[y * 20 + x]! += weights[i]!
    }
  for (const sum of sums) expect(sum).toBeCloseTo(1, 5)
})
