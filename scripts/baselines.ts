/**
 * Makes `src/chapters/baselines.json`: what the validation digits score without any network, for the lines of
 * the charts. Deterministic; some 10 s. `node scripts/run.mjs scripts/baselines.ts`
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ImageSet } from '../src/data/data-set.ts'
import { symmetricEigen } from '../src/math/eigen.ts'
import {
  binaryCrossEntropy,
  crossEntropyFloor,
  meanAbsoluteError,
  meanSquaredError,
} from '../src/math/reconstruction.ts'
import type { Rows } from '../src/math/rows.ts'
import { columnMeans } from '../src/math/sparsity.ts'
import { readDigits } from './read-digits.ts'

const target = fileURLToPath(new URL('../src/chapters/baselines.json', import.meta.url))
/** Code sizes whose PCA residual is wanted. */
const sizes = [2, 4, 8, 16, 32, 64, 128]

const pixelsOf = ({ images, count, height, width }: ImageSet): Rows => ({
  rows: count,
  columns: height * width,
  data: Float64Array.from(images, (value) => value / 255),
})

const round = (value: number) => Number(value.toPrecision(5))

/** Every row minus `mean`, as arrays. */
const centred = ({ rows, columns, data }: Rows, mean: Float64Array) =>
  Array.from({ length: rows }, (_, row) => Float64Array.from(mean, (m, i) => data[row * columns + i]! - m))

function covariance(rows: readonly Float64Array[], n: number): Float64Array {
  const sum = new Float64Array(n * n)
  for (const row of rows)
    for (let i = 0; i < n; i++) {
      const value = row[i]!
      if (value !== 0) for (let j = 0; j < n; j++) sum[i * n + j]! += value * row[j]!
    }
  return sum
}

/** Mean squared error per pixel on `images` of the best linear code of each size, learned from `train`. */
function pcaResiduals(train: Rows, images: Rows): Record<number, number> {
  const mean = columnMeans(train, (value) => value)
  const n = train.columns
  const { vectors } = symmetricEigen(covariance(centred(train, mean), n), n)
  const kept = new Float64Array(Math.max(...sizes))
  let total = 0
  for (const row of centred(images, mean)) {
    for (const value of row) total += value * value
    for (let k = 0; k < kept.length; k++) {
      let along = 0
      for (let i = 0; i < n; i++) along += vectors[k * n + i]! * row[i]!
      kept[k]! += along * along
    }
  }
  const left = (size: number) => total - kept.subarray(0, size).reduce((a, b) => a + b)
  return Object.fromEntries(sizes.map((size) => [size, round(left(size) / (images.rows * n))]))
}

const { train, validation } = await readDigits()
const [trainPixels, pixels] = [pixelsOf(train), pixelsOf(validation)]
const mean = columnMeans(trainPixels, (value) => value)
const meanDigits: Rows = {
  ...pixels,
  data: Float64Array.from(pixels.data, (_, i) => mean[i % pixels.columns]!),
}
const baselines = {
  images: pixels.rows,
  floor: { bce: round(crossEntropyFloor(pixels)), mse: 0, mae: 0 },
  meanDigit: {
    bce: round(binaryCrossEntropy(meanDigits, pixels)),
    mse: round(meanSquaredError(meanDigits, pixels)),
    mae: round(meanAbsoluteError(meanDigits, pixels)),
  },
  pca: pcaResiduals(trainPixels, pixels),
}
writeFileSync(target, `${JSON.stringify(baselines, null, 2)}\n`)
console.log(baselines)
