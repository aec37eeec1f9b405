import { type Tensor1D, type Tensor2D, tensor1d, tensor2d } from '@tensorflow/tfjs-core'
import type { ImageSet } from '../data/data-set.ts'
import { permutation } from '../engine/random.ts'
import type { Batch } from '../models/model.ts'

/** Images `indices` of a set as tensors, pixels scaled from 0…255 to 0…1. Caller disposes both tensors. */
export function gatherBatch(set: ImageSet, indices: ArrayLike<number>): Batch {
  const size = set.height * set.width
  const pixels = new Float32Array(indices.length * size)
  const labels = new Int32Array(indices.length)
  for (let row = 0; row < indices.length; row++) {
    const index = indices[row]!
    labels[row] = set.labels[index]!
    const from = index * size
    const to = row * size
    for (let i = 0; i < size; i++) pixels[to + i] = set.images[from + i]! / 255
  }
  const x: Tensor2D = tensor2d(pixels, [indices.length, size]) // [B, D]
  const y: Tensor1D = tensor1d(labels, 'int32') // [B]
  return { x, labels: y }
}

export function disposeBatch(batch: Batch): void {
  batch.x.dispose()
  batch.labels.dispose()
}

/** The whole set in order, `size` images at a time; each chunk is disposed when the next is asked for. */
export function* chunksOf(set: ImageSet, size = 500): Generator<Batch> {
  for (let start = 0; start < set.count; start += size) {
    const count = Math.min(size, set.count - start)
    const batch = gatherBatch(
      set,
      Array.from({ length: count }, (_, i) => start + i),
    )
    try {
      yield batch
    } finally {
      disposeBatch(batch)
    }
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
