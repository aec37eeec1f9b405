import {
  add,
  eye,
  matMul,
  mean,
  type Scalar,
  sub,
  type Tensor2D,
  tidy,
  transpose,
  zeros,
} from '@tensorflow/tfjs-core'
import { activate } from '../../engine/dense.ts'
import { descend } from '../../engine/gradients.ts'
import { createOptimizer } from '../../engine/optimizer.ts'
import { evaluationNoise, type RandomStream } from '../../engine/random.ts'
import { type Difference, unchanged } from '../difference.ts'
import { imageLoss } from '../image-loss.ts'
import type { Batch, BuildContext, Model } from '../model.ts'
import { namedVariables } from '../named-variables.ts'
import { activationsOf, createLayers, through } from './layers.ts'
import type { AutoencoderFields, AutoencoderSettings, autoencoderSpec } from './spec.ts'

export type Autoencoder = Model<AutoencoderFields, (typeof autoencoderSpec.views)[number]>

/**
 * The plain autoencoder: z = σ(Wx + b), x' = σ'(W'z + b'), with any number of layers, and with W' = Wᵀ when tied.
 * @param settings checked against the spec by the caller
 * @param difference what a variant (denoising, sparse, …) changes; with a penalty, `loss` is `reconstruction` + `penalty`
 * @param layers given by families that also train them in another way; the model owns and disposes them
 * @source Hinton & Salakhutdinov 2006; lecture slides "Autoenkodery"
 */
export function buildAutoencoder(
  settings: AutoencoderSettings,
  context: BuildContext,
  difference: Difference = {},
  { encoder, decoder } = createLayers(settings, context),
): Autoencoder {
  const variables = namedVariables({ encoder, decoder })
  const matrices = Object.values(variables).filter(({ rank }) => rank === 2)
  const optimizer = createOptimizer(
    { kind: settings.optimizer, learningRate: settings.learningRate, momentum: settings.momentum },
    Object.values(variables),
  )
  const { corrupt = unchanged, constrain = unchanged, constrainForUse = unchanged, penalty } = difference
  const chance = context.random.stream('noise')
  const output = settings.outputActivation

  const toCode = (x: Tensor2D): Tensor2D => encoder.reduce(through, x) // [B, D] → [B, K]
  const toLogits = (z: Tensor2D): Tensor2D => decoder.reduce(through, z) // [B, K] → [B, D], before σ'
  const reconstructionLoss = imageLoss(settings.loss, output)
  const lossOf = (
    x: Tensor2D,
    noise: RandomStream,
    limit: (z: Tensor2D, noise: RandomStream) => Tensor2D,
  ): Record<'loss', Scalar> => {
    const z = toCode(corrupt(x, noise)) // [B, K]
    const reconstruction = reconstructionLoss(toLogits(limit(z, noise)), x)
    if (!penalty) return { loss: reconstruction }
    const costs = { reconstruction, penalty: penalty(z, matrices) }
    return { loss: add(costs.reconstruction, costs.penalty), ...costs }
  }

  return {
    trainStep: ({ x }: Batch) =>
      descend(optimizer, Object.values(variables), () => lossOf(x, chance, constrain)),
    // Damage is part of what is measured; every run meets the same, so that curves can be compared.
    evaluate: ({ x }) => tidy(() => lossOf(x, evaluationNoise(), constrainForUse)),
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
    activity: (x) => tidy(() => mean(constrainForUse(toCode(x)), 0, true)),
    activations: (x) => tidy(() => activationsOf(x, [...encoder, ...decoder])),
    weights: () => variables,
    dispose() {
      optimizer.dispose()
      for (const v of Object.values(variables)) v.dispose()
    },
  }
}
