import { addN, dispose, matMul, type Tensor2D, tensor2d, tidy } from '@tensorflow/tfjs-core'
import type { ImageSet } from '../data/data-set.ts'
import type { LabelGroup } from '../protocol/questions.ts'
import { disposeBatch, gatherBatch } from './batches.ts'
import type { QuestionContext } from './questions.ts'

/** Images encoded at once. */
const imagesAtOnce = 200

/** Mean codes and mean images of groups of training images; an image is encoded once, however many groups it is in. */
export async function groupMeans(
  { model, data, rest }: QuestionContext,
  groups: readonly LabelGroup[],
  most: number,
) {
  const { encode } = model
  if (!encode) throw new Error('groupMeans: expected a family that encodes')
  const { train } = await data()
  const members = groups.map((group) => new Set(firstOf(train, group, most)))
  // Without any member one image stands in, with a share of zero in every mean.
  const needed = [...new Set([0, ...members.flatMap((group) => [...group])])]
  const parts: { means: Tensor2D; images: Tensor2D }[] = []
  for (let start = 0; start < needed.length; start += imagesAtOnce) {
    if (start > 0) await rest()
    const indices = needed.slice(start, start + imagesAtOnce)
    const shares = members.map((group) => indices.map((index) => (group.has(index) ? 1 / group.size : 0)))
    const batch = gatherBatch(train, indices)
    parts.push(
      tidy(() => {
        const weights = tensor2d(shares, [groups.length, indices.length])
        return { means: matMul(weights, encode(batch.x)), images: matMul(weights, batch.x) }
      }),
    )
    disposeBatch(batch)
  }
  const sums = tidy(() => ({
    means: addN(parts.map((part) => part.means)) as Tensor2D,
    images: addN(parts.map((part) => part.images)) as Tensor2D,
  }))
  dispose(parts as never)
  return { ...sums, counts: members.map((group) => group.size) }
}

/** Positions of the first `most` images with such a label. */
function firstOf(set: ImageSet, { mask, value }: LabelGroup, most: number): number[] {
  const found: number[] = []
  for (let index = 0; index < set.count && found.length < most; index++) {
    if ((set.labels[index]! & mask) === value) found.push(index)
  }
  return found
}
