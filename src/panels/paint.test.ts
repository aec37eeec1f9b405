import { expect, test } from 'vitest'
import {
  activityTint,
  divergingTint,
  errorTint,
  inkTint,
  pictureColours,
  pixelParts,
  symmetricScale,
  tileImage,
} from './paint.ts'

const matrix = (rows: number, columns: number, values: number[]) => ({
  rows,
  columns,
  data: Float32Array.from(values),
})
const alpha = (pixel: number) => pixelParts(pixel)[3]

test('ink: zero is paper, one is full ink, beyond is cut', () => {
  expect([-0.5, 0, 0.5, 1, 7].map((value) => alpha(inkTint(value)))).toEqual([0, 0, 128, 255, 255])
})

test('error shows its size, not its sign', () => {
  expect(errorTint(-0.3)).toBe(errorTint(0.3))
})

test('activity is measured by the largest; silence is paper', () => {
  const tint = activityTint(matrix(1, 3, [0, 2, 4]))
  expect([0, 2, 4, -1].map((value) => alpha(tint(value)))).toEqual([0, 128, 255, 0])
  expect(alpha(activityTint(matrix(1, 2, [0, 0]))(0))).toBe(0)
})

test('weights: sign is the colour, size is the strength, zero is paper', () => {
  const tint = divergingTint(2)
  expect(pixelParts(tint(1))).toEqual([...pictureColours.positive, 128])
  expect(pixelParts(tint(-2))).toEqual([...pictureColours.negative, 255])
  expect(alpha(tint(0))).toBe(0)
  expect(alpha(divergingTint(0)(5))).toBe(0)
})

test('the scale is symmetric and ignores a lonely outlier', () => {
  const values = Array.from({ length: 1000 }, (_, i) => (i % 2 ? -1 : 1) * (i / 1000))
  values[500] = -80
  expect(symmetricScale(matrix(1, 1000, values))).toBeCloseTo(0.996, 3)
  expect(symmetricScale(matrix(0, 4, []))).toBe(0)
  const many = Array.from({ length: 100_000 }, (_, i) => (i % 1000) / 1000)
  expect(symmetricScale(matrix(10, 10_000, many))).toBeCloseTo(0.995, 2)
})

test('rows become tiles in reading order with a gap between', () => {
  const image = tileImage(matrix(3, 2, [1, 0, 0, 1, 1, 1]), { width: 2, height: 1 }, 2, inkTint)
  expect([image.width, image.height]).toEqual([5, 3])
  const inked = [...image.pixels].map((pixel) => alpha(pixel) > 0)
  expect(inked.flatMap((yes, i) => (yes ? [i] : []))).toEqual([0, 4, 10, 11])
})

test('pixels lie in memory as canvases want them: red, green, blue, alpha', () => {
  const { pixels } = tileImage(matrix(1, 1, [1]), { width: 1, height: 1 }, 1, divergingTint(1))
  expect([...new Uint8Array(pixels.buffer)]).toEqual([...pictureColours.positive, 255])
})

test('a wrong tile size says what was expected', () => {
  expect(() => tileImage(matrix(1, 3, [0, 0, 0]), { width: 2, height: 1 }, 1, inkTint)).toThrow(
    /expected rows of 2×1 = 2 values, got 3/,
  )
})
