/** What a Boltzmann machine thinks of images, as kernels of every backend. */
import {
  add,
  cast,
  engine,
  floor,
  gather,
  logSigmoid,
  matMul,
  mean,
  minimum,
  mul,
  neg,
  range,
  reshape,
  type Scalar,
  scalar,
  softplus,
  square,
  sub,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core'
import { byNumber, columnMean } from './gpu-programs.ts'
import { registerOperation, run } from './kernel.ts'

/** What one hidden unit takes from the free energy, by its input: softplus of a binary one, ½x² of a Gaussian one. */
export type HiddenUnits = 'binary' | 'gaussian'

const termOf: Record<HiddenUnits, (x: number) => number> = {
  binary: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  gaussian: (x) => 0.5 * x * x,
}
const termGlsl: Record<HiddenUnits, string> = {
  binary: 'max(x, 0.0) + log(1.0 + exp(-abs(x)))',
  gaussian: '0.5 * x * x',
}

/** ln σ(x) */
const logSigmoidOf = (x: number) => Math.min(x, 0) - Math.log1p(Math.exp(-Math.abs(x)))

interface Units {
  readonly units: HiddenUnits
}

// Gives the means of F(v) and of D · ln p(one pixel | the others). u picks the pixel, 0…1 for each image.
registerOperation<Units>({
  name: 'Likelihood',
  cpu({ v, input, W, a, u }, { units }, { values, make }) {
    const [B, D] = v!.shape as [number, number]
    const H = input!.shape[1]!
    const [vs, inputs, weights, bias, picks] = [v!, input!, W!, a!, u!].map(values) as [
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
    ]
    const term = termOf[units]
    let [energy, likelihood] = [0, 0]
    for (let r = 0; r < B; r++) {
      const pixel = Math.min(Math.floor(picks[r]! * D), D - 1)
      const change = 1 - 2 * vs[r * D + pixel]!
      let gain = -change * bias[pixel]!
      for (let d = 0; d < D; d++) energy -= vs[r * D + d]! * bias[d]!
      for (let j = 0; j < H; j++) {
        const x = inputs[r * H + j]!
        energy -= term(x)
        gain += term(x) - term(x + change * weights[pixel * H + j]!)
      }
      likelihood += D * logSigmoidOf(gain)
    }
    return [make([], Float32Array.of(energy / B)), make([], Float32Array.of(likelihood / B))]
  },
  wasm: (inputs, { units }) =>
    engine().tidy(() => {
      const { v, input, W, a, u } = inputs as unknown as Record<string, Tensor>
      const [B, D] = v!.shape as [number, number]
      const term = (x: Tensor) => (units === 'binary' ? softplus(x) : mul(0.5, square(x)))
      const terms = term(input!)
      const energy = neg(add(matMul(v as Tensor2D, reshape(a!, [D, 1])), sum(terms, 1, true))) // [B, 1]
      const pixel = cast(minimum(floor(mul(u!, D)), D - 1), 'int32') as Tensor1D
      const position = add(pixel, mul(range(0, B, 1, 'int32'), scalar(D, 'int32'))) as Tensor1D
      const change = reshape(sub(1, mul(2, gather(reshape(v!, [-1]), position))), [B, 1])
      const flipped = term(add(input!, mul(change, gather(W!, pixel))))
      const bias = mul(change, reshape(gather(a!, pixel), [B, 1]))
      const gain = sub(sum(sub(terms, flipped), 1, true), bias)
      return [mean(energy), mul(D, mean(logSigmoid(gain)))]
    }),
  webgl({ v, input, W, a, u }, { units }, gpu) {
    const [B, D] = v!.shape as [number, number]
    const row = (x: typeof v) => ({ ...x!, shape: [1, x!.shape[0]!] })
    const rows = byNumber(
      gpu,
      { v: v!, z: input!, w: W!, a: row(a), u: row(u) },
      [B, 2],
      `
          int pixel = min(int(uAt(0, row) * ${D}.0), ${D - 1});
          float change = 1.0 - 2.0 * vAt(row, pixel);
          float value = column == 0 ? 0.0 : -change * aAt(0, pixel);
          if (column == 0) for (int d = 0; d < ${D}; d++) value -= vAt(row, d) * aAt(0, d);
          for (int j = 0; j < ${input!.shape[1]}; j++) {
            float x = zAt(row, j);
            float before = ${termGlsl[units]};
            x += change * wAt(pixel, j);
            value += column == 0 ? -before : before - (${termGlsl[units]});
          }
          return column == 0 ? value : ${D}.0 * (min(value, 0.0) - log(1.0 + exp(-abs(value))));`,
    )
    const means = [columnMean(gpu, rows, 0), columnMean(gpu, rows, 1)]
    gpu.disposeIntermediateTensorInfo(rows)
    return means
  },
})

/**
 * Mean free energy F(v) = −aᵀv − Σⱼ term(inputⱼ), up to a constant, and the mean pseudo-likelihood
 * D · ln p(vᵢ | the other pixels) of one pixel i of each image, nats: ln σ(F(v with pixel i flipped) − F(v)). The flip
 * changes the hidden input by one row of W, so no second pass is needed. Constants: no gradient flows through them.
 * @param v [B, D] images
 * @param input [B, H] b + vW, the input of the hidden units
 * @param W [D, H]
 * @param a [D] visible bias
 * @param u [B] uniform numbers in [0, 1) that pick the pixels
 * @source Marlin et al. 2010; scikit-learn's `BernoulliRBM.score_samples`
 */
export function likelihood(
  v: Tensor2D,
  input: Tensor2D,
  W: Tensor,
  a: Tensor,
  u: Tensor,
  units: HiddenUnits,
): { freeEnergy: Scalar; pseudoLikelihood: Scalar } {
  const [freeEnergy, pseudoLikelihood] = run<[Scalar, Scalar]>('Likelihood', { v, input, W, a, u }, { units })
  return { freeEnergy, pseudoLikelihood }
}
