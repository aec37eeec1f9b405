import { expect, test } from 'vitest'
import { planeIn, twoUnits, unitBasis } from './basis.ts'
import { shadowIn } from './ellipses.ts'
import { standardPlane } from './plane.ts'

const logVar = (...deviations: number[]) => Float32Array.from(deviations, (sigma) => Math.log(sigma ** 2))

test('with two units the radii are the deviations, the larger one along its own axis', () => {
  const wide = shadowIn(twoUnits, logVar(2, 0.5))
  expect([wide.radiusX, wide.radiusY, wide.angle].map((value) => value.toFixed(3))).toEqual([
    '2.000',
    '0.500',
    '0.000',
  ])
  const high = shadowIn(twoUnits, logVar(0.5, 2))
  expect(high.radiusX).toBeCloseTo(2, 4)
  expect(Math.abs(high.angle)).toBeCloseTo(Math.PI / 2, 4)
})

test('in standard units radii are parts of a deviation', () => {
  expect(shadowIn(standardPlane([0, 0], [4, 2]), logVar(2, 0.5)).radiusX).toBeCloseTo(0.5, 4)
})

test('along a slanted plane the shadow is slanted: two spreads against counted samples', () => {
  const basis = unitBasis(3)
  const half = Math.SQRT1_2
  const plane = planeIn(
    {
      ...basis,
      directions: [Float32Array.of(half, half, 0), Float32Array.of(-half, half, 0), basis.directions[2]!],
    },
    0,
    1,
  )
  const { radiusX, radiusY, angle } = shadowIn(plane, logVar(3, 1, 9))
  // Var(x) along u is (9 + 1)/2, and the ellipse's own variance in that direction says the same.
  expect((radiusX * Math.cos(angle)) ** 2 + (radiusY * Math.sin(angle)) ** 2).toBeCloseTo(5, 4)
  expect(radiusX).toBeCloseTo(3, 4)
  expect(radiusY).toBeCloseTo(1, 4)
})
