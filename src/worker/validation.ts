import { addN, mul, type Scalar, tidy } from '@tensorflow/tfjs-core'
import type { ImageSet } from '../data/data-set.ts'
import type { AnyModel } from '../models/model.ts'
import { disposeBatch, gatherBatch } from './batches.ts'

/** Bounds the memory of a validation pass; convolutional maps of 500 images are some 25 MB a layer. */
const imagesAtOnce = 500

/**
 * A model's metrics over a whole set: means over chunks, weighted by their size.
 * @returns scalars still on the device; the caller disposes them
 */
export function evaluateAll(model: AnyModel, set: ImageSet): Record<string, Scalar> {
  return tidy(() => {
    const parts: Record<string, Scalar[]> = {}
    for (let start = 0; start < set.count; start += imagesAtOnce) {
      const count = Math.min(imagesAtOnce, set.count - start)
      const batch = gatherBatch(
        set,
        Array.from({ length: count }, (_, i) => start + i),
      )
      for (const [name, value] of Object.entries(model.evaluate(batch))) {
        parts[name] ??= []
        parts[name].push(mul(value, count / set.count))
      }
      disposeBatch(batch)
    }
    return Object.fromEntries(Object.entries(parts).map(([name, values]) => [name, addN(values) as Scalar]))
  })
}
