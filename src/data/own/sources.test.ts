import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { writeImages, writeLabels } from '../idx.ts'
import { expectOneSet, isTest, kindOf } from './kinds.ts'
import { planPictures } from './pictures.ts'
import { idxAmong, type Source, unpacked } from './sources.ts'
import { zipOf } from './zip-for-tests.ts'

const gz = (bytes: Uint8Array) => Uint8Array.from(gzipSync(bytes))
const images = writeImages({ count: 6, height: 4, width: 4, bytes: new Uint8Array(96) })
const labels = writeLabels(new Uint8Array(6))
const text = new TextEncoder().encode('What this is.')
const picture = Uint8Array.of(0x89, 0x50)

const source = (path: string, bytes: Uint8Array<ArrayBuffer>): Source => ({
  path,
  size: bytes.length,
  head: async () => bytes.slice(0, 16),
  read: async () => bytes,
})
const sourcesOf = (files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>) =>
  Object.entries(files).map(([path, bytes]) => source(path, bytes))
/** Paths that are read as IDX. */
const idxIn = async (files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>) =>
  (await idxAmong(await unpacked(sourcesOf(files)))).map(({ path }) => path)

const official = ['train-images-idx3', 'train-labels-idx1', 't10k-images-idx3', 't10k-labels-idx1'].map(
  (name) => `${name}-ubyte`,
)
const content = (name: string) => (name.includes('images') ? images : labels)

test.each([
  ['pictures of idx3-ubyte/dots/idx1-ubyte.png', 'picture'],
  ['ubyte/notes.TXT', 'text'],
  ['ubyte/README', 'text'],
  ['license-plates-images-idx3-ubyte', 'idx'],
  ['class_idx.json', 'text'],
  ['raw/train-images-idx3-ubyte.gz', 'idx'],
  ['raw/train-images.idx3-ubyte (1)', 'idx'],
  ['letters.idx.gz', 'idx'],
  ['raw/qmnist-train-labels-idx2-int', 'idx'],
  ['idx3-ubyte.zip', 'zip'],
  ['__MACOSX/raw/._train-images-idx3-ubyte', 'hidden'],
  ['raw/.idx3-ubyte', 'hidden'],
  ['raw/Thumbs.db', 'hidden'],
  ['ubyte/foo-images.gz', 'other'],
])('%s is %s by its own name', (path, kind) => expect(kindOf(path)).toBe(kind))

test.each([
  ['t10k-images-idx3-ubyte.gz', true],
  ['test/train-images', false],
  ['set/testing/images', true],
  ['my tests/images', false],
  ['a-test/train/images', false],
  ['images', false],
])('whether %s is for validation: %s', (path, expected) => expect(isTest(path)).toBe(expected))

test('pictures in a folder that is named like IDX are pictures', async () => {
  const files = {
    'idx1-ubyte/a/1.png': picture,
    'idx1-ubyte/b/2.png': picture,
    'idx1-ubyte/x.gz': gz(images),
  }
  expect(await idxIn(files)).toEqual([])
})

test('of files that lie plain and gzipped side by side the plain ones are read', async () => {
  const files = Object.fromEntries(
    official.flatMap((name) => [
      [`MNIST/raw/${name}.gz`, gz(content(name))],
      [`MNIST/raw/${name}`, content(name)],
    ]),
  )
  expect(await idxIn(files)).toEqual(official.map((name) => `MNIST/raw/${name}`))
})

test('a file in a folder of its own name is a twin too', async () => {
  const files = Object.fromEntries(
    official.flatMap((name) => [
      [`archive/${name}/${name}`, content(name)],
      [`archive/${name.replace('-idx', '.idx')}`, content(name)],
    ]),
  )
  expect(await idxIn(files)).toEqual(official.map((name) => `archive/${name}/${name}`))
})

test('what is not named is known by its first bytes; strays are left alone', async () => {
  const stray = { README: text, 'data.bin': text, 'about.gz': gz(text), 'preview.png': picture }
  expect(await idxIn({ 'foo-images.gz': gz(images), 'train-labels-idx1-ubyte': labels, ...stray })).toEqual([
    'train-labels-idx1-ubyte',
    'foo-images.gz',
  ])
  expect(await idxIn({ a: images, 'b.gz': gz(labels), 'data.bin': text })).toEqual(['a', 'b.gz'])
})

