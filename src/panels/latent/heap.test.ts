import { expect, test } from 'vitest'
import { heapOf, looksLikeOne } from './heap.ts'

const around = (x: number, y: number, radius: number, count = 100) => ({
  positions: Float32Array.from({ length: 2 * count }, (_, i) =>
    i % 2 === 0 ? x + radius * Math.sin(i) : y + radius * Math.cos(i - 1),
  ),
  labels: Array.from({ length: count }, (_, i) => i % 10),
})

test('codes in one place are a heap where they are seen from afar, and none from near', () => {
  const heap = heapOf(around(3, -2, 0.01))!
  expect(heap.x).toBeCloseTo(3, 1)
  expect(heap.y).toBeCloseTo(-2, 1)
  expect(heap.count).toBe(100)
  expect(looksLikeOne(heap, { x: 0, y: 0, span: 8 })).toBe(true)
  expect(looksLikeOne(heap, { x: 3, y: -2, span: 0.05 })).toBe(false)
})

test('a few strays do not hide a heap, scattered codes are none', () => {
  const strayed = around(0, 0, 0.001)
  strayed.positions[0] = 50
  expect(looksLikeOne(heapOf(strayed)!, { x: 0, y: 0, span: 8 })).toBe(true)
  expect(looksLikeOne(heapOf(around(0, 0, 1))!, { x: 0, y: 0, span: 8 })).toBe(false)
  expect(heapOf({ positions: new Float32Array(0), labels: [] })).toBeUndefined()
})
