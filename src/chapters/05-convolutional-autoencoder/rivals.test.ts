import { expect, test } from 'vitest'
import { trainedRuns } from '../../training/trained-runs.ts'
import { costOf, moved, nearestDense, rivalLanes } from './rivals.ts'

test('the rivals of the slide’s network are those whose trained weights ship', () => {
  const lanes = rivalLanes([16, 8, 8], 0.005)
  expect(lanes).toEqual([...trainedRuns['conv-rivals'].lanes, ...trainedRuns['conv-autoencoder'].lanes])
  expect(lanes.map(costOf)).toEqual([
    { parameters: 4709, code: 5, products: 7_840 },
    { parameters: 201_616, code: 128, products: 200_704 },
    { parameters: 4385, code: 128, products: 751_680 },
  ])
})

test('no dense network of one hidden layer comes nearer in parameters', () => {
  const nearest = 784 * 5 + 5 + 784
  for (const other of [784 * 4 + 4 + 784, 784 * 6 + 6 + 784, 2 * 784 * 2 + 2 + 784, 2 * 784 * 3 + 3 + 784])
    expect(Math.abs(other - 4385)).toBeGreaterThan(Math.abs(nearest - 4385))
  expect(nearestDense(4385)).toEqual({ widths: [5], tied: true })
})

test('a moved image is the same ink elsewhere, and what leaves is gone', () => {
  const data = new Float32Array(784)
  data[28 + 3] = 0.5
  data[28 + 27] = 1
  const image = { rows: 1, columns: 784, data }
  const right = moved(image, 2).data
  expect(right[28 + 5]).toBe(0.5)
  expect(right.reduce((a, b) => a + b)).toBe(0.5)
  expect(moved(image, -3).data[28]).toBe(0.5)
})
