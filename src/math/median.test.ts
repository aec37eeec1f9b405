import { expect, test } from 'vitest'
import { bitsAt } from '../engine/counter.ts'
import { medianFilter } from './median.ts'

const [width, height] = [23, 17]
const page = Float32Array.from({ length: width * height }, (_, i) => (bitsAt(5, i) % 256) / 255)

/** The definition: sort what lies in the square, take the middle; of an even number the upper one. */
function bySorting(x: number, y: number, radius: number): number {
  const values: number[] = []
  for (let row = Math.max(0, y - radius); row <= Math.min(height - 1, y + radius); row++)
    for (let column = Math.max(0, x - radius); column <= Math.min(width - 1, x + radius); column++)
      values.push(page[row * width + column]!)
  values.sort((a, b) => a - b)
  return values[Math.floor(values.length / 2)]!
}

test.each([0, 1, 2, 4, 30])('radius %i: the same as sorting, at the edges too', (radius) => {
  const filtered = medianFilter(page, width, height, radius)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) expect(filtered[y * width + x]).toBeCloseTo(bySorting(x, y, radius), 6)
})

test('a lone speck disappears, an edge stays where it is', () => {
  const sheet = Float32Array.from({ length: width * height }, (_, i) => (i % width < 10 ? 0 : 1))
  sheet[8 * width + 4] = 1
  const filtered = medianFilter(sheet, width, height, 1)
  expect(filtered[8 * width + 4]).toBe(0)
  expect(filtered[8 * width + 9]).toBe(0)
  expect(filtered[8 * width + 10]).toBe(1)
})
