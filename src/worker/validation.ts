import { addN, dispose, mul, type Scalar, tidy } from '@tensorflow/tfjs-core'
import type { ImageSet } from '../data/data-set.ts'
import type { AnyModel } from '../models/model.ts'
import { restingChunks } from './batches.ts'

/** Bounds the memory of a validation pass; a layer of 16 full maps of 250 images is 12 MB. Also the longest wait of a question. */
const imagesAtOnce = 250

/**
 * A model's metrics over a whole set: means over chunks, weighted by their size.
 * @param rest awaited between chunks, so that questions get in
 * @returns scalars still on the device; the caller disposes them
 */
export async function evaluateAll(
  model: AnyModel,
  set: ImageSet,
  rest: () => Promise<void>,
): Promise<Record<string, Scalar>> {
  const parts: Record<string, Scalar[]> = {}
  for await (const batch of restingChunks(set, rest, imagesAtOnce)) {
    const share = batch.x.shape[0] / set.count
    const weighted = tidy(() =>
      Object.entries(model.evaluate(batch)).map(([name, value]) => [name, mul(value, share)] as const),
    )
    for (const [name, value] of weighted) {
      parts[name] ??= []
      parts[name].push(value as Scalar)
    }
  }
  const sums = Object.entries(parts).map(
    ([name, values]) => [name, tidy(() => addN(values) as Scalar)] as const,
  )
  dispose(parts as never)
  return Object.fromEntries(sums)
}
