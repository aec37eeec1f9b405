/** A folder or a zip of pictures, folders as classes: which of them are read, and what becomes of one. */

import { NoticeError } from '../../protocol/notice.ts'
import { ownSide } from '../sides.ts'
import { kindOf } from './kinds.ts'
import { megabytes, mostClasses, mostMegapixels, mostPictureBytes, mostPictures } from './limits.ts'
import { byName } from './own-set.ts'
import { readHeader } from './picture-header.ts'

export interface PictureFile {
  /** With its folders. */
  readonly path: string
  readonly size: number
}

export interface PicturePlan<F extends PictureFile> {
  readonly classes: readonly string[]
  readonly pictures: readonly { readonly file: F; readonly label: number }[]
  /** Pictures that are left out because there are too many or of too many classes. */
  readonly left: number
}

/**
 * Which pictures are read: classes are the folders that pictures lie in, in order of their names, ten at most; of each
 * the same number at most.
 * @throws NoticeError `own-empty` without pictures, `own-too-large` with one too large
 */
export function planPictures<F extends PictureFile>(files: readonly F[]): PicturePlan<F> {
  const wanted = files.filter(({ path }) => kindOf(path) === 'picture')
  if (wanted.length === 0) throw new NoticeError('own-empty', { images: 0 })
  const large = wanted.find(({ size }) => size > mostPictureBytes)
  if (large) throw new NoticeError('own-too-large', { file: large.path, most: megabytes(mostPictureBytes) })
  const folderOf = ({ path }: F) => path.split('/').at(-2) ?? ''
  const classes = [...new Set(wanted.map(folderOf))].sort(byName).slice(0, mostClasses)
  const share = Math.floor(mostPictures / classes.length)
  const pictures = classes.flatMap((name, label) =>
    wanted
      .filter((file) => folderOf(file) === name)
      .slice(0, share)
      .map((file) => ({ file, label })),
  )
  // Classes take turns, so that the first pictures are of every class.
  const turn = new Map<number, number>()
  const ranked = pictures.map((picture) => {
    const rank = turn.get(picture.label) ?? 0
    turn.set(picture.label, rank + 1)
    return { picture, rank }
  })
  ranked.sort((a, b) => a.rank - b.rank)
  return {
    classes,
    pictures: ranked.map(({ picture }) => picture),
    left: files.filter(({ path }) => kindOf(path) !== 'text').length - pictures.length,
  }
}

/** Before a picture is unpacked. @throws NoticeError `picture-too-large`; a header that is not known is left to the browser */
export function expectFits(bytes: Uint8Array, file: string): void {
  const { width, height } = readHeader(bytes) ?? { width: 0, height: 0 }
  const megapixels = Math.ceil((width * height) / 1e6)
  if (megapixels > mostMegapixels)
    throw new NoticeError('picture-too-large', { file, megapixels, most: mostMegapixels })
}

/**
 * Grey ink on paper from coloured pixels: paper is 0. Where the edge is bright the picture is turned round.
 * @param rgba [28 · 28 · 4]
 * @returns [28 · 28], 0…255
 */
export function inkOf(rgba: Uint8ClampedArray): Uint8Array {
  const grey = Uint8Array.from({ length: ownSide ** 2 }, (_, i) => {
    const [r, g, b, a] = rgba.subarray(4 * i, 4 * i + 4) as unknown as [number, number, number, number]
    const opaque = a / 255
    return Math.round((0.299 * r + 0.587 * g + 0.114 * b) * opaque + 255 * (1 - opaque))
  })
  const last = ownSide - 1
  const edge = grey.filter((_, i) => {
    const [x, y] = [i % ownSide, Math.floor(i / ownSide)]
    return x === 0 || y === 0 || x === last || y === last
  })
  const bright = edge.reduce((sum, value) => sum + value, 0) / edge.length > 127
  return bright ? grey.map((value) => 255 - value) : grey
}
