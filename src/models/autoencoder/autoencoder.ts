import {
  add,
  eye,
  matMul,
  type Scalar,
  sub,
  type Tensor2D,
  tidy,
  transpose,
  type Variable,
  zeros,
} from '@tensorflow/tfjs-core'
import { type Activation, activate, dense } from '../../engine/dense.ts'
import { valueAndGradients } from '../../engine/gradients.ts'
import { glorotUniform, zeroBias } from '../../engine/initial.ts'
import { absoluteError, crossEntropyFromLogits, squaredError } from '../../engine/losses.ts'
import { createOptimizer } from '../../engine/optimizer.ts'
import type { Batch, BuildContext, Model } from '../model.ts'
import { type AutoencoderFields, type AutoencoderSettings, layerWidths } from './spec.ts'

/** One dense layer. `W` is [in, out]; a tied layer has the mirrored layer's W, [out, in], and uses its transpose. */
interface Layer {
  readonly W: Variable
  readonly b: Variable // [out]
  readonly activation: Activation
  readonly transposed: boolean
}

/** What a variant changes of the plain autoencoder; each is the identity when absent. Inside a `tidy`. */
export interface Difference {
  /** What the encoder sees while training; the loss still looks at the clean x. [B, D] → [B, D] */
  corrupt?(x: Tensor2D): Tensor2D
  /** The code that the decoder gets, while training. [B, K] → [B, K] */
  constrain?(z: Tensor2D): Tensor2D
  /** The code as `encode` gives it; `constrain` when absent. [B, K] → [B, K] */
  constrainForUse?(z: Tensor2D): Tensor2D
  /** Added to the loss of the training step. [B, K] → scalar */
  penalty?(z: Tensor2D): Scalar
}

export type AutoencoderViews = 'reconstruct' | 'encode' | 'decode' | 'filters' | 'strokes'
export type Autoencoder = Model<AutoencoderFields, AutoencoderViews>

/**
 * The plain autoencoder: z = σ(Wx + b), x' = σ'(W'z + b'), with any number of layers, and with W' = Wᵀ when tied.
 * @param settings checked against the spec by the caller
 * @param difference what a variant (denoising, sparse, …) changes
 * @source Hinton & Salakhutdinov 2006; lecture slides "Autoenkodery"
 */
export function buildAutoencoder(
  settings: AutoencoderSettings,
  context: BuildContext,
  difference: Difference = {},
): Autoencoder {
  const { encoder, decoder } = createLayers(settings, context)
  const variables = namedVariables(encoder, decoder)
  const optimizer = createOptimizer(
    { kind: settings.optimizer, learningRate: settings.learningRate, momentum: settings.momentum },
    Object.values(variables),
  )
  const { corrupt = same, constrain = same, penalty } = difference
  const { constrainForUse = constrain } = difference
  const output = settings.outputActivation

  const toCode = (x: Tensor2D) => encoder.reduce(through, x) // [B, D] → [B, K]
  const toLogits = (z: Tensor2D) => decoder.reduce(through, z) // [B, K] → [B, D], before σ'
  const reconstructionLoss = (logits: Tensor2D, target: Tensor2D) => {
    if (settings.loss === 'bce') return crossEntropyFromLogits(logits, target)
    const x2 = activate(logits, output)
    return settings.loss === 'mse' ? squaredError(x2, target) : absoluteError(x2, target)
  }

  return {
    trainStep({ x }: Batch) {
      return tidy(() => {
        const { value, gradients } = valueAndGradients(() => {
          const z = toCode(corrupt(x)) // [B, K]
          const loss = reconstructionLoss(toLogits(constrain(z)), x)
          return penalty ? add(loss, penalty(z)) : loss
        }, Object.values(variables))
        optimizer.apply(gradients)
        return { loss: value }
      })
    },
    evaluate: ({ x }) => tidy(() => ({ loss: reconstructionLoss(toLogits(constrainForUse(toCode(x))), x) })),
    tune(changes) {
      if (changes.learningRate !== undefined) optimizer.setRate(changes.learningRate)
      if (changes.momentum !== undefined) optimizer.setMomentum(changes.momentum)
    },
    reconstruct: (x) => tidy(() => activate(toLogits(constrainForUse(toCode(x))), output)),
    encode: (x) => tidy(() => constrainForUse(toCode(x))),
    decode: (z) => tidy(() => activate(toLogits(z), output)),
    filters: () =>
      tidy(() => transpose(encoder.map(({ W }) => W as unknown as Tensor2D).reduce((P, W) => matMul(P, W)))),
    strokes: () =>
      tidy(() => {
        const codeSize = settings.widths.at(-1)!
        return sub(toLogits(eye(codeSize)), toLogits(zeros([1, codeSize]))) // [K, D]
      }),
    weights: () => variables,
    dispose() {
      optimizer.dispose()
      for (const v of Object.values(variables)) v.dispose()
    },
  }
}

const same = <T>(tensor: T): T => tensor

const through = (input: Tensor2D, { W, b, activation, transposed }: Layer): Tensor2D =>
  dense(input, W, b, activation, transposed)

/** Glorot-uniform weights, zero biases, from the run's stream "weights". */
function createLayers(settings: AutoencoderSettings, { inputSize, random }: BuildContext) {
  const stream = random.stream('weights')
  const widths = layerWidths(settings, inputSize)
  const depth = settings.widths.length
  const layer = (i: number, activation: Activation, tiedTo?: Layer): Layer => {
    const [fanIn, fanOut] = [widths[i]!, widths[i + 1]!]
    const W = tiedTo?.W ?? glorotUniform(stream, fanIn, fanOut)
    return { W, b: zeroBias(fanOut), activation, transposed: tiedTo !== undefined }
  }
  const encoder: Layer[] = []
  for (let i = 0; i < depth; i++) {
    encoder.push(layer(i, i === depth - 1 ? settings.codeActivation : settings.activation))
  }
  const decoder: Layer[] = []
  for (let i = depth; i < 2 * depth; i++) {
    const mirrored = settings.tied ? encoder[2 * depth - 1 - i] : undefined
    // The last layer stays linear here: its logits go to the loss, σ' is applied where an image is wanted.
    decoder.push(layer(i, i === 2 * depth - 1 ? 'linear' : settings.activation, mirrored))
  }
  return { encoder, decoder }
}

function namedVariables(encoder: Layer[], decoder: Layer[]): Record<string, Variable> {
  const named: Record<string, Variable> = {}
  for (const [i, { W, b }] of encoder.entries()) {
    named[`encoder.${i}.W`] = W
    named[`encoder.${i}.b`] = b
  }
  for (const [i, { W, b, transposed }] of decoder.entries()) {
    if (!transposed) named[`decoder.${i}.W`] = W
    named[`decoder.${i}.b`] = b
  }
  return named
}
