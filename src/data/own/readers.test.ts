import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { noticeOf } from '../../protocol/notice.ts'
import { writeImages, writeLabels } from '../idx.ts'
import { ownSide } from '../sides.ts'
import { readIdxSet, splitEveryFifth } from './idx-set.ts'
import { mostPixels } from './limits.ts'
import { firstOf } from './own-set.ts'
import { expectFits, inkOf, planPictures } from './pictures.ts'
import { resampled } from './resample.ts'
import { zipEntries } from './zip.ts'
import { zipOf } from './zip-for-tests.ts'

const images = (count: number, side: number, value = (i: number) => i) =>
  writeImages({
    count,
    height: side,
    width: side,
    bytes: Uint8Array.from({ length: count * side * side }, (_, i) => value(Math.floor(i / side / side))),
  })
const labels = (count: number) => writeLabels(Uint8Array.from({ length: count }, (_, i) => i % 10))
const gz = (bytes: Uint8Array) => Uint8Array.from(gzipSync(bytes))
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'read',
    (error) => noticeOf(error).code,
  )

describe('IDX files', () => {
  test('official names, gzipped or not, pair up; t10k is for validation', async () => {
    const { train, validation, left } = await readIdxSet([
      { name: 't10k-labels-idx1-ubyte.gz', bytes: gz(labels(3)) },
      { name: 'train-images-idx3-ubyte', bytes: images(7, 28) },
      { name: 't10k-images-idx3-ubyte.gz', bytes: gz(images(3, 28, () => 9)) },
      { name: 'train-labels-idx1-ubyte', bytes: labels(7) },
    ])
    expect([train.count, validation.count, left]).toEqual([7, 3, 0])
    expect(train.images[3 * 784]).toBe(3)
    expect(validation.images[0]).toBe(9)
    expect(train.labels[6]).toBe(6)
  })

  test('one pair of any name is split: every fifth image for validation', async () => {
    const { train, validation } = await readIdxSet([
      { name: 'a', bytes: images(10, 28) },
      { name: 'b', bytes: labels(10) },
    ])
    expect(Array.from(train.labels)).toEqual([0, 1, 2, 3, 5, 6, 7, 8])
    expect(Array.from(validation.labels)).toEqual([4, 9])
    expect(validation.images[784]).toBe(9)
  })

  const header = (type: number, ...sizes: number[]) => {
    const bytes = new Uint8Array(4 + 4 * sizes.length)
    bytes[2] = type
    bytes[3] = sizes.length
    for (const [i, size] of sizes.entries()) new DataView(bytes.buffer).setUint32(4 + 4 * i, size)
    return bytes
  }
  test.each<[string, Uint8Array<ArrayBuffer>, string]>([
    ['a page', new TextEncoder().encode('<!doctype html>'), 'own-foreign'],
    ['nothing', new Uint8Array(0), 'own-blank'],
    ['a gzip of nothing', gz(new Uint8Array(0)), 'own-blank'],
    ['a header that ends early', header(8, 1, 28, 28).slice(0, 6), 'own-truncated'],
    ['a magic number that does not exist', header(3, 1, 28, 28), 'own-foreign'],
    ['floats', header(13, 1, 28, 28), 'own-depth'],
    ['four dimensions', header(8, 1, 28, 28, 3), 'own-foreign'],
    ['an oblong', header(8, 1, 28, 20), 'own-not-square'],
    ['no side at all', header(8, 1, 0, 0), 'own-not-square'],
    ['a huge side', header(8, 1, 4000, 4000), 'own-too-large'],
    ['a cut body', images(10, 28).slice(0, -1), 'own-truncated'],
    ['more than promised', Uint8Array.from([...images(10, 28), 1]), 'own-truncated'],
    ['four billion images', header(8, 0xffffffff, 28, 28), 'own-truncated'],
    ['a cut gzip', gz(images(10, 28)).slice(0, -12), 'own-corrupt'],
    [
      'a gzip with a wrong sum',
      gz(images(10, 28)).map((byte, i, all) => (i === all.length - 6 ? byte ^ 1 : byte)),
      'own-corrupt',
    ],
    ['more labels than images', images(9, 28), 'own-labels'],
  ])('%s is refused in one sentence', async (_, bytes, expected) => {
    expect(
      await code(
        readIdxSet([
          { name: 'x-images', bytes },
          { name: 'x-labels', bytes: labels(10) },
        ]),
      ),
    ).toBe(expected)
  })

  test('of a foreign file its first bytes are told', async () => {
    const read = readIdxSet([{ name: 'x-images', bytes: new TextEncoder().encode('<!doctype html>') }])
    await expect(read).rejects.toThrow('"got":"3c 21 64 6f"')
  })

  test('folders pair files where names are the same, and tell what is for validation', async () => {
    const { train, validation } = await readIdxSet([
      { name: 'set/test/images-idx3-ubyte', bytes: images(3, 28) },
      { name: 'set/test/labels-idx1-ubyte', bytes: labels(3) },
      { name: 'set/train/images-idx3-ubyte', bytes: images(7, 28) },
      { name: 'set/train/labels-idx1-ubyte', bytes: labels(7) },
    ])
    expect([train.count, validation.count]).toEqual([7, 3])
    const apart = await readIdxSet([
      { name: 'a/t10k-images', bytes: images(3, 28) },
      { name: 'b/t10k-labels', bytes: labels(3) },
      { name: 'a/train-images', bytes: images(7, 28) },
      { name: 'b/train-labels', bytes: labels(7) },
    ])
    expect(apart.train.count).toBe(7)
  })

  test('no pair is left out without a word', async () => {
    const two = ['a', 'b'].flatMap((set) => [
      { name: `${set}-images`, bytes: images(5, 28) },
      { name: `${set}-labels`, bytes: labels(5) },
    ])
    expect(await code(readIdxSet(two))).toBe('own-several')
  })

  test('images without labels, labels without images, too few images', async () => {
    expect(await code(readIdxSet([{ name: 'a', bytes: images(10, 28) }]))).toBe('own-unpaired')
    expect(await code(readIdxSet([{ name: 'a', bytes: labels(10) }]))).toBe('own-unpaired')
    const four = [
      { name: 'a', bytes: images(4, 28) },
      { name: 'b', bytes: labels(4) },
    ]
    expect(await code(readIdxSet(four))).toBe('own-empty')
  })

  test('a gzip that unpacks without end stops at the bound, in bounded memory', async () => {
    const bomb = gz(new Uint8Array(200 * 2 ** 20)) // 200 MB of zeros in 200 kB
    expect(bomb.length).toBeLessThan(300_000)
    expect(
      await code(
        readIdxSet([
          { name: 'a', bytes: bomb },
          { name: 'b', bytes: labels(5) },
        ]),
      ),
    ).toBe('own-foreign')
  })

  test('other sides become 28; EMNIST, published column after column, is turned', () => {
    expect(resampled(new Uint8Array(56 * 56).fill(77), 1, 56).every((value) => value === 77)).toBe(true)
    expect(resampled(new Uint8Array(19 * 19).fill(5), 1, 19)).toHaveLength(ownSide ** 2)
    const column = Uint8Array.from({ length: 784 }, (_, i) => (i % 28 === 3 ? 200 : 0))
    const row = resampled(column, 1, 28, true)
    expect([row[3 * 28], row[3 * 28 + 27], row[27 * 28 + 3]]).toEqual([200, 200, 0])
  })
})

