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
