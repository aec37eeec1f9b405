import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeImages, writeLabels } from '../../src/data/idx.ts'
import { readIdxFolder } from './idx-folder.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'idx-'))
})
afterAll(() => rm(folder, { recursive: true }))

const put = (name: string, bytes: Uint8Array) => writeFile(path.join(folder, name), bytes)

test("reads MNIST's four files, packed or not, and says what is missing or does not belong together", async () => {
  await expect(readIdxFolder(folder)).rejects.toMatchObject({ notice: { code: 'data-missing' } })
  const train = writeImages({ count: 2, height: 1, width: 3, bytes: Uint8Array.of(1, 2, 3, 4, 5, 6) })
  await put('train-images-idx3-ubyte.gz', gzipSync(train))
  await put('train-labels-idx1-ubyte', writeLabels(Uint8Array.of(7, 1)))
  const test = writeImages({ count: 1, height: 1, width: 3, bytes: Uint8Array.of(9, 8, 7) })
  await put('t10k-images-idx3-ubyte', test)
  await put('t10k-labels-idx1-ubyte', writeLabels(Uint8Array.of(4, 4)))
  await expect(readIdxFolder(folder)).rejects.toMatchObject({ notice: { code: 'data-foreign' } })
  await put('t10k-labels-idx1-ubyte', writeLabels(Uint8Array.of(4)))
  const set = await readIdxFolder(folder)
  expect([set.height, set.width, set.train.count, set.validation.count]).toEqual([1, 3, 2, 1])
  expect([...set.train.images, ...set.train.labels, ...set.validation.images]).toEqual([
    1, 2, 3, 4, 5, 6, 7, 1, 9, 8, 7,
  ])
})
