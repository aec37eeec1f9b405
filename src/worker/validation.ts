import {
  add,
  addN,
  clipByValue,
  dispose,
  log,
  mean,
  mul,
  neg,
  type Scalar,
  sub,
  type Tensor2D,
  tidy,
} from '@tensorflow/tfjs-core'
import type { ImageSet } from '../data/data-set.ts'
import { squaredError } from '../engine/losses.ts'
import type { AnyModel, Batch } from '../models/model.ts'
import { restingChunks } from './batches.ts'

/** Bounds the memory of a validation pass; a layer of 16 full maps of 250 images is 12 MB. Also the longest wait of a question. */
const imagesAtOnce = 250

/**
 * A model's metrics over a whole set: means over chunks, weighted by their size.
 * @param rest awaited between chunks, so that questions get in
 * @param alike also what `RunSpec.alike` asks for
 * @returns scalars still on the device; the caller disposes them
 */
export async function evaluateAll(
  model: AnyModel,
  set: ImageSet,
  rest: () => Promise<void>,
  alike = false,
): Promise<Record<string, Scalar>> {
  const parts: Record<string, Scalar[]> = {}
  for await (const batch of restingChunks(set, rest, imagesAtOnce)) {
    const share = batch.x.shape[0] / set.count
    const weighted = tidy(() =>
      Object.entries({ ...model.evaluate(batch), ...(alike ? likenessOf(model, batch) : {}) }).map(
        ([name, value]) => [name, mul(value, share)] as const,
      ),
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

/** An output of exactly 0 or 1 counts as this far from it; half floats can hold it. */
const outputEpsilon = 1e-4

/** How well the images come back, by outputs alone, so that any two families can be compared. */
function likenessOf({ reconstruct }: AnyModel, { x }: Batch): Record<string, Scalar> {
  if (!reconstruct) return {}
  const output = reconstruct(x) // [B, D]
  const p: Tensor2D = clipByValue(output, outputEpsilon, 1 - outputEpsilon)
  const likelihood = add(mul(x, log(p)), mul(sub(1, x), log(sub(1, p))))
  return { imageSquaredError: squaredError(output, x), imageCrossEntropy: neg(mean(likelihood)) as Scalar }
}
