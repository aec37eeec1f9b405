/** The few labelled images that a classifier learns from. */
import { tensor1d, tensor2d } from '@tensorflow/tfjs-core'
import { permutation, type RandomStream } from '../../engine/random.ts'
import type { Batch } from '../model.ts'
import { classes } from './spec.ts'

export interface LabelledSet {
  readonly count: number
  /** The next images of an endless shuffled order, at most `size`; the caller's, so best made inside a `tidy`. */
  next(size: number): Batch
}

interface Labelled {
  /** 0…255: a quarter of the memory, and the digits are no finer. */
  readonly pixels: Uint8Array
  readonly digit: number
  readonly lot: number
}

/**
 * Chooses `budget` images by lot, a class after the other in turn, as far as there are so many.
 * @param lots where the lots are drawn from: another seed chooses others
 */
export function chooseLabelled(budget: number, lots: RandomStream) {
  const seen: Labelled[] = []
  return {
    look({ x, labels }: Batch) {
      const [pixels, digits, D] = [x.dataSync(), labels.dataSync(), x.shape[1]]
      const drawn = lots.uniform([digits.length])
      const lot = drawn.dataSync()
      for (const [row, digit] of digits.entries()) {
        const image = Uint8Array.from(pixels.subarray(row * D, (row + 1) * D), (v) => Math.round(255 * v))
        seen.push({ pixels: image, digit, lot: lot[row]! })
      }
      drawn.dispose()
    },
    /** @throws Error when no image was looked at */
    choose(): LabelledSet {
      const ofClass = Array.from({ length: classes }, (_, digit) =>
        seen.filter((image) => image.digit === digit).sort((a, b) => a.lot - b.lot),
      )
      const longest = Math.max(...ofClass.map(({ length }) => length))
      const inTurn = Array.from({ length: longest }, (_, turn) =>
        ofClass.flatMap((images) => images[turn] ?? []),
      )
      return shuffled(inTurn.flat().slice(0, budget))
    },
  }
}

function shuffled(images: readonly Labelled[]): LabelledSet {
  const first = images[0]
  if (!first) throw new Error('classifier: expected labelled images, got none')
  const D = first.pixels.length
  let epoch = 0
  let at = 0
  let order = permutation(images.length, 1, epoch)
  return {
    count: images.length,
    next(size) {
      const count = Math.min(size, images.length)
      if (at + count > images.length) {
        epoch++
        order = permutation(images.length, 1, epoch)
        at = 0
      }
      const rows = Array.from(order.subarray(at, at + count), (i) => images[i]!)
      at += count
      const pixels = new Float32Array(count * D)
      for (const [row, image] of rows.entries()) {
        for (let i = 0; i < D; i++) pixels[row * D + i] = image.pixels[i]! / 255
      }
      const digits = rows.map(({ digit }) => digit)
      return { x: tensor2d(pixels, [count, D]), labels: tensor1d(digits, 'int32') }
    },
  }
}
