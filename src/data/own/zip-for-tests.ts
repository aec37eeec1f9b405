/** Writes zip archives; the app only reads them. */
import { crc32, deflateRawSync } from 'node:zlib'

/**
 * Short files are stored, longer ones deflated.
 * @param claim the size that is written for an entry, for archives that lie
 */
export function zipOf(
  files: Readonly<Record<string, Uint8Array>>,
  claim: (size: number) => number = (size) => size,
): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [path, content] of Object.entries(files)) {
    const name = Buffer.from(path)
    const method = content.length > 20 ? 8 : 0
    const packed = method === 8 ? deflateRawSync(content) : Buffer.from(content)
    const sum = (crc32 as (data: Uint8Array) => number)(content)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x800, 2)
    common.writeUInt16LE(method, 4)
    common.writeUInt32LE(sum, 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(claim(content.length), 18)
    common.writeUInt16LE(name.length, 22)
    parts.push(Buffer.from('PK\x03\x04'), common, name, packed)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, rest, name)
    at += 4 + 26 + name.length + packed.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(Object.keys(files).length, 4)
  end.writeUInt16LE(Object.keys(files).length, 6)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(at, 12)
  return Uint8Array.from(Buffer.concat([...parts, ...directory, Buffer.from('PK\x05\x06'), end]))
}
