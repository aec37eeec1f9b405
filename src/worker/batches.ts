import { type Tensor1D, type Tensor2D, tensor1d, tensor2d } from '@tensorflow/tfjs-core'
import { type ImageSet, pixelsOf } from '../data/data-set.ts'
import { permutation } from '../engine/random.ts'
import type { Batch } from '../models/model.ts'

/** Images `indices` of a set as tensors, pixels scaled from 0…255 to 0…1. Caller disposes both tensors. */
export function gatherBatch(set: ImageSet, indices: ArrayLike<number>): Batch {
  const labels = Int32Array.from(indices, (index) => set.labels[index]!)
  const rows = (images: Uint8Array): Tensor2D =>
    tensor2d(pixelsOf(set, indices, images), [indices.length, set.height * set.width])
  const y: Tensor1D = tensor1d(labels, 'int32') // [B]
  return { x: rows(set.images), labels: y, ...(set.damaged ? { damaged: rows(set.damaged) } : {}) }
}

export function disposeBatch({ x, labels, damaged }: Batch): void {
  x.dispose()
  labels.dispose()
  damaged?.dispose()
}

/** The first `count` images of a set in order, `size` at a time; each chunk is disposed when the next is asked for. */
export function* chunksOf(set: ImageSet, size = 500, count = set.count): Generator<Batch> {
  for (let start = 0; start < count; start += size) {
    const length = Math.min(size, count - start)
    const batch = gatherBatch(
      set,
      Array.from({ length }, (_, i) => start + i),
    )
    try {
      yield batch
    } finally {
      disposeBatch(batch)
    }
  }
}

/** The same with a rest before each chunk, so that quick questions get in; `size` also bounds how long these wait. */
export async function* restingChunks(
  set: ImageSet,
  rest: () => Promise<void>,
  size: number,
  count = set.count,
): AsyncGenerator<Batch> {
  await rest()
  for (const batch of chunksOf(set, size, count)) {
    yield batch
    await rest()
  }
}

/** Which images make up batch `step`: every epoch is a new seeded order, its last incomplete batch left out. */
export interface BatchOrder {
  readonly batchesPerEpoch: number
  /** Positions in the training set, [B]; valid until the next call. */
  at(step: number): Uint32Array
}

/** @param count images in the training set; a batch is never larger than that */
export function batchOrder(count: number, batchSize: number, seed: number): BatchOrder {
  const size = Math.min(batchSize, count)
  const batchesPerEpoch = Math.floor(count / size)
  let epoch = -1
  let order = new Uint32Array(0)
  return {
    batchesPerEpoch,
    at(step) {
      const wanted = Math.floor(step / batchesPerEpoch)
      if (wanted !== epoch) {
        epoch = wanted
        order = permutation(count, seed, epoch) as Uint32Array<ArrayBuffer>
      }
      const start = (step % batchesPerEpoch) * size
      return order.subarray(start, start + size)
    },
  }
}
