import { expect, test } from 'vitest'
import { streamKey, uniformAt } from '../engine/counter.ts'
import { symmetricEigen } from './eigen.ts'
import { leadingEigen } from './leading-eigen.ts'

/** A covariance of `rank` sources of falling strength in n dimensions. */
function covariance(n: number, rank: number): Float64Array {
  const key = streamKey(1, 'sources')
  const X = Array.from({ length: rank * n }, (_, i) => (uniformAt(key, i) - 0.5) * 0.9 ** Math.floor(i / n))
  return Float64Array.from({ length: n * n }, (_, p) => {
    const [i, j] = [Math.floor(p / n), p % n]
    let sum = 0
    for (let r = 0; r < rank; r++) sum += X[r * n + i]! * X[r * n + j]!
    return sum
  })
}

test.each([
  [120, 100, 2],
  [150, 140, 5],
  [120, 3, 4], // fewer sources than wanted
  [12, 10, 3], // so small that the whole problem is solved
])('n = %i, rank %i: the first %i pairs are those of the whole problem', async (n, rank, k) => {
  const matrix = covariance(n, rank)
  const all = symmetricEigen(matrix, n)
  const { values, vectors } = await leadingEigen(matrix, n, k)
  expect(values).toHaveLength(k)
  for (let i = 0; i < k; i++) {
    expect(values[i]).toBeCloseTo(all.values[i]!, 9)
    let along = 0
    for (let j = 0; j < n; j++) along += vectors[i * n + j]! * all.vectors[i * n + j]!
    // A vector of eigenvalue 0 is not unique.
    if (i < rank) expect(Math.abs(along)).toBeCloseTo(1, 8)
    expect(Math.max(...vectors.subarray(i * n, i * n + n))).toBeGreaterThan(0)
  }
})

test.each([
  ['a few pairs', 3, 10],
  ['all pairs', 200, 200],
])('%s: rests between parts, and finds the same', async (_, k, least) => {
  const n = 200
  let rests = 0
  const alone = await leadingEigen(covariance(n, 150), n, k)
  const together = await leadingEigen(covariance(n, 150), n, k, async () => {
    rests++
  })
  expect(together).toEqual(alone)
  expect(rests).toBeGreaterThan(least)
})
