/** What the first bytes of a picture file say: told before the picture is unpacked, which could take all memory. */
export interface PictureHeader {
  readonly kind: 'png' | 'jpeg' | 'webp' | 'gif' | 'bmp'
  /** In pixels, as stored; a JPEG may be turned when it is shown. */
  readonly width: number
  readonly height: number
}

/** `undefined` for anything else than PNG, JPEG, WebP, GIF and BMP, and for a file that ends before it says its size. */
export function readHeader(bytes: Uint8Array): PictureHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    if (textAt(bytes, 1, 3) === 'PNG' && bytes[0] === 0x89 && textAt(bytes, 12, 4) === 'IHDR')
      return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20) }
    if (view.getUint16(0) === 0xffd8) return jpegHeader(view)
    if (textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 4) === 'WEBP') return webpHeader(bytes, view)
    if (textAt(bytes, 0, 4) === 'GIF8')
      return { kind: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) }
    if (textAt(bytes, 0, 2) === 'BM') return bmpHeader(view)
  } catch {
    // It ends too early; `DataView` noticed.
  }
  return undefined
}

const textAt = (bytes: Uint8Array, from: number, length: number) =>
  String.fromCharCode(...bytes.subarray(from, from + length))

/** Goes from segment to segment until the start of a frame, which has the size. */
function jpegHeader(view: DataView): PictureHeader | undefined {
  let at = 2
  while (view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at++ // padding
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { kind: 'jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    at += 2 + view.getUint16(at + 2)
  }
  return undefined
}

/** Three forms: simple (VP8), lossless (VP8L), extended (VP8X). */
function webpHeader(bytes: Uint8Array, view: DataView): PictureHeader | undefined {
  switch (textAt(bytes, 12, 4)) {
    case 'VP8 ':
      return {
        kind: 'webp',
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      }
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return { kind: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8X': {
      const three = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
      return { kind: 'webp', width: three(24) + 1, height: three(27) + 1 }
    }
    default:
      return undefined
  }
}

/** Two forms: of OS/2 with short numbers, and those after it; a negative height says that rows go down. */
function bmpHeader(view: DataView): PictureHeader {
  return view.getUint32(14, true) === 12
    ? { kind: 'bmp', width: view.getUint16(18, true), height: view.getUint16(20, true) }
    : { kind: 'bmp', width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) }
}
