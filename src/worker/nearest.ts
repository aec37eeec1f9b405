import { add, matMul, mul, square, sum, type Tensor2D, tidy } from '@tensorflow/tfjs-core'
import type { ImageSet } from '../data/data-set.ts'
import { gatherBatch, restingChunks } from './batches.ts'

const imagesAtOnce = 500

/**
 * The image of a set with the least squared difference to each row of x, [B, D].
 * @returns the images as a tensor that the caller disposes, their distances (summed over pixels) and classes
 */
export async function nearestTo(x: Tensor2D, set: ImageSet, rest: () => Promise<void>) {
  const rows = x.shape[0]
  const best = Array.from({ length: rows }, () => ({ index: 0, distance: Number.POSITIVE_INFINITY }))
  let start = 0
  for await (const batch of restingChunks(set, rest, imagesAtOnce)) {
    const count = batch.x.shape[0]
    // |x − y|² = |x|² − 2xy + |y|², [B, count]
    const distances = tidy(() => {
      const products = mul(matMul(x, batch.x, false, true), -2)
      const own = sum(square(x), 1, true)
      const theirs = sum(square(batch.x), 1)
      return add(add(products, own), theirs)
    })
    const values = await distances.data()
    distances.dispose()
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i < count; i++) {
        const distance = values[row * count + i]!
        if (distance < best[row]!.distance) best[row] = { index: start + i, distance }
      }
    }
    start += count
  }
  const found = gatherBatch(
    set,
    best.map(({ index }) => index),
  )
  found.labels.dispose()
  return {
    images: found.x,
    distances: best.map(({ distance }) => Math.max(0, distance)),
    labels: best.map(({ index }) => set.labels[index]!),
  }
}
