import { expect, test } from 'vitest'
import { decodeHalves, encodeHalves, fromHalf, toHalf } from './half.ts'

test('every half that is a number survives the way through a float', () => {
  for (let half = 0; half < 0x10000; half++) {
    const value = fromHalf(half)
    if (Number.isNaN(value)) continue
    expect(toHalf(value)).toBe(half)
  }
})

test('rounds to the nearest half, ties to even', () => {
  expect(fromHalf(toHalf(1 + 2 ** -11))).toBe(1)
  expect(fromHalf(toHalf(1 + 3 * 2 ** -11))).toBe(1 + 2 ** -9)
  expect(fromHalf(toHalf(0.1))).toBe(0.0999755859375) // numpy.float16(0.1)
  expect(fromHalf(toHalf(65519))).toBe(65504)
  expect(fromHalf(toHalf(65520))).toBe(Number.POSITIVE_INFINITY)
  expect(fromHalf(toHalf(2 ** -25))).toBe(0)
  expect(fromHalf(toHalf(1.5 * 2 ** -24))).toBe(2 ** -23)
  expect(fromHalf(toHalf(Number.NaN))).toBeNaN()
})

test('an array comes back within the stated error', () => {
  const values = Float32Array.from({ length: 999 }, (_, i) => Math.sin(i) * 10 ** ((i % 7) - 3))
  const back = decodeHalves(encodeHalves(values))
  back.forEach((value, i) => {
    expect(Math.abs(value - values[i]!)).toBeLessThanOrEqual(Math.abs(values[i]!) * 2 ** -11 + 2 ** -25)
  })
})
