/** From chosen files to a kept set: IDX files, a zip, or a folder of pictures. */
import type { ImageSet } from '../data/data-set.ts'
import { type NamedBytes, readIdxSet, splitEveryFifth } from '../data/own/idx-set.ts'
import { freeName, keepOwnSet, ownSets } from '../data/own/own-set.ts'
import { expectFits, inkOf, planPictures } from '../data/own/pictures.ts'
import { idxAmong, type Source, unpacked } from '../data/own/sources.ts'
import { ownSide } from '../data/sides.ts'
import type { Brought } from '../protocol/brought.ts'
import { NoticeError } from '../protocol/notice.ts'

export interface BroughtFile {
  /** With the folders that were chosen. */
  readonly path: string
  readonly file: File
}

const reportEvery = 100

const sourceOf = ({ path, file }: BroughtFile): Source => ({
  path,
  size: file.size,
  head: async () => new Uint8Array(await file.slice(0, 16).arrayBuffer()),
  read: async () => new Uint8Array(await file.arrayBuffer()),
})

/**
 * Reads everything, then keeps it: a set is there whole or not at all.
 * @param progress pictures that were decoded, of how many
 * @throws NoticeError `own-…`, `picture-too-large` or `storage-…`
 */
export async function bring(
  files: readonly BroughtFile[],
  title: string,
  progress: (done: number, all: number) => void,
): Promise<Brought> {
  const sources = await unpacked(files.map(sourceOf))
  const idx = await idxAmong(sources)
  if (idx.length > 0) {
    const parts: NamedBytes[] = []
    for (const source of idx) parts.push({ name: source.path, bytes: await source.read() })
    const { left, ...splits } = await readIdxSet(parts)
    const set = await keepOwnSet(await nameFor(title), splits)
    return { ...set, left: left + splits.validation.count - set.validation }
  }
  const { classes, pictures, left } = planPictures(sources)
  const images = new Uint8Array(pictures.length * ownSide ** 2)
  for (const [i, { file }] of pictures.entries()) {
    images.set(await decode(file), i * ownSide ** 2)
    if (i % reportEvery === 0) progress(i, pictures.length)
  }
  const labels = Uint8Array.from(pictures, ({ label }) => label)
  const whole: ImageSet = { images, labels, count: pictures.length, height: ownSide, width: ownSide }
  const splits = splitEveryFifth(whole)
  const set = await keepOwnSet(await nameFor(title), splits, classes)
  return { ...set, left: left + splits.validation.count - set.validation }
}

const nameFor = async (title: string) =>
  freeName(
    title,
    (await ownSets()).map(({ name }) => name),
  )

let canvas: OffscreenCanvas | undefined

/** One picture, fitted into the square on the colour of its corner. @throws NoticeError `own-corrupt` or `picture-too-large` */
async function decode(source: Source): Promise<Uint8Array> {
  let bitmap: ImageBitmap
  try {
    const bytes = await source.read()
    expectFits(bytes, source.path)
    bitmap = await createImageBitmap(new Blob([bytes]))
  } catch (error) {
    throw error instanceof NoticeError ? error : new NoticeError('own-corrupt', { file: source.path })
  }
  canvas ??= new OffscreenCanvas(ownSide, ownSide)
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  context.imageSmoothingQuality = 'high'
  context.clearRect(0, 0, ownSide, ownSide)
  context.drawImage(bitmap, 0, 0, 1, 1, 0, 0, ownSide, ownSide)
  const scale = ownSide / Math.max(bitmap.width, bitmap.height)
  const [width, height] = [bitmap.width * scale, bitmap.height * scale]
  context.drawImage(bitmap, (ownSide - width) / 2, (ownSide - height) / 2, width, height)
  bitmap.close()
  return inkOf(context.getImageData(0, 0, ownSide, ownSide).data)
}
