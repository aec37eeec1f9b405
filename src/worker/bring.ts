/** From chosen files to a kept set: IDX files, a zip, or a folder of pictures. */
import type { ImageSet } from '../data/data-set.ts'
import { looksLikeIdx, readIdxSet, splitEveryFifth } from '../data/own/idx-set.ts'
import { mostPixels } from '../data/own/limits.ts'
import { freeName, keepOwnSet, ownSets } from '../data/own/own-set.ts'
import { inkOf, type PictureFile, planPictures } from '../data/own/pictures.ts'
import { isZip, zipEntries } from '../data/own/zip.ts'
import { ownSide } from '../data/sides.ts'
import type { Brought } from '../protocol/brought.ts'
import { NoticeError } from '../protocol/notice.ts'

export interface BroughtFile {
  /** With the folders that were chosen. */
  readonly path: string
  readonly file: File
}

/** A file wherever it lies: on disk or in an archive. */
interface Source extends PictureFile {
  read(): Promise<Uint8Array<ArrayBuffer>>
}

const mostArchive = 16 * mostPixels
const reportEvery = 100

const sourceOf = ({ path, file }: BroughtFile): Source => ({
  path,
  size: file.size,
  read: async () => new Uint8Array(await file.arrayBuffer()),
})

/**
 * Reads everything, then keeps it: a set is there whole or not at all.
 * @param progress pictures that were decoded, of how many
 * @throws NoticeError `own-…` or `storage-…`
 */
export async function bring(
  files: readonly BroughtFile[],
  title: string,
  progress: (done: number, all: number) => void,
): Promise<Brought> {
  const total = files.reduce((sum, { file }) => sum + file.size, 0)
  if (total > mostArchive) {
    throw new NoticeError('own-too-large', { file: files[0]!.path, most: `${mostArchive / 2 ** 20} MB` })
  }
  const sources = await unpackedFrom(files.map(sourceOf))
  const idx = sources.filter(({ path }) => /idx|ubyte/i.test(path))
  if (idx.length > 0 || (await isIdx(sources))) {
    const parts = await Promise.all(
      (idx.length > 0 ? idx : sources)
        .slice(0, 4)
        .map(async (source) => ({ name: source.path, bytes: await source.read() })),
    )
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

async function unpackedFrom(sources: readonly Source[]): Promise<readonly Source[]> {
  const [only, ...more] = sources
  if (!only) throw new NoticeError('own-empty', { images: 0 })
  if (more.length > 0) return sources
  const bytes = await only.read()
  if (!isZip(bytes)) return sources
  return zipEntries(bytes, only.path).map(({ name, size, read }) => ({ path: name, size, read }))
}

/** Files of other names may still be IDX: one of two, neither a picture. */
async function isIdx(sources: readonly Source[]): Promise<boolean> {
  if (sources.length > 4 || sources.some(({ path }) => /\.(png|jpe?g|gif|webp|bmp)$/i.test(path)))
    return false
  const bytes = await sources[0]!.read()
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return true
  if (looksLikeIdx({ name: '', bytes })) return true
  const got =
    bytes.length < 4
      ? `${bytes.length} B`
      : Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join(' ')
  throw new NoticeError('own-foreign', { file: sources[0]!.path, got })
}

let canvas: OffscreenCanvas | undefined

/** One picture, fitted into the square on the colour of its corner. @throws NoticeError `own-corrupt` */
async function decode(source: Source): Promise<Uint8Array> {
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(new Blob([await source.read()]))
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
