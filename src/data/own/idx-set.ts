/** Official IDX files of the learner's, gzipped or not: MNIST, Fashion-MNIST, KMNIST, EMNIST and what looks like them. */

import { NoticeError } from '../../protocol/notice.ts'
import type { ImageSet } from '../data-set.ts'
import { isGzip } from '../idx.ts'
import { ownSide } from '../sides.ts'
import { type Inflated, inflate } from './inflate.ts'
import { baseOf, isTest, pairOf, severalSets } from './kinds.ts'
import { mostPixels } from './limits.ts'
import type { OwnSplits } from './own-set.ts'
import { resampled } from './resample.ts'

export interface NamedBytes {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** What the third byte says the values are. */
const depths: Readonly<Record<number, string>> = {
  9: 'int8',
  11: 'int16',
  12: 'int32',
  13: 'float32',
  14: 'float64',
}
const longestSide = 512

interface Part {
  readonly file: string
}
interface ImagesPart extends Part {
  readonly images: Uint8Array
  readonly count: number
  /** As the header says; `count` are kept. */
  readonly all: number
}
interface LabelsPart extends Part {
  readonly labels: Uint8Array
}

/** By the first four bytes: of any kind of values, whether it can be read or not. */
export const startsLikeIdx = ([zero, alsoZero, depth, dimensions]: Uint8Array): boolean =>
  zero === 0 && alsoZero === 0 && (depth === 8 || depths[depth!] !== undefined) && dimensions! <= 4

/** What is to be said of a file that is none of those that can be read. @param bytes its first, or all */
export function foreign(file: string, bytes: Uint8Array): NoticeError {
  if (bytes.length === 0) return new NoticeError('own-blank', { file })
  const got = Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join(' ')
  return new NoticeError('own-foreign', { file, got })
}

/**
 * A set of one or two pairs of images and labels; what is named `t10k` or `test` is for validation, else every fifth image.
 * @throws NoticeError `own-…` with the file; nothing of the rest counts then
 */
export async function readIdxSet(files: readonly NamedBytes[]): Promise<OwnSplits> {
  const parts = await Promise.all(files.map(readPart))
  const images = parts.filter((part) => 'images' in part)
  const labels = parts.filter((part) => 'labels' in part)
  const alone = images.length === 1 && labels.length === 1
  // Names tell what belongs together, and folders only where names are the same.
  const name = ({ file }: Part) => pairOf(baseOf(file))
  const told = [images, labels].every((some) => new Set(some.map(name)).size === some.length)
  const belong = (a: Part, b: Part) =>
    alone || (told ? name(a) === name(b) : pairOf(a.file) === pairOf(b.file))
  const pairs = images.map((part) => {
    const own = labels.find((other) => belong(part, other))
    if (!own) throw new NoticeError('own-unpaired', { file: part.file })
    if (own.labels.length !== part.all) {
      throw new NoticeError('own-labels', { file: own.file, images: part.all, labels: own.labels.length })
    }
    return { ...part, labels: own.labels.subarray(0, part.count) }
  })
  const unused = labels.find((part) => !images.some((other) => belong(part, other)))
  if (unused || pairs.length === 0)
    throw new NoticeError('own-unpaired', { file: (unused ?? parts[0])?.file ?? '' })
  const [train, second] = pairs.filter(({ file }) => !isTest(file))
  const [test, secondTest] = pairs.filter(({ file }) => isTest(file))
  if (second || secondTest) throw severalSets(pairs.map(({ file }) => file))
  const whole = (train ?? test)!
  const left = pairs.reduce((sum, { all, count }) => sum + all - count, 0)
  return train && test
    ? { train: setOf(train), validation: setOf(test), left }
    : { ...splitEveryFifth(setOf(whole)), left }
}

/**
 * Every fifth image of the classes one after the other is kept for validation: in the set's own order classes that take
 * turns, as five or ten often do, would fall on one side whole.
 * @throws NoticeError `own-empty` when there are fewer than five
 */
export function splitEveryFifth(set: ImageSet): { train: ImageSet; validation: ImageSet } {
  if (set.count < 5) throw new NoticeError('own-empty', { images: set.count })
  const size = set.height * set.width
  const places = Array.from({ length: set.count }, (_, i) => i)
  const byClass = [...places].sort((a, b) => set.labels[a]! - set.labels[b]! || a - b)
  const kept = new Set(byClass.filter((_, i) => i % 5 === 4))
  const pick = (isKept: boolean): ImageSet => {
    const rows = places.filter((i) => kept.has(i) === isKept)
    const images = new Uint8Array(rows.length * size)
    for (const [to, from] of rows.entries())
      images.set(set.images.subarray(from * size, (from + 1) * size), to * size)
    return { ...set, images, labels: Uint8Array.from(rows, (i) => set.labels[i]!), count: rows.length }
  }
  return { train: pick(false), validation: pick(true) }
}

const setOf = ({
  images,
  labels,
  count,
}: {
  images: Uint8Array
  labels: Uint8Array
  count: number
}): ImageSet => {
  if (count === 0) throw new NoticeError('own-empty', { images: 0 })
  return { images, labels, count, height: ownSide, width: ownSide }
}

async function readPart({ name: file, bytes: packed }: NamedBytes): Promise<ImagesPart | LabelsPart> {
  const { bytes, whole } = isGzip(packed)
    ? await inflate(packed, 'gzip', mostPixels + 16, file)
    : { bytes: packed, whole: true }
  const [, , depth, dimensions] = bytes
  if (!startsLikeIdx(bytes)) throw foreign(file, bytes)
  const other = depths[depth!]
  if (other) throw new NoticeError('own-depth', { file, got: other })
  if (dimensions !== 1 && dimensions !== 3) throw foreign(file, bytes)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = 4 + 4 * dimensions
  if (bytes.length < start)
    throw new NoticeError('own-truncated', { file, expected: start, got: bytes.length })
  const all = view.getUint32(4)
  if (dimensions === 1) {
    expectLength(file, start + all, { bytes, whole }, true)
    return { file, labels: bytes.subarray(start, start + all) }
  }
  const [height, width] = [view.getUint32(8), view.getUint32(12)]
  if (height !== width || height === 0)
    throw new NoticeError('own-not-square', { file, got: `${width} × ${height}` })
  if (height > longestSide)
    throw new NoticeError('own-too-large', { file, most: `${longestSide} × ${longestSide}` })
  const size = height * width
  const most = Math.floor(mostPixels / size)
  const count = Math.min(all, most)
  expectLength(file, start + count * size, { bytes, whole }, all <= most)
  const images = bytes.subarray(start, start + count * size)
  const turned = /emnist/i.test(file) // published column after column
  return { file, all, count, images: resampled(images, count, height, turned) }
}

/** @param exactly whether what lies behind is a fault too */
function expectLength(file: string, expected: number, { bytes, whole }: Inflated, exactly: boolean): void {
  const isMore = bytes.length > expected || !whole
  if (bytes.length < expected || (exactly && isMore)) {
    const got = whole ? bytes.length : `> ${bytes.length}`
    throw new NoticeError('own-truncated', { file, expected, got })
  }
}
