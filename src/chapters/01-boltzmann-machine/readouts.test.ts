import { expect, test } from 'vitest'
import type { Matrix } from '../../protocol/run.ts'
import { answer, learnReadouts, measure, slant } from './readouts.ts'

/** A straight stroke through the middle that leans by `shear` pixels a row; `at` moves it sideways. */
function stroke(shear: number, at = 0): Float32Array {
  const image = new Float32Array(784)
  for (let y = 6; y < 22; y++) image[y * 28 + Math.round(14 + at - shear * (y - 13.5))] = 1
  return image
}
const rows = (images: Float32Array[]): Matrix => {
  const data = new Float32Array(images.length * 784)
  for (const [i, image] of images.entries()) data.set(image, i * 784)
  return { rows: images.length, columns: 784, data }
}

test('a stroke leans by the angle that it was drawn with, to the right positive', () => {
  expect(slant(stroke(0))).toBeCloseTo(0)
  expect(slant(stroke(0.5))).toBeGreaterThan(24)
  expect(slant(stroke(0.5))).toBeLessThan(29)
  expect(slant(stroke(-1))).toBeCloseTo(-45)
  expect(slant(new Float32Array(784))).toBe(0)
})

test('readouts learn from the first examples and are measured on others', () => {
  const labels = Array.from({ length: 40 }, (_, i) => i % 2)
  const images = rows(labels.map((label, i) => stroke(0, label * 6 + (i % 3))))
  const readouts = learnReadouts(images, images, labels, 20)
  expect(measure(readouts, images, images, labels).accuracy).toBe(1)
  const { guess, scores } = answer(readouts, { rows: 1, columns: 784, data: stroke(0, 7) })
  expect(guess).toBe(1)
  expect(scores).toHaveLength(10)
})
