import { expect, test } from 'vitest'
import { symmetricEigen } from './eigen.ts'

test('finds the known eigenpairs of a small matrix', () => {
  // [[2,1,0],[1,2,1],[0,1,2]] has 2 + √2, 2, 2 − √2
  const { values, vectors } = symmetricEigen([2, 1, 0, 1, 2, 1, 0, 1, 2], 3)
  expect(values[0]).toBeCloseTo(2 + Math.SQRT2, 12)
  expect(values[1]).toBeCloseTo(2, 12)
  expect(values[2]).toBeCloseTo(2 - Math.SQRT2, 12)
  expect(Math.abs(vectors[0]!)).toBeCloseTo(0.5, 12)
  expect(Math.abs(vectors[1]!)).toBeCloseTo(Math.SQRT1_2, 12)
})

test('rebuilds a random matrix of low rank from its pairs, with orthonormal vectors', () => {
  const n = 60
  const rank = 20
  let state = 1
  const next = () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647 - 0.5
  }
  const X = Array.from({ length: rank * n }, next)
  const at = (i: number, j: number) => {
    let sum = 0
    for (let r = 0; r < rank; r++) sum += X[r * n + i]! * X[r * n + j]!
    return sum
  }
  const A = Array.from({ length: n * n }, (_, p) => at(Math.floor(p / n), p % n))
  const { values, vectors } = symmetricEigen(A, n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let rebuilt = 0
      let dot = 0
      for (let k = 0; k < n; k++) {
        rebuilt += values[k]! * vectors[k * n + i]! * vectors[k * n + j]!
        dot += vectors[i * n + k]! * vectors[j * n + k]!
      }
      expect(rebuilt).toBeCloseTo(A[i * n + j]!, 10)
      expect(dot).toBeCloseTo(i === j ? 1 : 0, 10)
    }
  }
  expect(Math.abs(values[rank]!)).toBeLessThan(1e-10)
})

test('says what is wrong with bad input', () => {
  expect(() => symmetricEigen([1, 2, 3], 2)).toThrow('expected 4 values, got 3')
  expect(() => symmetricEigen([1, Number.NaN, 0, 1], 2)).toThrow('expected finite values')
})
