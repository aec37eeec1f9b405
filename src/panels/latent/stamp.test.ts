import { expect, test } from 'vitest'
import { stampOn } from './stamp.ts'

const clear = 0
const red = 0xff0000ff
const halfBlue = 0x80ff0000

test('a stamp is laid over what is there, and cut at the edges', () => {
  const stamp = { side: 2, pixels: Uint32Array.of(red, clear, halfBlue, red) }
  const picture = new Uint32Array(4 * 4)
  stampOn(picture, 4, 3, stamp, 0, 0)
  stampOn(picture, 4, 3, stamp, 2, 2) // three quarters of it are outside
  stampOn(picture, 4, 3, stamp, -1, 1) // half of it is
  stampOn(picture, 4, 3, stamp, 7, 7) // all of it is
  expect([...picture]).toEqual([red, 0, 0, 0, halfBlue, red, 0, 0, red, 0, red, 0, 0, 0, 0, 0])
})

test('half of one colour over another gives both halves', () => {
  const picture = Uint32Array.of(red)
  stampOn(picture, 1, 1, { side: 1, pixels: Uint32Array.of(halfBlue) }, 0, 0)
  const [r, , b, a] = new Uint8Array(picture.buffer)
  expect(a).toBe(255)
  expect(r).toBeCloseTo(127, -1)
  expect(b).toBeCloseTo(128, -1)
  // Over nothing it stays what it is; over half of another the nearer one counts more.
  const thin = Uint32Array.of(0x800000ff)
  stampOn(thin, 1, 1, { side: 1, pixels: Uint32Array.of(halfBlue) }, 0, 0)
  const [red2, , blue2, alpha2] = new Uint8Array(thin.buffer)
  expect(alpha2).toBeCloseTo(192, -1)
  expect(blue2! / (blue2! + red2!)).toBeCloseTo(2 / 3, 1)
})
