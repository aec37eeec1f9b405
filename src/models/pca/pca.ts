import {
  add,
  matMul,
  reshape,
  sub,
  sum,
  type Tensor1D,
  type Tensor2D,
  tensor1d,
  tensor2d,
  tidy,
  type Variable,
  variable,
  zeros,
} from '@tensorflow/tfjs-core'
import { squaredError } from '../../engine/losses.ts'
import { leadingEigen } from '../../math/leading-eigen.ts'
import type { Batch, BatchStream, BuildContext, Model } from '../model.ts'
import type { PcaFields, PcaSettings, pcaSpec } from './spec.ts'

/**
 * Principal components of the whole training set, in closed form: z = P(x − m), x' = Pᵀz + m. The best linear code of its
 * width, so every autoencoder is measured against it. `loss` is the squared error, mean over pixels.
 * @source Pearson 1901; lecture slide "Autoencoder and PCA"
 */
export function buildPca(
  { components }: PcaSettings,
  { inputSize }: BuildContext,
): Model<PcaFields, (typeof pcaSpec.views)[number]> {
  const empty = (...shape: number[]): Variable => tidy(() => variable(zeros(shape)))
  const mean = empty(inputSize) // m
  const P = empty(components, inputSize) // one component a row
  const directions = P as unknown as Tensor2D
  const explained = empty(components) // share of the variance of each

  const encode = (x: Tensor2D): Tensor2D => matMul(sub<Tensor2D>(x, mean), directions, false, true) // [B, K]
  const decode = (z: Tensor2D): Tensor2D => add(matMul(z, directions), mean) as Tensor2D // [B, D]
  /** There is one answer only: found or restored, it is not sought again. */
  let known = false
  const measure = ({ x }: Batch) => tidy(() => ({ loss: squaredError(decode(encode(x)), x) }))

  return {
    async begin(trainingSet, rest) {
      if (known) return
      const { centre, covariance } = await moments(trainingSet, inputSize)
      known = true
      const { values, vectors } = await leadingComponents(covariance, inputSize, components, rest)
      let total = 0
      for (let i = 0; i < inputSize; i++) total += covariance[i * (inputSize + 1)]!
      tidy(() => {
        mean.assign(tensor1d(Float32Array.from(centre)))
        P.assign(tensor2d(Float32Array.from(vectors), [components, inputSize]))
        explained.assign(tensor1d(Float32Array.from(values, (value) => (total > 0 ? value / total : 0))))
      })
    },
    goOnFrom(step) {
      known = step > 0
    },
    trainStep: measure,
    evaluate: measure,
    tune() {},
    reconstruct: (x) => tidy(() => decode(encode(x))),
    encode: (x) => tidy(() => encode(x)),
    decode: (z) => tidy(() => decode(z)),
    filters: () => directions.clone(),
    strokes: () => directions.clone(),
    explainedVariance: () => tidy(() => reshape(explained, [1, components]) as Tensor2D),
    weights: () => ({ mean, components: P, explained }),
    dispose() {
      for (const v of [mean, P, explained]) v.dispose()
    },
  }
}

/** Mean and covariance of a set, summed on the device chunk by chunk, finished in double precision. */
async function moments(trainingSet: BatchStream, D: number) {
  let count = 0
  let sums: Tensor1D | undefined
  let products: Tensor2D | undefined
  for await (const { x } of trainingSet) {
    const [oldSums, oldProducts] = [sums, products]
    count += x.shape[0]
    sums = tidy(() => (oldSums ? (add(oldSums, sum(x, 0)) as Tensor1D) : (sum(x, 0) as Tensor1D)))
    products = tidy(() => {
      const fresh: Tensor2D = matMul(x, x, true) // [D, D]
      return oldProducts ? add<Tensor2D>(oldProducts, fresh) : fresh
    })
    oldSums?.dispose()
    oldProducts?.dispose()
  }
  if (!sums || !products || count < 2) throw new Error(`pca: expected at least 2 images, got ${count}`)
  const [total, square] = await Promise.all([sums.data(), products.data()])
  sums.dispose()
  products.dispose()
  const centre = Float64Array.from(total, (value) => value / count)
  const covariance = new Float64Array(D * D)
  for (let i = 0; i < D; i++) {
    for (let j = 0; j < D; j++) covariance[i * D + j] = square[i * D + j]! / count - centre[i]! * centre[j]!
  }
  return { centre, covariance }
}

/** Eigenpairs of the covariance, solved for the pixels that vary at all: the border of MNIST is always black. */
async function leadingComponents(covariance: Float64Array, D: number, K: number, rest?: () => Promise<void>) {
  const varying = Array.from({ length: D }, (_, i) => i).filter((i) => covariance[i * D + i]! > 1e-12)
  const n = varying.length
  const dense = new Float64Array(n * n)
  for (const [i, row] of varying.entries()) {
    for (const [j, column] of varying.entries()) dense[i * n + j] = covariance[row * D + column]!
  }
  const { values, vectors } = await leadingEigen(dense, n, Math.min(K, n), rest)
  const spread = new Float64Array(K * D) // beyond n the components stay zero: nothing is left to explain
  for (let k = 0; k < Math.min(K, n); k++) {
    for (let i = 0; i < n; i++) spread[k * D + varying[i]!] = vectors[k * n + i]!
  }
  return { values: Float64Array.from({ length: K }, (_, k) => Math.max(0, values[k] ?? 0)), vectors: spread }
}
