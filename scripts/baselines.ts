/**
 * Makes `src/chapters/baselines.json`: what the validation digits score without any network, for the lines of
 * the charts. Deterministic; some 20 s. `node scripts/run.mjs scripts/baselines.ts`
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ImageSet } from '../src/data/data-set.ts'
import { readDigits } from './read-digits.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
/** Code sizes whose PCA residual is wanted. */
const sizes = [2, 4, 8, 16, 32, 64, 128]
/** Directions beyond the wanted ones make the last of these converge. */
const spare = 16
const iterations = 60
const epsilon = 1e-7

type Rows = Float64Array[]

const rowsOf = ({ images, count, height, width }: ImageSet): Rows =>
  Array.from({ length: count }, (_, i) =>
    Float64Array.from(images.subarray(i * height * width, (i + 1) * height * width), (v) => v / 255),
  )

const round = (value: number) => Number(value.toPrecision(5))
const dot = (a: Float64Array, b: Float64Array) => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

function meanOf(rows: Rows): Float64Array {
  const mean = new Float64Array(rows[0]!.length)
  for (const row of rows) for (let i = 0; i < mean.length; i++) mean[i]! += row[i]! / rows.length
  return mean
}

const losses = {
  bce: (x: number, p: number) =>
    -(x * Math.log(Math.max(p, epsilon)) + (1 - x) * Math.log(Math.max(1 - p, epsilon))),
  mse: (x: number, p: number) => (x - p) ** 2,
  mae: (x: number, p: number) => Math.abs(x - p),
}

/** Mean over pixels and images of predicting `guess(row)`. */
function score(
  rows: Rows,
  loss: (x: number, p: number) => number,
  guess: (row: Float64Array) => Float64Array,
) {
  let sum = 0
  for (const row of rows) {
    const p = guess(row)
    for (let i = 0; i < row.length; i++) sum += loss(row[i]!, p[i]!)
  }
  return round(sum / (rows.length * rows[0]!.length))
}

function covariance(rows: Rows, mean: Float64Array): Rows {
  const n = mean.length
  const result = Array.from({ length: n }, () => new Float64Array(n))
  for (const row of rows) {
    const centred = row.map((v, i) => v - mean[i]!)
    for (let i = 0; i < n; i++) {
      const value = centred[i]!
      if (value === 0) continue
      const target = result[i]!
      for (let j = 0; j < n; j++) target[j]! += value * centred[j]!
    }
  }
  return result
}

/** Leading eigenvectors of a symmetric matrix by subspace iteration with Gram–Schmidt, largest first. */
function leadingDirections(matrix: Rows, count: number): Rows {
  const n = matrix.length
  let directions: Rows = Array.from({ length: count }, (_, k) =>
    Float64Array.from({ length: n }, (_, i) => Math.sin((i + 1) * (k + 1))),
  )
  for (let i = 0; i < iterations; i++) {
    directions = directions.map((v) => Float64Array.from(matrix, (row) => dot(row, v)))
    directions.forEach((v, k) => {
      for (const earlier of directions.slice(0, k)) {
        const along = dot(v, earlier)
        for (let j = 0; j < n; j++) v[j]! -= along * earlier[j]!
      }
      const length = Math.sqrt(dot(v, v))
      for (let j = 0; j < n; j++) v[j]! /= length
    })
  }
  return directions
}

/** Mean squared error per pixel on `rows` of the best linear code of each size, learned from `train`. */
function pcaResiduals(train: Rows, rows: Rows): Record<number, number> {
  const mean = meanOf(train)
  const directions = leadingDirections(covariance(train, mean), Math.max(...sizes) + spare)
  const kept = new Float64Array(directions.length)
  let total = 0
  for (const row of rows) {
    const centred = row.map((v, i) => v - mean[i]!)
    total += dot(centred, centred)
    directions.forEach((v, k) => {
      kept[k]! += dot(v, centred) ** 2
    })
  }
  const pixels = rows.length * mean.length
  return Object.fromEntries(
    sizes.map((size) => [size, round((total - kept.subarray(0, size).reduce((a, b) => a + b)) / pixels)]),
  )
}

const { train, validation } = await readDigits()
const [trainRows, rows] = [rowsOf(train), rowsOf(validation)]
const mean = meanOf(trainRows)
const each = <T>(of: (loss: (x: number, p: number) => number) => T) =>
  Object.fromEntries(Object.entries(losses).map(([name, loss]) => [name, of(loss)]))

const baselines = {
  images: rows.length,
  floor: each((loss) => score(rows, loss, (row) => row)),
  meanDigit: each((loss) => score(rows, loss, () => mean)),
  pca: pcaResiduals(trainRows, rows),
}
writeFileSync(`${root}src/chapters/baselines.json`, `${JSON.stringify(baselines, null, 2)}\n`)
console.log(baselines)
