/** A Gaussian code N(μ, σ²): its two halves, a draw from it, and how far it is from N(0, I); each one pass. */
import { customGrad, registerGradient, type Scalar, type Tensor, type Tensor2D } from '@tensorflow/tfjs-core'
import { byNumber, elementwise, sumOfTerms } from './gpu-programs.ts'
import { registerOperation, run, sizeOf } from './kernel.ts'
import { scaled } from './scale.ts'

interface Limit {
  /** ln σ² is kept within ±this. */
  readonly limit: number
}

// [B, 2K] → μ [B, K] and ln σ² [B, K], which is cut to ±limit.
registerOperation<Limit>({
  name: 'GaussianHeads',
  cpu({ both }, { limit }, { values, make }) {
    const [rows, width] = both!.shape as [number, number]
    const size = width / 2
    const given = values(both!)
    const part = (from: number, cut: number) =>
      make(
        [rows, size],
        Float32Array.from({ length: rows * size }, (_, i) => {
          const value = given[Math.floor(i / size) * width + from + (i % size)]!
          return Math.min(cut, Math.max(-cut, value))
        }),
      )
    return [part(0, Number.POSITIVE_INFINITY), part(size, limit)]
  },
  wasm({ both }, { limit }, m) {
    const [rows, width] = both!.shape as [number, number]
    const [mean, logVar] = [m.make([rows, width / 2]), m.make([rows, width / 2])]
    m.gaussianHeads(m.at(both!), m.at(mean), m.at(logVar), rows, width / 2, limit)
    return [mean, logVar]
  },
  webgl({ both }, { limit }, gpu) {
    const [rows, width] = both!.shape as [number, number]
    const size = width / 2
    return [
      byNumber(gpu, { x: both! }, [rows, size], 'return xAt(row, column);'),
      byNumber(
        gpu,
        { x: both! },
        [rows, size],
        `return clamp(xAt(row, column + ${size}), -float(${limit}), float(${limit}));`,
      ),
    ]
  },
})

// The way back: side by side again, nothing through what was cut.
registerOperation<Limit>({
  name: 'GaussianHeadsGradient',
  cpu({ dMean, dLogVar, both }, { limit }, { values, make }) {
    const width = both!.shape[1]!
    const size = width / 2
    const [first, second] = [values(dMean!), values(dLogVar!)]
    const gradient = values(both!).map((raw, i) => {
      const [row, column] = [Math.floor(i / width), i % width]
      if (column < size) return first[row * size + column]!
      return Math.abs(raw) <= limit ? second[row * size + column - size]! : 0
    })
    return make(both!.shape, gradient)
  },
  wasm({ dMean, dLogVar, both }, { limit }, m) {
    const [rows, width] = both!.shape as [number, number]
    const gradient = m.make([rows, width])
    m.gaussianHeadsGradient(m.at(dMean!), m.at(dLogVar!), m.at(both!), m.at(gradient), rows, width / 2, limit)
    return gradient
  },
  webgl({ dMean, dLogVar, both }, { limit }, gpu) {
    const size = both!.shape[1]! / 2
    return byNumber(
      gpu,
      { mean: dMean!, logVar: dLogVar!, x: both! },
      both!.shape as [number, number],
      `if (column < ${size}) return meanAt(row, column);
       return abs(xAt(row, column)) <= float(${limit}) ? logVarAt(row, column - ${size}) : 0.0;`,
    )
  },
})

registerGradient({
  kernelName: 'GaussianHeads',
  inputsToSave: ['both'],
  gradFunc: (dys, [both], attrs) => {
    const [dMean, dLogVar] = dys as Tensor[]
    return {
      both: () =>
        run('GaussianHeadsGradient', { dMean: dMean!, dLogVar: dLogVar!, both: both! }, attrs as object),
    }
  },
})

/**
 * What an encoder's last layer says of the code: its first half is μ, its second ln σ², cut to ±`limit`.
 * @param both [B, 2K]
 * @returns [B, K] each
 */
export function gaussianHeads(both: Tensor2D, limit: number): { mean: Tensor2D; logVar: Tensor2D } {
  const [mean, logVar] = run<[Tensor2D, Tensor2D]>('GaussianHeads', { both }, { limit })
  return { mean, logVar }
}

registerOperation({
  name: 'Reparameterize',
  cpu({ mean, logVar, epsilon }, _, { values, make }) {
    const [spread, noise] = [values(logVar!), values(epsilon!)]
    return make(
      mean!.shape,
      values(mean!).map((mu, i) => mu + Math.exp(spread[i]! / 2) * noise[i]!),
    )
  },
  wasm({ mean, logVar, epsilon }, _, m) {
    const z = m.make(mean!.shape)
    m.reparameterize(m.at(mean!), m.at(logVar!), m.at(epsilon!), m.at(z), sizeOf(z.shape))
    return z
  },
  webgl: ({ mean, logVar, epsilon }, _, gpu) =>
    elementwise(
      gpu,
      { mean: mean!, logVar: logVar!, epsilon: epsilon! },
      'return mean + exp(0.5 * logVar) * epsilon;',
    ),
})

