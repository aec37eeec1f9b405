/** Sets that are drawn from a seed: the same images in Node, in the worker, anywhere. */

import { type DataSet, type DataSetSource, type ImageSet, once, type Split } from './data-set.ts'

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
   * @param damaged the same, for sets in pairs
   * @returns its label, 0…255
   */
  draw(split: Split, index: number, into: Uint8Array, damaged: Uint8Array): number
  readonly redraw?: DataSetSource['redraw']
  /** Each image comes with a damaged one. */
  readonly inPairs?: boolean
  /** Awaited before anything is drawn. */
  prepare?(): Promise<void>
}

/** Images of each split in the first part: what pages ask for at once. */
const firstPart = 120
/** Images drawn before messages get in. */
const atOnce = 50

const none = new Uint8Array(0)

/** @returns a source that draws in parts, so that the thread stays free for messages */
export function drawnSource(drawn: Drawn): DataSetSource {
  const { name, height, width, draw, redraw, inPairs = false, ...counts } = drawn
  const empty = (count: number): ImageSet => ({
    images: new Uint8Array(count * height * width),
    ...(inPairs ? { damaged: new Uint8Array(count * height * width) } : {}),
    labels: new Uint8Array(count),
    count,
    height,
    width,
  })
  const fill = async (split: Split, { images, damaged = none, labels, count }: ImageSet, from: number) => {
    const size = height * width
    const place = (all: Uint8Array, index: number) => all.subarray(index * size, (index + 1) * size)
    for (let index = from; index < count; index++) {
      labels[index] = draw(split, index, place(images, index), place(damaged, index))
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
            set[split].damaged?.set(start[split].damaged ?? none)
            set[split].labels.set(start[split].labels)
          }
          await fill(split, set[split], start?.[split].count ?? 0)
        }
        return { name, height, width, ...set, notices: [] }
      }
      const first = once(async () => {
        await drawn.prepare?.()
        return part(Math.min(firstPart, counts.train), Math.min(firstPart, counts.validation))
      })
      return { first, all: once(async () => part(counts.train, counts.validation, await first())) }
    },
  }
}