test('a damaged file is read, so that it is reported', async () => {
  expect(await idxIn({ 'x-images-idx3-ubyte': text, 'x-labels.gz': gz(labels) })).toHaveLength(2)
  expect(await idxIn({ 'x-images': images, 'x-labels': new Uint8Array(0) })).toHaveLength(2)
  expect(await idxIn({ 'x-images': images, 'x-labels.gz': gz(labels).fill(0, 2) })).toHaveLength(2)
})

test('where nothing can be read the first file is named', async () => {
  await expect(idxIn({ 'README.md': text, 'a.bin': picture })).rejects.toThrow('own-foreign {"file":"a.bin"')
  await expect(idxIn({ a: new Uint8Array(0) })).rejects.toThrow('own-blank')
})

test('archives give way to what they hold, in folders of their names', async () => {
  const zips = {
    'shapes/dots.zip': zipOf({ '1.png': picture, '__MACOSX/._1.png': picture }),
    'bars.ZIP': zipOf({ '1.png': picture }),
    'no name': zipOf({ 'rings/1.png': picture }),
  }
  const { classes, pictures } = planPictures(await unpacked(sourcesOf(zips)))
  expect(classes).toEqual(['bars', 'dots', 'rings'])
  expect(pictures.map(({ file }) => file.path)).toEqual([
    'bars/1.png',
    'shapes/dots/1.png',
    'no name/rings/1.png',
  ])
  expect(
    await idxIn({ 'a.zip': zipOf({ 'x-images': images }), 'x-labels-idx1-ubyte': labels, '.b.zip': text }),
  ).toEqual(['x-labels-idx1-ubyte', 'a/x-images'])
  await expect(idxIn({ 'a.zip': text, 'b-images': images })).rejects.toThrow('own-corrupt {"file":"a.zip"}')
})

test('too much is refused before anything is read: a file by its name, several by their sum', async () => {
  const large = (path: string): Source => ({ ...source(path, text), size: 600 * 2 ** 20 })
  await expect(unpacked([large('a'), large('b')])).rejects.toThrow(
    'own-too-large-together {"got":"1200 MB","most":"1024 MB"}',
  )
  await expect(unpacked([{ ...large('a'), size: 2 ** 31 }])).rejects.toThrow('own-too-large {"file":"a"')
  expect(await unpacked([large('a'), large('.b')])).toHaveLength(1)
})

test('several sets are told by their names, before anything is read', async () => {
  const unread = (path: string): Source => ({
    ...source(path, text),
    read: () => Promise.reject(new Error(path)),
  })
  const sets = (paths: readonly string[]) => idxAmong(paths.map(unread))
  const emnist = ['balanced', 'byclass', 'bymerge', 'digits', 'letters', 'mnist'].flatMap((set) =>
    official.map((name) => `gzip/gzip/emnist-${set}-${name.replace('t10k', 'test')}.gz`),
  )
  await expect(sets(emnist)).rejects.toThrow(
    'own-several {"sets":"emnist-balanced, emnist-byclass, emnist-bymerge, emnist-digits, emnist-letters, emnist-mnist"}',
  )
  const torchvision = ['MNIST', 'FashionMNIST'].flatMap((set) =>
    official.map((name) => `data/${set}/raw/${name}`),
  )
  await expect(sets(torchvision)).rejects.toThrow('"MNIST/raw, FashionMNIST/raw"')
  const twice = official.slice(0, 2).flatMap((name) => [`${name}.gz`, `${name} (1).gz`])
  await expect(sets(twice)).rejects.toThrow('"train-images-idx3-ubyte.gz, 1"')
  const many = Array.from({ length: 40 }, (_, i) => `${i}-images-idx3-ubyte`)
  await expect(sets(many)).rejects.toThrow('"0, 1, 2, 3, 4, 5, 6, 7, …"')
})

test.each([
  [['a', 'b']],
  [['foo-images.gz', 'train-labels-idx1-ubyte']],
  [official],
  [official.map((name) => `${name.startsWith('train') ? 'training' : 'testing'}/${name}`)],
  [['train/images', 'train/labels', 'test/images', 'test/labels']],
  [['images/train', 'images/t10k', 'labels/train', 'labels/t10k']],
  [['mnist-train-images', 'mnist-train-labels', 't10k-images', 't10k-labels']],
])('%j is one set', (paths) => expect(() => expectOneSet(paths)).not.toThrow())
