import { expect, test } from 'vitest'
import { angleBetween, interpolate, lengthOf } from './interpolate.ts'

const [a, b] = [
  [3, 0, 0],
  [0, 3, 0],
]

test('both ways begin and end at the codes', () => {
  for (const way of ['linear', 'spherical'] as const) {
    for (const [part, end] of [
      [0, a],
      [1, b],
    ] as const) {
      interpolate(a, b, part, way).forEach((value, i) => {
        expect(value).toBeCloseTo(end[i]!, 6)
      })
    }
  }
})

test('half of the straight way is the mean, and shorter than both', () => {
  expect(Array.from(interpolate(a, b, 0.5))).toEqual([1.5, 1.5, 0])
  expect(lengthOf(interpolate(a, b, 0.5))).toBeCloseTo(3 * Math.SQRT1_2, 6)
})

test('the arc keeps the length and turns evenly', () => {
  for (const part of [0.1, 0.25, 0.5, 0.9]) {
    const z = interpolate(a, b, part, 'spherical')
    expect(lengthOf(z)).toBeCloseTo(3, 5)
    expect(angleBetween(a, z)).toBeCloseTo((part * Math.PI) / 2, 5)
  }
})

test('equal, opposite and empty codes give finite numbers', () => {
  for (const [from, to] of [
    [a, a],
    [a, [-3, 0, 0]],
    [a, [0, 0, 0]],
  ] as const) {
    const z = interpolate(from, to, 0.5, 'spherical')
    expect(z.every(Number.isFinite)).toBe(true)
    expect(Array.from(z)).toEqual(Array.from(interpolate(from, to, 0.5)))
  }
})
