import { expect, test } from 'vitest'
import type { Split } from './data-set.ts'
import { type Drawn, drawnSource } from './drawn.ts'

const drawn: string[] = []
const set = (counts: { train: number; validation: number }): Drawn => ({
  name: 'stripes',
  height: 2,
  width: 3,
  ...counts,
  draw(split: Split, index, into) {
    drawn.push(`${split} ${index}`)
    into.fill(index % 256)
    return split === 'train' ? 1 : 2
  },
})

test('every image is drawn, by its split and position', async () => {
  const { train, validation } = await drawnSource(set({ train: 120, validation: 4 }))
    .open('')
    .all()
  expect(train.images).toHaveLength(120 * 6)
  expect(Array.from(train.images.subarray(119 * 6))).toEqual(Array(6).fill(119))
  expect(Array.from(train.labels)).toEqual(Array(120).fill(1))
  expect(Array.from(validation.images)).toEqual([0, 1, 2, 3].flatMap((i) => Array(6).fill(i)))
  expect(Array.from(validation.labels)).toEqual([2, 2, 2, 2])
})

test('the first part comes soon, is where the whole starts, and is not drawn twice', async () => {
  drawn.length = 0
  const { first, all } = drawnSource(set({ train: 150, validation: 130 })).open('')
  const { train, validation } = await first()
  expect([train.count, validation.count]).toEqual([120, 120])
  const whole = await all()
  expect(whole.train.images.subarray(0, train.images.length)).toEqual(train.images)
  expect(new Set(drawn).size).toBe(drawn.length)
})
