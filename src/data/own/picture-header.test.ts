import { expect, test } from 'vitest'
import { readHeader } from './picture-header.ts'

const bytes = (...parts: (string | number | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)),
  )
/** Big-endian, little-endian. */
const be = (value: number, length: number) =>
  Array.from({ length }, (_, i) => (value >>> (8 * (length - 1 - i))) & 255)
const le = (value: number, length: number) => be(value, length).reverse()

const files = {
  png: bytes(0x89, 'PNG\r\n\x1a\n', be(13, 4), 'IHDR', be(640, 4), be(480, 4), [8, 0, 0, 0, 0]),
  jpeg: bytes(
    [0xff, 0xd8, 0xff, 0xe0],
    be(16, 2),
    'JFIF\0',
    Array(9).fill(0),
    [0xff, 0xc4],
    be(4, 2),
    [1, 2],
    [0xff, 0xc2],
    be(17, 2),
    8,
    be(480, 2),
    be(640, 2),
    [3],
  ),
  simple: bytes('RIFF', le(99, 4), 'WEBPVP8 ', le(80, 4), [0, 0, 0, 0x9d, 1, 0x2a], le(640, 2), le(480, 2)),
  lossless: bytes('RIFF', le(99, 4), 'WEBPVP8L', le(80, 4), 0x2f, le(639 | (479 << 14), 4)),
  extended: bytes('RIFF', le(99, 4), 'WEBPVP8X', le(10, 4), [0, 0, 0, 0], le(639, 3), le(479, 3)),
  gif: bytes('GIF89a', le(640, 2), le(480, 2)),
  bmp: bytes('BM', Array(12).fill(0), le(40, 4), le(640, 4), le(-480, 4)),
  'bmp of OS/2': bytes('BM', Array(12).fill(0), le(12, 4), le(640, 2), le(480, 2)),
}

test.each(Object.entries(files))('%s: its size', (name, file) => {
  const kind = ['png', 'jpeg', 'gif', 'bmp'].find((each) => name.startsWith(each)) ?? 'webp'
  expect(readHeader(file)).toEqual({ kind, width: 640, height: 480 })
})

test('a file that ends before its size has none, and nothing throws', () => {
  for (const file of Object.values(files))
    for (let length = 0; length < Math.min(20, file.length); length++)
      expect(readHeader(file.subarray(0, length))).toBeUndefined()
})

test('anything else is no picture', () => {
  for (const text of [
    '',
    'GIF89a',
    '%PDF-1.7',
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'RIFF1234WAVEfmt ',
  ])
    expect(readHeader(bytes(text))).toBeUndefined()
})
