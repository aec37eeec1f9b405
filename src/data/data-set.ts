import type { Notice } from '../protocol/notice.ts'

/** Grey images, each with a label. */
export interface ImageSet {
  /** [count · height · width], 0…255, image after image, row after row */
  readonly images: Uint8Array
  /** The same images damaged, [count · height · width], 0…255; only of sets that come in pairs */
  readonly damaged?: Uint8Array
  /** [count], the class of each image, or a bit for each of its attributes: the set says which */
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

/** A set whose parts are fetched or drawn when they are first asked for. Both reject with a NoticeError `data-…` when there is nothing to be had. */
export interface DataSetLoader {
  /** Some of both splits, soon; position for position the start of `all`. */
  first(): Promise<DataSet>
  /** All of them; the first part with a notice when the rest cannot be had. */
  all(): Promise<DataSet>
}

/** Does something the first time that it is asked for, and gives the same from then on. */
export function once<T>(start: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined
  return () => {
    started ??= start()
    return started
  }
}

export type Split = 'train' | 'validation'
export type Fetcher = (address: string) => Promise<Response>

/** Where a set comes from. The size of its images is known at once, so that a trained model answers before them. */
export interface DataSetSource {
  readonly height: number
  readonly width: number
  /**
   * Nothing is loaded or drawn before it is asked for.
   * @param folder address of the data files, with the slash
   */
  open(folder: string, fetcher?: Fetcher): DataSetLoader
  /**
   * Draws the image at a position again as if it had another label, everything else equal.
   * @param into [height · width], zeros; filled with 0…255
   */
  redraw?(split: Split, index: number, label: number, into: Uint8Array): void
}

/** 0…255 as 0…1: looked up, since this is done for millions of pixels. */
const scaled = Float32Array.from({ length: 256 }, (_, value) => value / 255)

/**
 * Images `indices` of a set, row after row, [indices.length · height · width], scaled from 0…255 to 0…1.
 * @param images of the set: its `images`, or those that came `damaged`
 */
export function pixelsOf(
  set: ImageSet,
  indices: ArrayLike<number>,
  images: Uint8Array = set.images,
): Float32Array {
  const size = set.height * set.width
  const pixels = new Float32Array(indices.length * size)
  for (let row = 0; row < indices.length; row++) {
    const from = indices[row]! * size
    const to = row * size
    for (let i = 0; i < size; i++) pixels[to + i] = scaled[images[from + i]!]!
  }
  return pixels
}
