import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { noticeOf } from '../protocol/notice.ts'
import type { DigitsManifest } from './digits.ts'
import { loadDigits } from './digits.ts'
import { writeImages, writeLabels } from './idx.ts'

type Files = Record<string, Uint8Array<ArrayBuffer> | number>

const packed = (bytes: Uint8Array) => Uint8Array.from(gzipSync(bytes))

/** Two parts of 3 and 5 images of 2 × 2; every image is filled with its label. */
function smallSet(pack: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> = packed): Files {
  const files: Files = {}
  const add = (file: string, bytes: Uint8Array<ArrayBuffer>) => {
    const content = pack(bytes)
    files[file] = content
    return { file, bytes: content.length, sha256: createHash('sha256').update(bytes).digest('hex') }
  }
  const part = (name: string, labels: number[], train: number) => ({
    images: add(
      `${name}-images`,
      writeImages({
        count: labels.length,
        height: 2,
        width: 2,
        bytes: Uint8Array.from(labels.flatMap((label) => [label, label, label, label])),
      }),
    ),
    labels: add(`${name}-labels`, writeLabels(Uint8Array.from(labels))),
    train,
    validation: labels.length - train,
  })
  const parts = [part('first', [1, 2, 3], 2), part('rest', [4, 5, 6, 7, 8], 4)]
  const manifest: DigitsManifest = { source: 'test', seed: 1, parts }
  files['digits.json'] = new TextEncoder().encode(JSON.stringify(manifest))
  return files
}

/** Serves `files`; a number is a status. */
const serve = (files: Files) => (address: string) => {
  const file = files[address.replace('data/', '')]
  if (file === undefined) return Promise.reject(new TypeError('Failed to fetch'))
  return Promise.resolve(typeof file === 'number' ? new Response(null, { status: file }) : new Response(file))
}

const load = (files: Files) => loadDigits('data/', serve(files))
const complaint = (promise: Promise<unknown>) =>
  promise.then(
    () => {
      throw new Error('expected a notice, got data')
    },
    (error: unknown) => noticeOf(error),
  )
const change = (
  files: Files,
  file: string,
  edit: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>,
) => ({
  ...files,
  [file]: edit((files[file] as Uint8Array<ArrayBuffer>).slice()),
})
const flip = (bytes: Uint8Array<ArrayBuffer>) => {
  bytes[bytes.length - 1]! ^= 1
  return bytes
}
const raw = smallSet((bytes) => bytes)

describe.each([
  ['gzipped', smallSet()],
  ['unpacked on the way', raw],
])('%s files', (_, files) => {
  test('give the first part, then all, training and validation apart', async () => {
    const { first, all } = load(files)
    expect(await first()).toMatchObject({ name: 'digits', height: 2, width: 2, notices: [] })
    expect((await first()).train.labels).toEqual(Uint8Array.of(1, 2))
    expect((await first()).validation.labels).toEqual(Uint8Array.of(3))
    const { train, validation, notices } = await all()
    expect(notices).toEqual([])
    expect(train.labels).toEqual(Uint8Array.of(1, 2, 4, 5, 6, 7))
    expect(validation.labels).toEqual(Uint8Array.of(3, 8))
    expect(validation.images).toEqual(Uint8Array.of(3, 3, 3, 3, 8, 8, 8, 8))
  })
})

describe('a first part that cannot be read rejects with the reason', () => {
  test.each<[string, Files, string]>([
    ['no answer', {}, 'data-missing'],
    ['no manifest', { ...raw, 'digits.json': 404 }, 'data-missing'],
    ['a page in place of the manifest', { ...raw, 'digits.json': new Uint8Array(9) }, 'data-foreign'],
    ['no images', { ...raw, 'first-images': 500 }, 'data-missing'],
    ['truncated images', change(raw, 'first-images', (bytes) => bytes.slice(0, -1)), 'data-truncated'],
    ['cut gzip', change(smallSet(), 'first-images', (bytes) => bytes.slice(0, -9)), 'data-corrupt'],
    [
      'foreign images',
      { ...raw, 'first-images': new TextEncoder().encode('<!doctype html>') },
      'data-foreign',
    ],
    ['a changed pixel', change(raw, 'first-images', flip), 'data-corrupt'],
    ['a changed label', change(raw, 'first-labels', flip), 'data-corrupt'],
  ])('%s', async (_, files, code) => {
    const { first, all } = load(files)
    expect((await complaint(first())).code).toBe(code)
    expect((await complaint(all())).code).toBe(code)
  })

  test('labels of another number than the images', async () => {
    const other = smallSet((bytes) => bytes)
    const manifest = JSON.parse(new TextDecoder().decode(other['digits.json'] as Uint8Array))
    const four = writeLabels(Uint8Array.of(1, 2, 3, 4))
    manifest.parts[0].labels.sha256 = createHash('sha256').update(four).digest('hex')
    const files = {
      ...other,
      'first-labels': four,
      'digits.json': new TextEncoder().encode(JSON.stringify(manifest)),
    }
    const notice = await complaint(load(files).first())
    expect(notice).toEqual({ code: 'data-foreign', facts: { file: 'first-labels', expected: 3, got: 4 } })
  })
})

describe('a rest that cannot be read', () => {
  test.each<[string, Files, string]>([
    ['is missing', { ...raw, 'rest-images': 404 }, 'data-missing'],
    ['is cut', change(raw, 'rest-labels', (bytes) => bytes.slice(0, -1)), 'data-truncated'],
    ['is corrupt', change(raw, 'rest-images', flip), 'data-corrupt'],
  ])('%s: the first part stays, with the reason', async (_, files, code) => {
    const { train, notices } = await load(files).all()
    expect(train.count).toBe(2)
    expect(notices.map((notice) => notice.code)).toEqual([code, 'data-partial'])
    expect(notices[1]!.facts).toEqual({ images: 2 })
  })
})

test('no cut of any file passes unnoticed', async () => {
  for (const [file, bytes] of Object.entries(raw)) {
    if (typeof bytes === 'number') continue
    for (let length = 0; length < bytes.length; length++) {
      const files = change(raw, file, (whole) => whole.slice(0, length))
      const notices = await load(files)
        .all()
        .then(
          (data) => data.notices,
          (error) => [noticeOf(error)],
        )
      expect(notices[0]?.code, `${file}, ${length} bytes`).toMatch(/^data-/)
    }
  }
})
