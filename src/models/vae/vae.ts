import {
  add,
  eye,
  matMul,
  mul,
  type Scalar,
  slice,
  sub,
  type Tensor2D,
  tidy,
  transpose,
  type Variable,
  zeros,
} from '@tensorflow/tfjs-core'
import { type Activation, activate, dense } from '../../engine/dense.ts'
import { drawGaussian, gaussianHeads, standardDivergence } from '../../engine/gaussian.ts'
import { descend } from '../../engine/gradients.ts'
import { glorotUniform, zeroBias } from '../../engine/initial.ts'
import { crossEntropyFromLogits } from '../../engine/losses.ts'
import { createOptimizer } from '../../engine/optimizer.ts'
import { evaluationNoise, type RandomStream } from '../../engine/random.ts'
import type { Batch, BuildContext, Model } from '../model.ts'
import { namedVariables } from '../named-variables.ts'
import { type VaeFields, type VaeSettings, type vaeSpec, vaeWidths } from './spec.ts'

interface Layer {
  readonly W: Variable // [in, out]
  readonly b: Variable // [out]
  readonly activation: Activation
}

/** ln σ² is kept within ±this, so that σ² neither overflows nor vanishes in half floats. */
const largestLogVar = 10

/**
 * The variational autoencoder: the encoder gives a mean and a variance, the code is drawn from them, z = μ + σ·ε, and
 * KL(N(μ,σ²) ‖ N(0,I)) draws all codes together. Metrics in nats per image: `reconstruction` cross-entropy summed over
 * pixels, `divergence` KL summed over dimensions, `loss` = w · reconstruction + β · divergence; −(reconstruction +
 * divergence) is the evidence lower bound. `evaluate` draws the same noise for every run.
 * @source Kingma & Welling 2014, eq. 10 and appendix B; lecture slides "Autoenkodery wariacyjne"
 */
export function buildVae(
  settings: VaeSettings,
  { inputSize, random }: BuildContext,
): Model<VaeFields, (typeof vaeSpec.views)[number]> {
  const { latent } = settings
  let { beta, reconstructionWeight } = settings
  const widths = vaeWidths(settings, inputSize)
  const start = random.stream('weights')
  const encoder = createLayers(widths.encoder, settings.activation, start)
  const decoder = createLayers(widths.decoder, settings.activation, start)
  const variables = namedVariables({ encoder, decoder })
  const optimizer = createOptimizer(
    { kind: 'adam', learningRate: settings.learningRate, momentum: 0 },
    Object.values(variables),
  )
  const [noise, dreams] = [random.stream('noise'), random.stream('dreams')]

  const posterior = (x: Tensor2D) => {
    const both: Tensor2D = encoder.reduce(through, x) // [B, 2K]
    return gaussianHeads(both, largestLogVar) // μ and ln σ²
  }
  const toLogits = (z: Tensor2D): Tensor2D => decoder.reduce(through, z) // [B, K] → [B, D]
  const decode = (z: Tensor2D) => activate(toLogits(z), 'sigmoid')

  const terms = (x: Tensor2D, epsilon: RandomStream) => {
    const { mean, logVar } = posterior(x)
    const z = reparameterize(mean, logVar, epsilon) // [B, K]
    const reconstruction = mul(crossEntropyFromLogits(toLogits(z), x), inputSize) as Scalar
    const divergence = standardDivergence(mean, logVar)
    const loss = add(mul(reconstruction, reconstructionWeight), mul(divergence, beta)) as Scalar
    return { loss, reconstruction, divergence }
  }

  return {
    trainStep: ({ x }: Batch) => descend(optimizer, Object.values(variables), () => terms(x, noise)),
    evaluate: ({ x }) => tidy(() => terms(x, evaluationNoise())),
    tune(changes) {
      if (changes.learningRate !== undefined) optimizer.setRate(changes.learningRate)
      beta = changes.beta ?? beta
      reconstructionWeight = changes.reconstructionWeight ?? reconstructionWeight
    },
    posterior: (x) => tidy(() => posterior(x)),
    reconstruct: (x) => tidy(() => decode(posterior(x).mean)),
    encode: (x) => tidy(() => posterior(x).mean),
    decode: (z) => tidy(() => decode(z)),
    sample: (n) => tidy(() => decode(dreams.normal([n, latent]) as Tensor2D)),
    filters: () =>
      tidy(() => {
        const toBoth = encoder.map(({ W }) => W as unknown as Tensor2D).reduce((P, W) => matMul(P, W))
        return transpose(slice(toBoth, [0, 0], [-1, latent])) // [K, D]
      }),
    strokes: () => tidy(() => sub(toLogits(eye(latent)), toLogits(zeros([1, latent]))) as Tensor2D),
    activations: (x) =>
      tidy(() => {
        const z = posterior(x).mean
        const seen: Record<string, Tensor2D> = {}
        const walk = (input: Tensor2D, layers: readonly Layer[]) => {
          let h = input
          for (const layer of layers) {
            h = through(h, layer)
            seen[Object.keys(seen).length] = h
          }
        }
        walk(x, encoder.slice(0, -1))
        seen[Object.keys(seen).length] = z
        walk(z, decoder.slice(0, -1))
        return seen
      }),
    weights: () => variables,
    dispose() {
      optimizer.dispose()
      for (const v of Object.values(variables)) v.dispose()
    },
  }
}

/** z = μ + σ·ε with ε ~ N(0, I): chance stays outside, so that gradients reach μ and σ. [B, K] each. */
export function reparameterize(mean: Tensor2D, logVar: Tensor2D, noise: RandomStream): Tensor2D {
  return drawGaussian(mean, logVar, noise.normal(mean.shape) as Tensor2D)
}

const through = (input: Tensor2D, { W, b, activation }: Layer): Tensor2D => dense(input, W, b, activation)

/** Glorot-uniform weights, zero biases; the last layer is linear. */
function createLayers(widths: readonly number[], activation: Activation, stream: RandomStream): Layer[] {
  return widths.slice(1).map((out, i) => ({
    W: glorotUniform(stream, widths[i]!, out),
    b: zeroBias(out),
    activation: i === widths.length - 2 ? 'linear' : activation,
  }))
}
