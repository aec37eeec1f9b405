import { expect, test } from 'vitest'
import { inkContours, type Page } from './polygons.ts'

const page = (width: number, height: number): Page => ({
  width,
  height,
  ink: new Float32Array(width * height),
})
const sum = ({ ink }: Page) => ink.reduce((total, value) => total + value, 0)

test('a square off the grid covers each pixel by its exact share', () => {
  const sheet = page(4, 3)
  inkContours(sheet, [[0.5, 0.5, 2.25, 0.5, 2.25, 2, 0.5, 2]], 1)
  expect(Array.from(sheet.ink.subarray(0, 4))).toEqual([0.25, 0.5, 0.125, 0])
  expect(Array.from(sheet.ink.subarray(4, 8))).toEqual([0.5, 1, 0.25, 0])
  expect(sum(sheet)).toBeCloseTo(1.75 * 1.5, 5)
})

test('a triangle has half the area of its box, whichever way it turns', () => {
  for (const points of [
    [1, 1, 19, 1, 1, 14],
    [1, 14, 19, 1, 1, 1],
  ]) {
    const sheet = page(24, 16)
    inkContours(sheet, [points], 1)
    expect(sum(sheet)).toBeCloseTo((18 * 13) / 2, 3)
  }
})

test('a contour that turns the other way is a hole, and ink is its darkness', () => {
  const sheet = page(10, 10)
  const outer = [1, 1, 9, 1, 9, 9, 1, 9]
  const inner = [3, 3, 3, 7, 7, 7, 7, 3]
  inkContours(sheet, [outer, inner], 0.5)
  expect(sum(sheet)).toBeCloseTo(0.5 * (64 - 16), 4)
  expect(sheet.ink[55]).toBe(0)
})

test('what hangs over the edge of the page is cut', () => {
  const sheet = page(4, 4)
  inkContours(sheet, [[-5, -5, 2, -5, 2, 9, -5, 9]], 1)
  expect(Array.from(sheet.ink.subarray(0, 4))).toEqual([1, 1, 0, 0])
  expect(sum(sheet)).toBeCloseTo(8, 5)
})
