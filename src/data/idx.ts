/**
 * The IDX files of MNIST and its relatives: a big-endian header (magic number, sizes), then bytes.
 * @source http://yann.lecun.com/exdb/mnist, "The IDX file format"
 */
import { NoticeError } from '../protocol/notice.ts'

/** 0x08 says unsigned bytes, the last digit the number of dimensions. */
const magicOf = { labels: 0x00000801, images: 0x00000803 }

export interface IdxImages {
  readonly count: number
  readonly height: number
  readonly width: number
  /** [count · height · width], 0…255 */
  readonly bytes: Uint8Array
}

export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

/**
 * Unpacks gzip where the first bytes say so: some servers unpack `.gz` files on the way, some do not.
 * @throws NoticeError `data-corrupt` when the stream is broken
 */
export async function unpack(bytes: Uint8Array<ArrayBuffer>, file: string): Promise<Uint8Array<ArrayBuffer>> {
  if (!isGzip(bytes)) return bytes
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
    return new Uint8Array(await new Response(stream).arrayBuffer())
  } catch {
    throw new NoticeError('data-corrupt', { file, expected: 'gzip', got: `${bytes.length} B` })
  }
}

/** @throws NoticeError `data-foreign` (another kind of file), `data-truncated` (another length than its header says) */
export function parseImages(bytes: Uint8Array, file: string): IdxImages {
  const [count, height, width] = header(bytes, 'images', file) as [number, number, number]
  return { count, height, width, bytes: body(bytes, 16, count * height * width, file) }
}

/** [count] labels. @throws as `parseImages` */
export function parseLabels(bytes: Uint8Array, file: string): Uint8Array {
  const [count] = header(bytes, 'labels', file) as [number]
  return body(bytes, 8, count, file)
}

/** The sizes that a header gives. */
function header(bytes: Uint8Array, kind: 'images' | 'labels', file: string): number[] {
  const magic = magicOf[kind]
  const dimensions = magic & 0xff
  const hex = (n: number) => `0x${n.toString(16).padStart(8, '0')}`
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 4 || view.getUint32(0) !== magic) {
    const got = bytes.length < 4 ? `${bytes.length} B` : hex(view.getUint32(0))
    throw new NoticeError('data-foreign', { file, expected: `IDX ${kind} ${hex(magic)}`, got })
  }
  const length = 4 + 4 * dimensions
  if (bytes.length < length) {
    throw new NoticeError('data-truncated', { file, expected: length, got: bytes.length })
  }
  return Array.from({ length: dimensions }, (_, i) => view.getUint32(4 + 4 * i))
}

function body(bytes: Uint8Array, start: number, size: number, file: string): Uint8Array {
  if (bytes.length !== start + size) {
    throw new NoticeError('data-truncated', { file, expected: start + size, got: bytes.length })
  }
  return bytes.subarray(start)
}

/** An IDX file of images; for scripts that make data. */
export function writeImages({ count, height, width, bytes }: IdxImages): Uint8Array<ArrayBuffer> {
  return withHeader(magicOf.images, [count, height, width], bytes)
}

/** An IDX file of labels. */
export function writeLabels(labels: Uint8Array): Uint8Array<ArrayBuffer> {
  return withHeader(magicOf.labels, [labels.length], labels)
}

function withHeader(magic: number, sizes: readonly number[], bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(4 + 4 * sizes.length + bytes.length)
  const view = new DataView(file.buffer)
  view.setUint32(0, magic)
  for (const [i, size] of sizes.entries()) view.setUint32(4 + 4 * i, size)
  file.set(bytes, 4 + 4 * sizes.length)
  return file
}
