import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { NoticeError, noticeOf } from '../protocol/notice.ts'
import { parseImages, parseLabels, unpack, writeImages, writeLabels } from './idx.ts'

const pixels = Uint8Array.from({ length: 24 }, (_, i) => i * 10)
const images = writeImages({ count: 2, height: 4, width: 3, bytes: pixels })
const labels = writeLabels(Uint8Array.of(7, 1, 0))

/** The notice that `work` throws. */
function complaint(work: () => unknown) {
  try {
    work()
  } catch (error) {
    expect(error).toBeInstanceOf(NoticeError)
    return noticeOf(error)
  }
  throw new Error('expected a NoticeError, got none')
}

test('reads the format of the MNIST files', () => {
  // Header of train-images-idx3-ubyte as its page gives it, byte by byte, here for one image of 1 × 2.
  const official = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 5, 255)
  expect(parseImages(official, 'f')).toEqual({ count: 1, height: 1, width: 2, bytes: Uint8Array.of(5, 255) })
  expect(parseLabels(Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 9, 4), 'f')).toEqual(Uint8Array.of(9, 4))
})

test('reads what it wrote', () => {
  expect(parseImages(images, 'f')).toEqual({ count: 2, height: 4, width: 3, bytes: pixels })
  expect(parseLabels(labels, 'f')).toEqual(Uint8Array.of(7, 1, 0))
})

test('reads from a view into a larger buffer', () => {
  const within = new Uint8Array(images.length + 9)
  within.set(images, 5)
  expect(parseImages(within.subarray(5, 5 + images.length), 'f').bytes).toEqual(pixels)
})

describe('a file that ends early', () => {
  test.each(Array.from({ length: images.length }, (_, length) => length))('images: %i bytes', (length) => {
    const notice = complaint(() => parseImages(images.slice(0, length), 'f'))
    expect(notice.code).toBe(length < 4 ? 'data-foreign' : 'data-truncated')
    expect(notice.facts.file).toBe('f')
  })

  test.each(Array.from({ length: labels.length }, (_, length) => length))('labels: %i bytes', (length) => {
    const notice = complaint(() => parseLabels(labels.slice(0, length), 'f'))
    expect(notice.code).toBe(length < 4 ? 'data-foreign' : 'data-truncated')
  })

  test('says how many bytes were expected', () => {
    const { facts } = complaint(() => parseImages(images.slice(0, 30), 'f'))
    expect(facts).toEqual({ file: 'f', expected: 40, got: 30 })
  })
})

test('a file that is too long is not taken', () => {
  const longer = new Uint8Array(images.length + 1)
  longer.set(images)
  expect(complaint(() => parseImages(longer, 'f')).code).toBe('data-truncated')
})

test('a header whose sizes multiply beyond the file is not taken', () => {
  const huge = images.slice()
  huge.fill(255, 4, 16)
  expect(complaint(() => parseImages(huge, 'f')).code).toBe('data-truncated')
})

test('another kind of file is foreign', () => {
  const page = new TextEncoder().encode('<!doctype html><title>404</title>')
  const notice = complaint(() => parseImages(page, 'f'))
  expect(notice).toEqual({
    code: 'data-foreign',
    facts: { file: 'f', expected: 'IDX images 0x00000803', got: '0x3c21646f' },
  })
  expect(complaint(() => parseImages(labels, 'f')).code).toBe('data-foreign')
  expect(complaint(() => parseLabels(images, 'f')).code).toBe('data-foreign')
})

describe('gzip', () => {
  const packed = Uint8Array.from(gzipSync(images))

  test('is unpacked, and raw bytes pass as they are', async () => {
    expect(await unpack(packed, 'f')).toEqual(images)
    expect(await unpack(images, 'f')).toBe(images)
    expect(await unpack(new Uint8Array(0), 'f')).toHaveLength(0)
  })

  test('a stream cut anywhere is corrupt, never half of the digits', async () => {
    for (let length = 2; length < packed.length; length++) {
      const error = await unpack(packed.slice(0, length), 'f').then(
        () => undefined,
        (reason: unknown) => reason,
      )
      expect(noticeOf(error).code, `${length} of ${packed.length} bytes`).toBe('data-corrupt')
    }
  })

  test('a changed byte is corrupt', async () => {
    const changed = packed.slice()
    changed[changed.length - 6]! ^= 1 // in the checksum
    await expect(unpack(changed, 'f')).rejects.toThrow('data-corrupt')
  })
})
