/** Sets that are drawn from a seed: the same images in Node, in the worker, anywhere. */

import type { DataSet, DataSetSource, ImageSet, Split } from './data-set.ts'

export interface Drawn {
  readonly name: string
  readonly height: number
  readonly width: number
  /** Number of images of each split. */
  readonly train: number
  readonly validation: number
  /**
   * Draws one image, which depends on its split and position alone.
   * @param into [height · width], zeros; filled with 0…255
   * @returns its label, 0…255
   */
  draw(split: Split, index: number, into: Uint8Array): number
  readonly redraw?: DataSetSource['redraw']
}

/** Images of each split in the first part. */
const firstPart = 100
/** Images drawn before messages get in. */
const atOnce = 50

/** @returns a source that draws in parts, so that the thread stays free for messages */
export function drawnSource({ name, height, width, draw, redraw, ...counts }: Drawn): DataSetSource {
  const empty = (count: number): ImageSet => ({
    images: new Uint8Array(count * height * width),
    labels: new Uint8Array(count),
    count,
    height,
    width,
  })
  const fill = async (split: Split, { images, labels, count }: ImageSet, from: number) => {
    const size = height * width
    for (let index = from; index < count; index++) {
      labels[index] = draw(split, index, images.subarray(index * size, (index + 1) * size))
      if (index % atOnce === atOnce - 1) await new Promise((resolve) => setTimeout(resolve))
    }
  }
  return {
    height,
    width,
    ...(redraw ? { redraw } : {}),
    open() {
      const part = async (train: number, validation: number, start?: DataSet): Promise<DataSet> => {
        const set = { train: empty(train), validation: empty(validation) }
        for (const split of ['train', 'validation'] as const) {
          if (start) {
            set[split].images.set(start[split].images)
            set[split].labels.set(start[split].labels)
          }
          await fill(split, set[split], start?.[split].count ?? 0)
        }
        return { name, height, width, ...set, notices: [] }
      }
      const first = part(Math.min(firstPart, counts.train), Math.min(firstPart, counts.validation))
      return { first, all: first.then((start) => part(counts.train, counts.validation, start)) }
    },
  }
}
