import { expect, test } from 'vitest'
import { coordinatesIn, planeIn, principalBasis, twoUnits, unitBasis } from './basis.ts'
import { codeAt, positionOf, positionsIn, standardPlane } from './plane.ts'

test('with two units the plane is the space itself', () => {
  expect([...codeAt(twoUnits, { x: 0.5, y: -2 })]).toEqual([0.5, -2])
})

test('other coordinates stay where they are put', () => {
  const plane = planeIn(unitBasis(4), 2, 0, [9, 5, 9, 7])
  expect([...codeAt(plane, { x: 1, y: 2 })]).toEqual([2, 5, 1, 7])
  expect(positionOf(plane, Float32Array.of(2, 100, 1, 100))).toEqual({ x: 1, y: 2 })
})

test('principal directions are those of a cloud stretched along known axes', () => {
  // Variance 9 along (1, 1, 0)/√2, 4 along (0, 0, 1), 0.01 along (1, −1, 0)/√2; exact sums of sines.
  const rows = 360
  const data = new Float32Array(rows * 3)
  for (let i = 0; i < rows; i++) {
    const t = (2 * Math.PI * i) / rows
    const [a, b, c] = [3 * Math.sin(t), 2 * Math.sin(2 * t), 0.1 * Math.sin(3 * t)]
    data.set([5 + (a + c) / Math.SQRT2, (a - c) / Math.SQRT2, b], 3 * i)
  }
  const basis = principalBasis({ rows, columns: 3, data })
  const plane = planeIn(basis, 0, 1)
  expect(plane.origin[0]).toBeCloseTo(5, 4)
  expect(plane.u[0]).toBeCloseTo(Math.SQRT1_2, 3)
  expect(plane.u[1]).toBeCloseTo(Math.SQRT1_2, 3)
  expect(plane.v[2]).toBeCloseTo(1, 3)
  const positions = positionsIn(plane, { rows, columns: 3, data })
  const variance = (offset: number) =>
    positions.reduce((sum, value, i) => sum + (i % 2 === offset ? value ** 2 : 0), 0) / rows
  expect(variance(0)).toBeCloseTo(4.5, 1)
  expect(variance(1)).toBeCloseTo(2, 1)
  // Coordinates along all directions name one code: the third is what the plane leaves out.
  const code = data.subarray(0, 3)
  const coordinates = coordinatesIn(basis, code)
  const through = planeIn(basis, 0, 1, coordinates)
  const back = codeAt(through, { x: coordinates[0]!, y: coordinates[1]! })
  for (let i = 0; i < 3; i++) expect(back[i]).toBeCloseTo(code[i]!, 4)
})

test('in standard units one is one deviation', () => {
  const plane = standardPlane([1, -1], [2, 0.5])
  expect([...codeAt(plane, { x: 1, y: -2 })]).toEqual([3, -2])
  expect(positionOf(plane, Float32Array.of(3, -2))).toEqual({ x: 1, y: -2 })
})
