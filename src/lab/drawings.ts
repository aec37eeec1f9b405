/** The learner's own drawings as a small data set, one more at a time. */
import type { ImageSet } from '../data/data-set.ts'
import { drawingsName, imagesOfOwnSet, keepOwnSet, type OwnSet } from '../data/own/own-set.ts'
import { ownSide } from '../data/sides.ts'

const empty: ImageSet = {
  images: new Uint8Array(0),
  labels: new Uint8Array(0),
  count: 0,
  height: ownSide,
  width: ownSide,
}

/**
 * Keeps one drawing more: the second of all and every fifth of a digit, from the fourth on, for validation; so both parts
 * have something soon, and in the end of every digit.
 * @param image [784] in 0…1
 */
export function keepDrawing(image: Float32Array, label: number): Promise<OwnSet> {
  // One after the other: each is added to what the one before has left.
  const kept = before.then(() => keepOne(image, label))
  before = kept.catch(() => {})
  return kept
}

let before: Promise<unknown> = Promise.resolve()

async function keepOne(image: Float32Array, label: number): Promise<OwnSet> {
  const { train, validation } = (await imagesOfOwnSet(drawingsName)) ?? { train: empty, validation: empty }
  const pixels = Uint8Array.from(image, (value) => Math.round(255 * value))
  const forValidation = isForValidation([...train.labels, ...validation.labels], label)
  return keepOwnSet(drawingsName, {
    train: forValidation ? train : withOne(train, pixels, label),
    validation: forValidation ? withOne(validation, pixels, label) : validation,
  })
}

export const isForValidation = (before: readonly number[], label: number): boolean =>
  before.length === 1 || before.filter((other) => other === label).length % 5 === 3

/** The set with an image more. */
export function withOne(set: ImageSet, pixels: Uint8Array, label: number): ImageSet {
  return {
    ...set,
    images: Uint8Array.from([...set.images, ...pixels]),
    labels: Uint8Array.from([...set.labels, label]),
    count: set.count + 1,
  }
}