test('of a set for validation only the first images are kept, and nothing of the rest', () => {
  const set = {
    images: new Uint8Array(30).fill(7),
    labels: Uint8Array.of(1, 2, 3),
    count: 3,
    height: 2,
    width: 5,
  }
  const { images, labels, count } = firstOf(set, 2)
  expect([images.length, images.buffer.byteLength, labels.length, count]).toEqual([20, 20, 2, 2])
  expect(firstOf(set, 3)).toBe(set)
})

describe('zip archives', () => {
  const files = { 'a/1.txt': new TextEncoder().encode('one '.repeat(50)), 'b.txt': Uint8Array.of(1, 2, 3) }
  const read = async (bytes: Uint8Array<ArrayBuffer>) =>
    Promise.all(zipEntries(bytes, 'z').map(async (entry) => [entry.name, await entry.read()]))

  test('stored and deflated entries come back', async () => {
    expect(Object.fromEntries(await read(zipOf(files)))).toEqual(files)
  })

  test('an entry that unpacks to more than it claims is refused before it fills the memory', async () => {
    const bomb = zipOf({ a: new Uint8Array(50 * 2 ** 20) }, (size) => Math.min(size, 1000))
    expect(bomb.length).toBeLessThan(100_000)
    expect(await code(read(bomb))).toBe('own-corrupt')
  })

  test('a password and packing that is not known are told as such', async () => {
    const changed = (change: (entry: DataView) => void) => {
      const zip = zipOf(files)
      const directory = Buffer.from(zip).indexOf('PK\x01\x02')
      change(new DataView(zip.buffer, directory))
      return read(zip)
    }
    await expect(changed((entry) => entry.setUint16(8, 1, true))).rejects.toThrow('own-password {"file":"z"}')
    const packed = (method: number) => changed((entry) => entry.setUint16(10, method, true))
    await expect(packed(9)).rejects.toThrow('own-packing {"file":"z","method":"deflate64"}')
    await expect(packed(77)).rejects.toThrow('"method":"77"')
    await expect(changed((entry) => entry.setUint32(42, 0xffffffff, true))).rejects.toThrow('zip64')
    const many = zipOf(files)
    many.fill(255, many.length - 12, many.length - 10)
    expect(() => zipEntries(many, 'z')).toThrow('zip64')
  })

  test('the head of an entry is read without the rest', async () => {
    const [first] = zipEntries(zipOf({ a: new Uint8Array(10 ** 6).fill(7) }), 'z')
    expect((await first!.head()).slice(0, 4)).toEqual(Uint8Array.of(7, 7, 7, 7))
  })

  test('no zip, cut', async () => {
    expect(() => zipEntries(new Uint8Array(100), 'z')).toThrow(/own-corrupt/)
    const zip = zipOf(files)
    expect(await code(read(zip.slice(30)))).toBe('own-corrupt')
  })
})