// dz/d(ln σ²) = ½·σ·ε
registerOperation({
  name: 'ReparameterizeGradient',
  cpu({ dz, logVar, epsilon }, _, { values, make }) {
    const [spread, noise] = [values(logVar!), values(epsilon!)]
    return make(
      dz!.shape,
      values(dz!).map((pull, i) => 0.5 * pull * Math.exp(spread[i]! / 2) * noise[i]!),
    )
  },
  wasm({ dz, logVar, epsilon }, _, m) {
    const gradient = m.make(dz!.shape)
    m.reparameterizeGradient(m.at(dz!), m.at(logVar!), m.at(epsilon!), m.at(gradient), sizeOf(gradient.shape))
    return gradient
  },
  webgl: ({ dz, logVar, epsilon }, _, gpu) =>
    elementwise(
      gpu,
      { dz: dz!, logVar: logVar!, epsilon: epsilon! },
      'return 0.5 * dz * exp(0.5 * logVar) * epsilon;',
    ),
})

registerGradient({
  kernelName: 'Reparameterize',
  inputsToSave: ['logVar', 'epsilon'],
  gradFunc: (dz, [logVar, epsilon]) => ({
    mean: () => dz as Tensor,
    logVar: () => run('ReparameterizeGradient', { dz: dz as Tensor, logVar: logVar!, epsilon: epsilon! }, {}),
    epsilon: () => {
      throw new Error('reparameterize: expected noise to be a constant; draw it outside of the gradient')
    },
  }),
})

/** μ + σ·ε; [B, K] each. Gradients reach μ and ln σ², ε is a constant. */
export const drawGaussian = (mean: Tensor2D, logVar: Tensor2D, epsilon: Tensor2D): Tensor2D =>
  run('Reparameterize', { mean, logVar, epsilon }, {})

// ½ Σ (σ² + μ² − ln σ² − 1) / B, and its gradients for μ and for ln σ².
registerOperation({
  name: 'StandardDivergence',
  cpu({ mean, logVar }, _, { values, make }) {
    const share = 1 / mean!.shape[0]!
    const [mu, spread] = [values(mean!), values(logVar!)]
    let sum = 0
    for (let i = 0; i < mu.length; i++) sum += Math.exp(spread[i]!) + mu[i]! ** 2 - spread[i]! - 1
    return [
      make([], Float32Array.of(0.5 * share * sum)),
      make(
        mean!.shape,
        mu.map((value) => share * value),
      ),
      make(
        mean!.shape,
        spread.map((value) => 0.5 * share * (Math.exp(value) - 1)),
      ),
    ]
  },
  wasm({ mean, logVar }, _, m) {
    const share = 1 / mean!.shape[0]!
    const [value, dMean, dLogVar] = [m.make([]), m.make(mean!.shape), m.make(mean!.shape)]
    const sum = m.standardDivergence(
      m.at(mean!),
      m.at(logVar!),
      m.at(dMean),
      m.at(dLogVar),
      sizeOf(mean!.shape),
      share,
    )
    new Float32Array(m.memory.buffer, m.at(value), 1)[0] = 0.5 * share * sum
    return [value, dMean, dLogVar]
  },
  webgl({ mean, logVar }, _, gpu) {
    const B = mean!.shape[0]!
    return [
      sumOfTerms(gpu, mean!, logVar!, '(exp(t) + y * y - t - 1.0) * 0.5', B),
      elementwise(gpu, { mean: mean! }, `return mean / ${B}.0;`),
      elementwise(gpu, { logVar: logVar! }, `return (exp(logVar) - 1.0) * ${0.5 / B};`),
    ]
  },
})

/** KL(N(μ,σ²) ‖ N(0,I)) = ½ Σ (σ² + μ² − ln σ² − 1), summed over dimensions, mean over the rows [B, K]; nats. */
export function standardDivergence(mean: Tensor2D, logVar: Tensor2D): Scalar {
  const op = customGrad((mean, logVar, save) => {
    const [value, dMean, dLogVar] = run<[Scalar, Tensor, Tensor]>(
      'StandardDivergence',
      { mean: mean as Tensor, logVar: logVar as Tensor },
      {},
    )
    ;(save as (tensors: Tensor[]) => void)([dMean, dLogVar])
    return { value, gradFunc: (dy, saved) => saved.map((gradient) => scaled(gradient, dy as Scalar)) }
  })
  return op(mean, logVar) as Scalar
}
