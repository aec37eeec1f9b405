import { type Tensor2D, zerosLike } from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { expect, test } from 'vitest'
import type { ImageSet } from '../data/data-set.ts'
import type { AnyModel } from '../models/model.ts'
import { measureRepair } from './repair.ts'

const count = 130 // more than one chunk
const set: ImageSet = {
  images: Uint8Array.from({ length: count * 16 }, (_, i) => (i * 7) % 256),
  labels: new Uint8Array(count),
  count,
  height: 4,
  width: 4,
}
const model = (reconstruct: (x: Tensor2D) => Tensor2D) => ({ reconstruct }) as unknown as AnyModel
const measure = (reconstruct: (x: Tensor2D) => Tensor2D, level = 0.3) =>
  measureRepair(model(reconstruct), set, async () => {}, { count, kind: 'masking', level })

test('a copier is as wrong after as before, and copies all of the damage', async () => {
  const { before, after, clean, copied } = await measure((x) => x.clone())
  expect(before).toBeGreaterThan(0.05)
  expect(after).toBeCloseTo(before, 6)
  expect(clean).toBe(0)
  expect(copied).toBeCloseTo(1, 5)
})

test('who always answers the same copies nothing', async () => {
  const { after, clean, copied } = await measure(zerosLike)
  expect(copied).toBe(0)
  expect(after).toBeCloseTo(clean, 6)
})

test('the damage is the same at every asking; without any, nothing can be copied', async () => {
  expect(await measure((x) => x.clone())).toEqual(await measure((x) => x.clone()))
  const { before, copied } = await measure((x) => x.clone(), 0)
  expect(before).toBe(0)
  expect(copied).toBeNaN()
})
