/** Official IDX files of the learner's, gzipped or not: MNIST, Fashion-MNIST, KMNIST, EMNIST and what looks like them. */

import { NoticeError } from '../../protocol/notice.ts'
import type { ImageSet } from '../data-set.ts'
import { ownSide } from '../sides.ts'
import { inflate } from './inflate.ts'
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
  /** Which files belong together, such as `train` of `train-images-idx3-ubyte.gz`. */
  readonly key: string
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

export const looksLikeIdx = ({ name, bytes }: NamedBytes): boolean =>
  /idx|ubyte/i.test(name) || (bytes[0] === 0 && bytes[1] === 0 && bytes[3]! <= 4)

/**
 * A set of one or two pairs of images and labels; what is named `t10k` or `test` is for validation, else every fifth image.
 * @throws NoticeError `own-…` with the file; nothing of the rest counts then
 */
export async function readIdxSet(files: readonly NamedBytes[]): Promise<OwnSplits> {
  const parts = await Promise.all(files.map(readPart))
  const images = parts.filter((part) => 'images' in part)
  const labels = parts.filter((part) => 'labels' in part)
  const alone = images.length === 1 && labels.length === 1
  const pairs = images.map((part) => {
    const own = labels.find((other) => alone || other.key === part.key)
    if (!own) throw new NoticeError('own-unpaired', { file: part.file })
    if (own.labels.length !== part.all) {
      throw new NoticeError('own-labels', { file: own.file, images: part.all, labels: own.labels.length })
    }
    return { ...part, labels: own.labels.subarray(0, part.count) }
  })
  const unused = labels.find((part) => !alone && !images.some((other) => other.key === part.key))
  if (unused || pairs.length === 0)
    throw new NoticeError('own-unpaired', { file: (unused ?? parts[0])?.file ?? '' })
  const isTest = ({ key }: Part) => /t10k|test/.test(key)
  const [train, test] = [pairs.find((pair) => !isTest(pair)), pairs.find(isTest)]
  const whole = (train ?? test)!
  const left = pairs.reduce((sum, { all, count }) => sum + all - count, 0)
  return train && test
    ? { train: setOf(train), validation: setOf(test), left }
    : { ...splitEveryFifth(setOf(whole)), left }
}

/** Every fifth image is kept for validation. @throws NoticeError `own-empty` when there are fewer than five */
export function splitEveryFifth(set: ImageSet): { train: ImageSet; validation: ImageSet } {
  if (set.count < 5) throw new NoticeError('own-empty', { images: set.count })
  const size = set.height * set.width
  const pick = (wanted: (i: number) => boolean): ImageSet => {
    const rows = Array.from({ length: set.count }, (_, i) => i).filter(wanted)
    const images = new Uint8Array(rows.length * size)
    for (const [to, from] of rows.entries())
      images.set(set.images.subarray(from * size, (from + 1) * size), to * size)
    return { ...set, images, labels: Uint8Array.from(rows, (i) => set.labels[i]!), count: rows.length }
  }
  return { train: pick((i) => i % 5 !== 4), validation: pick((i) => i % 5 === 4) }
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
  const gzipped = packed[0] === 0x1f && packed[1] === 0x8b
  const { bytes, whole } = gzipped
    ? await inflate(packed, 'gzip', mostPixels + 16, file)
    : { bytes: packed, whole: true }
  const key = file
    .toLowerCase()
    .replace(/^.*\//, '')
    .replace(/\.gz$/, '')
    .replace(/images?|labels?|idx\d?|ubyte|[^a-z0-9]/g, '')
  const [zero, alsoZero, depth, dimensions] = bytes
  if (bytes.length < 8 || zero !== 0 || alsoZero !== 0) {
    throw new NoticeError('own-foreign', { file, got: `${bytes.length} B` })
  }
  if (depth !== 8) {
    const got = depths[depth!]
    if (!got) throw new NoticeError('own-foreign', { file, got: `0x${depth!.toString(16)}` })
    throw new NoticeError('own-depth', { file, got })
  }
  if (dimensions !== 1 && dimensions !== 3) {
    throw new NoticeError('own-foreign', { file, got: `${dimensions}-D` })
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = 4 + 4 * dimensions
  if (bytes.length < start)
    throw new NoticeError('own-truncated', { file, expected: start, got: bytes.length })
  const all = view.getUint32(4)
  if (dimensions === 1) {
    expectLength(file, start + all, bytes.length, whole)
    return { file, key, labels: bytes.subarray(start, start + all) }
  }
  const [height, width] = [view.getUint32(8), view.getUint32(12)]
  if (height !== width || height === 0)
    throw new NoticeError('own-not-square', { file, got: `${width} × ${height}` })
  if (height > longestSide)
    throw new NoticeError('own-too-large', { file, most: `${longestSide} × ${longestSide}` })
  const size = height * width
  const most = Math.floor(mostPixels / size)
  const count = Math.min(all, most)
  expectLength(file, start + (all > most ? count : all) * size, bytes.length, whole && all <= most)
  const images = bytes.subarray(start, start + count * size)
  const turned = /emnist/i.test(file) // published column after column
  return { file, key, all, count, images: resampled(images, count, height, turned) }
}

/** @param exactly whether what lies behind is a fault too */
function expectLength(file: string, expected: number, got: number, exactly: boolean): void {
  if (got < expected || (exactly && got > expected)) {
    throw new NoticeError('own-truncated', { file, expected, got })
  }
}
