import {
  eye,
  mean,
  reshape,
  type Scalar,
  sigmoid,
  slice,
  sub,
  type Tensor2D,
  type Tensor4D,
  tidy,
  transpose,
  type Variable,
  zeros,
} from '@tensorflow/tfjs-core'
import { conv3x3, maxPool2x2, upsample2x } from '../../engine/conv.ts'
import { descend } from '../../engine/gradients.ts'
import { glorotUniform, zeroBias } from '../../engine/initial.ts'
import { createOptimizer } from '../../engine/optimizer.ts'
import { evaluationNoise, type RandomStream } from '../../engine/random.ts'
import { type Difference, unchanged } from '../difference.ts'
import { imageLoss } from '../image-loss.ts'
import type { Batch, BuildContext, Model } from '../model.ts'
import { namedVariables } from '../named-variables.ts'
import {
  type ConvAutoencoderFields,
  type ConvAutoencoderSettings,
  type convAutoencoderSpec,
  convolutions,
  mapSides,
} from './spec.ts'

interface Convolution {
  readonly W: Variable // [3, 3, in, out]
  readonly b: Variable // [out]
}

export type ConvAutoencoder = Model<ConvAutoencoderFields, (typeof convAutoencoderSpec.views)[number]>

/**
 * The convolutional autoencoder: convolutions and poolings down to a small stack of maps, convolutions and enlargements
 * back. Images enter and leave as rows, [B, side²]; a code is [B, side · side · maps], the maps innermost.
 * @param difference what a variant (denoising) changes
 * @source F. Chollet, "Building autoencoders in Keras"; lecture slide "Convolutional Autoencoder"
 */
export function buildConvAutoencoder(
  settings: ConvAutoencoderSettings,
  { inputSize, random }: BuildContext,
  difference: Difference = {},
): ConvAutoencoder {
  const { channels } = settings
  const reconstructionLoss = imageLoss(settings.loss, 'sigmoid')
  const sides = mapSides(channels, inputSize)
  const [codeSide, codeMaps] = [sides.at(-1)!, channels.at(-1)!]
  const start = random.stream('weights')
  const shapes = convolutions(channels)
  const encoder = shapes.encoder.map(([maps, out]) => createConvolution(start, maps, out))
  const decoder = shapes.decoder.map(([maps, out]) => createConvolution(start, maps, out))
  const variables = namedVariables({ encoder, decoder })
  const optimizer = createOptimizer(
    { kind: 'adam', learningRate: settings.learningRate, momentum: 0 },
    Object.values(variables),
  )
  const chance = random.stream('noise')
  const { corrupt = unchanged, constrain = unchanged, constrainForUse = unchanged } = difference

  /** conv–pool, level by level; `see` meets every layer's maps. */
  const toMaps = (x: Tensor2D, see: (name: string, maps: Tensor4D) => void = () => {}): Tensor4D => {
    let maps = reshape(x, [-1, sides[0]!, sides[0]!, 1]) as Tensor4D
    for (const [i, { W, b }] of encoder.entries()) {
      maps = conv3x3(maps, W, b, 'relu', 'same')
      see(`conv ${i}`, maps)
      maps = maxPool2x2(maps)
      see(`pool ${i}`, maps)
    }
    return maps // [B, side, side, maps]
  }
  /** conv–enlarge, level by level, and a last convolution to one map, linear. */
  const fromMaps = (code: Tensor4D, see: (name: string, maps: Tensor4D) => void = () => {}): Tensor2D => {
    let maps = code
    for (const [i, { W, b }] of decoder.slice(0, -1).entries()) {
      const last = i === channels.length - 1
      // 4 → 8 → 16 would come out at 32: the last level goes back to the encoder's 14, as Chollet's does, by an unpadded one.
      const narrower = last && maps.shape[1] - 2 === sides[1]
      const input = last && !narrower ? crop(maps, sides[1]!) : maps
      maps = conv3x3(input, W, b, 'relu', narrower ? 'valid' : 'same')
      see(`conv ${encoder.length + i}`, maps)
      maps = upsample2x(maps)
      see(`up ${i}`, maps)
    }
    const { W, b } = decoder.at(-1)!
    return reshape(conv3x3(crop(maps, sides[0]!), W, b, 'linear', 'same'), [-1, inputSize]) as Tensor2D // logits
  }
  const toCode = (x: Tensor2D): Tensor2D => reshape(toMaps(x), [x.shape[0], -1])
  const toLogits = (z: Tensor2D): Tensor2D =>
    fromMaps(reshape(z, [z.shape[0], codeSide, codeSide, codeMaps]) as Tensor4D)

  const lossOf = (
    x: Tensor2D,
    noise: RandomStream,
    limit: (z: Tensor2D, noise: RandomStream) => Tensor2D,
  ): Record<'loss', Scalar> => {
    const logits = toLogits(limit(toCode(corrupt(x, noise)), noise)) // [B, D]
    return { loss: reconstructionLoss(logits, x) }
  }

  return {
    trainStep: ({ x }: Batch) =>
      descend(optimizer, Object.values(variables), () => lossOf(x, chance, constrain)),
    evaluate: ({ x }) => tidy(() => lossOf(x, evaluationNoise(), constrainForUse)),
    tune(changes) {
      if (changes.learningRate !== undefined) optimizer.setRate(changes.learningRate)
    },
    reconstruct: (x) => tidy(() => sigmoid(toLogits(toCode(x)))),
    encode: (x) => tidy(() => toCode(x)),
    decode: (z) => tidy(() => sigmoid(toLogits(z))),
    strokes: () =>
      tidy(() => {
        const codeSize = codeSide ** 2 * codeMaps
        return sub(toLogits(eye(codeSize)), toLogits(zeros([1, codeSize]))) // [K, D]
      }),
    maps: (x) =>
      tidy(() => {
        const seen: Record<string, Tensor2D> = {}
        const see = (name: string, maps: Tensor4D) => {
          seen[name] = channelsFirst(maps)
        }
        const logits = fromMaps(toMaps(slice(x, [0, 0], [1, -1]), see), see)
        return { ...seen, output: sigmoid(logits) }
      }),
    kernels: () =>
      tidy(() => ({
        weights: transpose(reshape(encoder[0]!.W, [9, -1])) as Tensor2D,
        bias: reshape(encoder[0]!.b, [1, -1]) as Tensor2D,
      })),
    activity: (x) => tidy(() => mean(toCode(x), 0, true)),
    weights: () => variables,
    dispose() {
      optimizer.dispose()
      for (const v of Object.values(variables)) v.dispose()
    },
  }
}

/** The top left `side` × `side` of each map. */
const crop = (maps: Tensor4D, side: number): Tensor4D =>
  maps.shape[1] === side ? maps : slice(maps, [0, 0, 0, 0], [-1, side, side, -1])

/** Maps of one image as rows, [1, side, side, maps] → [maps, side²]. */
const channelsFirst = (maps: Tensor4D): Tensor2D => transpose(reshape(maps, [-1, maps.shape[3]]) as Tensor2D)

/** 3×3 from `maps` to `out` maps: Glorot-uniform over the 9 · maps inputs and 9 · out outputs, bias 0. */
function createConvolution(stream: RandomStream, maps: number, out: number): Convolution {
  return { W: glorotUniform(stream, 9 * maps, 9 * out, [3, 3, maps, out]), b: zeroBias(out) }
}
