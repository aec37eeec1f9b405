/** A photograph or scan of the learner's as a page. It is read in the browser and goes no further than the worker. */

import { readHeader } from '../../data/own/picture-header.ts'
import type { Notice } from '../../protocol/notice.ts'
import { NoticeError } from '../../protocol/notice.ts'
import type { Matrix } from '../../protocol/run.ts'

/** More than this is refused before it is unpacked. */
const mostMegapixels = 20
/** Longer side after scaling: letters of a photographed page are then about as large as those learned. */
const longestSide = 1280
/** JPEG may carry a small picture and colour tables before its size. */
const headerBytes = 1 << 18

export interface OwnPage {
  /** Ink, 0 (white) … 1 (black), [height, width] */
  readonly page: Matrix
  /** That it was scaled down. */
  readonly notice?: Notice
}

/** @throws NoticeError `picture-unknown`, `picture-too-large` or `picture-broken` */
export async function readOwnPage(file: File): Promise<OwnPage> {
  const header = readHeader(new Uint8Array(await file.slice(0, headerBytes).arrayBuffer()))
  if (!header) throw new NoticeError('picture-unknown', { file: file.name })
  const megapixels = (header.width * header.height) / 1e6
  if (megapixels > mostMegapixels) {
    const facts = { file: file.name, megapixels: Math.ceil(megapixels), most: mostMegapixels }
    throw new NoticeError('picture-too-large', facts)
  }
  const [bitmap, from] = await unpack(file)
  const page = inkOf(bitmap)
  const to = `${bitmap.width} × ${bitmap.height}`
  bitmap.close()
  return from === to
    ? { page }
    : { page, notice: { code: 'picture-scaled', facts: { file: file.name, from, to } } }
}

/** Unpacked, turned and scaled off the page's thread; and how large it was. */
async function unpack(file: File): Promise<[ImageBitmap, string]> {
  try {
    const whole = await createImageBitmap(file)
    const { width, height } = whole
    const scale = longestSide / Math.max(width, height)
    if (scale >= 1) return [whole, `${width} × ${height}`]
    const small = await createImageBitmap(whole, {
      resizeWidth: Math.round(width * scale),
      resizeHeight: Math.round(height * scale),
      resizeQuality: 'high',
    })
    whole.close()
    return [small, `${width} × ${height}`]
  } catch {
    throw new NoticeError('picture-broken', { file: file.name })
  }
}

/** One minus luma (Rec. 601), on white where the picture is transparent. */
function inkOf(bitmap: ImageBitmap): Matrix {
  const { width, height } = bitmap
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')!
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, height)
  context.drawImage(bitmap, 0, 0)
  const { data } = context.getImageData(0, 0, width, height)
  const ink = new Float32Array(width * height)
  for (let i = 0; i < ink.length; i++) {
    const luma = 0.299 * data[4 * i]! + 0.587 * data[4 * i + 1]! + 0.114 * data[4 * i + 2]!
    ink[i] = 1 - luma / 255
  }
  return { rows: height, columns: width, data: ink }
}

/** Saves a page as PNG, black ink on white. @param page ink, 0…1, [height, width] */
export async function savePage(page: Matrix, name: string): Promise<void> {
  const canvas = new OffscreenCanvas(page.columns, page.rows)
  const pixels = Uint32Array.from(page.data, (ink) => {
    const grey = Math.round(255 * (1 - Math.min(1, Math.max(0, ink))))
    return (255 << 24) | (grey << 16) | (grey << 8) | grey
  })
  const image = new ImageData(new Uint8ClampedArray(pixels.buffer), page.columns, page.rows)
  canvas.getContext('2d')!.putImageData(image, 0, 0)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await canvas.convertToBlob({ type: 'image/png' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