describe('pictures', () => {
  const file = (path: string, size = 10) => ({ path, size })

  test('folders are classes, in order of their names, which may be numbers', () => {
    const { classes, pictures } = planPictures(
      ['set/10/a.png', 'set/2/b.PNG', 'set/2/c.jpg', 'set/2/notes.txt', '__MACOSX/set/2/._b.png'].map(
        (path) => file(path),
      ),
    )
    expect(classes).toEqual(['2', '10'])
    expect(pictures.map((picture) => [picture.file.path, picture.label])).toEqual([
      ['set/2/b.PNG', 0],
      ['set/10/a.png', 1],
      ['set/2/c.jpg', 0],
    ])
  })

  test('too many classes and pictures are left out and counted, too large ones refused', () => {
    const many = Array.from({ length: 12 * 3000 }, (_, i) => file(`${i % 12}/${i}.png`))
    const { classes, pictures, left } = planPictures(many)
    expect(classes).toHaveLength(10)
    expect(pictures).toHaveLength(20_000)
    expect(left).toBe(16_000)
    expect(() => planPictures([file('a/b.png', 10 ** 9)])).toThrow(/own-too-large/)
    expect(() => planPictures([file('a/b.txt')])).toThrow(/own-empty/)
  })

  test('a picture of too many pixels is refused by its header; one that is not known is left to the browser', () => {
    const bmp = new Uint8Array(30)
    bmp.set([0x42, 0x4d])
    const view = new DataView(bmp.buffer)
    for (const [at, value] of [40, 20_000, 20_000].entries()) view.setInt32(14 + 4 * at, value, true)
    expect(() => expectFits(bmp, 'a.bmp')).toThrow('"megapixels":400,"most":64')
    view.setInt32(22, 3200, true)
    expect(() => expectFits(bmp, 'a.bmp')).not.toThrow()
    expect(() => expectFits(Uint8Array.of(1, 2, 3), 'a.png')).not.toThrow()
  })

  test('dark ink on a bright sheet and bright ink on a dark one give the same', () => {
    const dot = (paper: number, ink: number) =>
      Uint8ClampedArray.from({ length: 784 * 4 }, (_, i) =>
        i % 4 === 3 ? 255 : Math.floor(i / 4) === 400 ? ink : paper,
      )
    expect(inkOf(dot(255, 0))).toEqual(inkOf(dot(0, 255)))
    expect(inkOf(dot(255, 0))[400]).toBe(255)
    expect(inkOf(dot(255, 0))[0]).toBe(0)
  })
})

test.each([2, 5, 10])(
  'of %i classes that take turns, or follow each other, each is on both sides',
  (classes) => {
    const count = 60
    for (const label of [(i: number) => i % classes, (i: number) => Math.floor((i * classes) / count)]) {
      const labels = Uint8Array.from({ length: count }, (_, i) => label(i))
      const images = Uint8Array.from(labels)
      const { train, validation } = splitEveryFifth({ images, labels, count, height: 1, width: 1 })
      expect(new Set(train.labels).size).toBe(classes)
      expect(new Set(validation.labels).size).toBe(classes)
      expect([train.count, validation.count]).toEqual([48, 12])
      expect(train.images).toEqual(train.labels)
      expect(validation.images).toEqual(validation.labels)
    }
  },
)

test('a bomb is refused by what it states, or by being more than its header promises', async () => {
  const honest = new Uint8Array(zipOf({ 'x-images-idx3-ubyte': new Uint8Array(8) }))
  // The directory's own word for the unpacked size.
  const directory = honest.findIndex((_, i) => [0x50, 0x4b, 1, 2].every((byte, j) => honest[i + j] === byte))
  new DataView(honest.buffer).setUint32(directory + 24, 2 ** 31, true)
  const [entry] = zipEntries(honest, 'bomb.zip')
  expect(await code(entry!.read())).toBe('own-too-large')
  const promised = images(6, 28)
  const swollen = new Uint8Array(mostPixels + 1000)
  swollen.set(promised)
  expect(
    await code(
      readIdxSet([
        { name: 'x-images-idx3-ubyte.gz', bytes: gz(swollen) },
        { name: 'x-labels-idx1-ubyte', bytes: labels(6) },
      ]),
    ),
  ).toBe('own-truncated')
})
