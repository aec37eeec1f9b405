/**
 * Zip archives as they are common: stored or deflated entries, neither encrypted nor larger than 4 GB.
 * @source PKWARE, "APPNOTE.TXT", sections 4.3.7, 4.3.12 and 4.3.16
 */
import { NoticeError } from '../../protocol/notice.ts'
import { inflate } from './inflate.ts'
import { megabytes, mostEntryBytes } from './limits.ts'

export interface ZipEntry {
  /** Path inside the archive, with slashes. */
  readonly name: string
  /** Bytes once unpacked, as the archive claims; reading checks it. */
  readonly size: number
  /** Some of its first bytes, unchecked. */
  head(): Promise<Uint8Array>
  read(): Promise<Uint8Array<ArrayBuffer>>
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const endSize = 22
const longestComment = 0xffff
/** Stands where a number has no room: zip64 writes it elsewhere. */
const beyond = 0xffffffff
/** Enough to tell a kind of file. */
const headBytes = 16
/** Packing that browsers cannot undo, and that some programs use. */
const methods: Readonly<Record<number, string>> = {
  9: 'deflate64',
  12: 'bzip2',
  14: 'LZMA',
  93: 'Zstandard',
  95: 'xz',
}
const utf8 = new TextDecoder()

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)

/**
 * The files of an archive, without folders; nothing is unpacked yet.
 * @throws NoticeError `own-corrupt` or `own-packing` (facts: file); reading also `own-password`
 */
export function zipEntries(bytes: Uint8Array<ArrayBuffer>, file: string): readonly ZipEntry[] {
  const corrupt = () => new NoticeError('own-corrupt', { file })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === undefined) throw corrupt()
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const strange = (method: string) => new NoticeError('own-packing', { file, method })
  if (count === 0xffff || at === beyond) throw strange('zip64')
  const entries: ZipEntry[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySignature) throw corrupt()
    const field = (offset: number) => view.getUint16(at + offset, true)
    const [flags, method] = [field(8), field(10)]
    const [crc, packed, size] = [16, 20, 24].map((offset) => view.getUint32(at + offset, true)) as [
      number,
      number,
      number,
    ]
    const start = view.getUint32(at + 42, true)
    if ([packed, size, start].includes(beyond)) throw strange('zip64')
    const nameEnd = at + 46 + field(28)
    if (nameEnd > bytes.length) throw corrupt()
    const name = utf8.decode(bytes.subarray(at + 46, nameEnd))
    at = nameEnd + field(30) + field(32)
    if (name.endsWith('/')) continue
    const inflated = async (most: number) => {
      if (flags & 1) throw new NoticeError('own-password', { file })
      if (method !== 0 && method !== 8) throw strange(methods[method] ?? String(method))
      if (start + 30 > bytes.length || view.getUint32(start, true) !== localSignature) throw corrupt()
      const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true)
      if (from + packed > bytes.length) throw corrupt()
      const content = bytes.slice(from, from + packed)
      return method === 0 ? { bytes: content, whole: true } : inflate(content, 'deflate-raw', most, name)
    }
    const head = async () => (await inflated(headBytes)).bytes
    const read = async () => {
      // What is stated is believed: an honest archive of a bomb is refused before it is unpacked.
      if (size > mostEntryBytes)
        throw new NoticeError('own-too-large', { file: name, most: megabytes(mostEntryBytes) })
      const unpacked = await inflated(size)
      if (!unpacked.whole || unpacked.bytes.length !== size || crc32(unpacked.bytes) !== crc) throw corrupt()
      return unpacked.bytes
    }
    entries.push({ name, size, head, read })
  }
  return entries
}

/** The end record lies behind everything but a comment. */
function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - endSize
  for (let at = last; at >= Math.max(0, last - longestComment); at--) {
    if (view.getUint32(at, true) === endSignature) return at
  }
  return undefined
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) value = crcTable[(value ^ byte) & 255]! ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}
