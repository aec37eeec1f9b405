/** Seventeen thousand damaged files: each is refused with a notice or read whole; none crashes, none is half-loaded. */

import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readSafetensors, writeSafetensors } from '../../export/safetensors.ts'
import { NoticeError } from '../../protocol/notice.ts'
import { writeImages, writeLabels } from '../idx.ts'
import { ownSide } from '../sides.ts'
import { readIdxSet } from './idx-set.ts'
import { expectFits } from './pictures.ts'
import { idxAmong, type Source, unpacked } from './sources.ts'
import { zipEntries } from './zip.ts'
import { zipOf } from './zip-for-tests.ts'

/** Park–Miller: the same damage in every run. */
function damageFrom(seed: number) {
  let state = seed
  const below = (n: number) => {
    state = (state * 48271) % 2147483647
    return state % n
  }
  return (whole: Uint8Array): Uint8Array<ArrayBuffer> => {
    let bytes = Uint8Array.from(whole)
    for (let times = 1 + below(3); times > 0; times--) {
      const at = below(Math.max(1, bytes.length))
      // Headers are worth more damage than pixels.
      const near = below(2) ? at : below(Math.min(40, Math.max(1, bytes.length)))
      switch (below(6)) {
        case 0:
          bytes[near]! ^= 1 << below(8)
          break
        case 1:
          bytes = bytes.slice(0, at)
          break
        case 2:
          bytes = Uint8Array.from([...bytes, ...Array.from({ length: 1 + below(40) }, () => below(256))])
          break
        case 3:
          bytes.fill(below(2) * 255, near, near + 1 + below(8))
          break
        case 4:
          bytes.copyWithin(near, at, at + below(30))
          break
        default:
          bytes = bytes.slice(below(Math.max(1, Math.min(20, bytes.length))))
      }
    }
    return bytes
  }
}

const pictures = writeImages({
  count: 6,
  height: 4,
  width: 4,
  bytes: Uint8Array.from({ length: 96 }, (_, i) => i),
})
const names = writeLabels(Uint8Array.of(0, 1, 2, 3, 4, 5))
const gz = (bytes: Uint8Array) => Uint8Array.from(gzipSync(bytes))

/** Whether it was read; throws where the reader did anything but read whole or refuse. */
async function outcome(read: () => Promise<void> | void): Promise<boolean> {
  try {
    await read()
    return true
  } catch (error) {
    if (!(error instanceof NoticeError) || !/^(own|weights|picture)-/.test(error.notice.code)) throw error
    return false
  }
}

async function readWhole(images: Uint8Array<ArrayBuffer>, labels: Uint8Array<ArrayBuffer>) {
  const { train, validation, left } = await readIdxSet([
    { name: 'images', bytes: images },
    { name: 'labels', bytes: labels },
  ])
  for (const set of [train, validation]) {
    expect(set.count).toBeGreaterThan(0)
    expect(set.images).toHaveLength(set.count * ownSide ** 2)
    expect(set.labels).toHaveLength(set.count)
  }
  expect(left).toBe(0)
}

const zip = zipOf({ 'a/1.png': pictures, 'b/2.png': names, 'c.txt': Uint8Array.of(1, 2, 3) })
const idxZip = zipOf({
  'a/train-images-idx3-ubyte.gz': gz(pictures),
  'a/labels': names,
  'a/README': Uint8Array.of(1, 2, 3),
})
const sourceOf = (path: string, bytes: Uint8Array<ArrayBuffer>): Source => ({
  path,
  size: bytes.length,
  head: async () => bytes.slice(0, 16),
  read: async () => bytes,
})
/** Too large by its header: 12 000 × 12 000. */
const bmp = Uint8Array.from([66, 77, ...Array(12).fill(0), 40, 0, 0, 0, 224, 46, 0, 0, 224, 46, 0, 0])
const weights = writeSafetensors({
  tensors: {
    W: { shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6) },
    b: { shape: [3], data: Float32Array.of(1, 2, 3) },
  },
  about: { step: '7' },
})

const readers: Record<
  string,
  (damage: (bytes: Uint8Array) => Uint8Array<ArrayBuffer>) => Promise<void> | void
> = {
  images: (damage) => readWhole(damage(pictures), names),
  labels: (damage) => readWhole(pictures, damage(names)),
  'gzipped images': (damage) => readWhole(damage(gz(pictures)), gz(names)),
  zip: async (damage) => {
    for (const entry of zipEntries(damage(zip), 'z')) expect(await entry.read()).toHaveLength(entry.size)
  },
  'zip of IDX': async (damage) => {
    const sources = await unpacked([sourceOf('z.zip', damage(idxZip)), sourceOf('notes', names.slice(0, 3))])
    const [images, labels, ...more] = await idxAmong(sources)
    expect(more).toHaveLength(0)
    if (!images || !labels) throw new NoticeError('own-unpaired')
    await readWhole(await images.read(), await labels.read())
  },
  'picture header': (damage) => expectFits(damage(bmp), 'x.bmp'),
  safetensors(damage) {
    const { tensors } = readSafetensors(damage(weights), 'w')
    for (const { shape, data } of Object.values(tensors)) {
      expect(data).toHaveLength(shape.reduce((product, n) => product * n, 1))
    }
  },
}

test.each(Object.entries(readers))(
  '%s: 2400 damaged files',
  async (_, read) => {
    const damage = damageFrom(2019)
    let refused = 0
    for (let i = 0; i < 2400; i++) {
      if (!(await outcome(() => read(damage)))) refused++
    }
    expect(refused).toBeGreaterThan(600) // most damage is noticed; a changed pixel is a picture too
  },
  60_000,
)
