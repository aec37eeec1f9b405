import type { Notice } from '../protocol/notice.ts'

/** Grey images with labels. */
export interface ImageSet {
  /** [count · height · width], 0…255, image after image, row after row */
  readonly images: Uint8Array
  /** [count] */
  readonly labels: Uint8Array
  readonly count: number
  readonly height: number
  readonly width: number
}

export interface DataSet {
  readonly name: string
  readonly height: number
  readonly width: number
  readonly train: ImageSet
  readonly validation: ImageSet
  /** What the learner should know, such as that only a part could be read. */
  readonly notices: readonly Notice[]
}

/** Images `indices` of a set, row after row, [indices.length · height · width], scaled from 0…255 to 0…1. */
export function pixelsOf(set: ImageSet, indices: ArrayLike<number>): Float32Array {
  const size = set.height * set.width
  const pixels = new Float32Array(indices.length * size)
  for (let row = 0; row < indices.length; row++) {
    const from = indices[row]! * size
    const to = row * size
    for (let i = 0; i < size; i++) pixels[to + i] = set.images[from + i]! / 255
  }
  return pixels
}
