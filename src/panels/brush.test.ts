import { expect, test } from 'vitest'
import { wipe } from './brush.ts'

const full = { rows: 1, columns: 784, data: new Float32Array(784).fill(0.8) }

test('paper where the brush went, the rest untouched', () => {
  const { data } = wipe(full, [
    [
      { x: 0.25, y: 0.5 },
      { x: 0.75, y: 0.5 },
    ],
  ])
  expect(data[14 * 28 + 14]).toBe(0)
  expect(data[13 * 28 + 10]).toBe(0)
  expect(data[20 * 28 + 14]).toBeCloseTo(0.8)
  expect(data[14 * 28 + 2]).toBeCloseTo(0.8)
})

test('without a stroke the image stays the same object', () => {
  expect(wipe(full, [])).toBe(full)
})
