/** The dense networks that the convolutional one is held against, and what each of them costs. */
import { countParameters } from '../../models/autoencoder/spec.ts'
import { convProducts } from '../../models/conv-autoencoder/spec.ts'
import { type LaneSpec, lane, specOf } from '../../models/specs.ts'
import type { Matrix } from '../../protocol/run.ts'

export const inputSize = 784
const imageSide = 28
/** Wider codes than this never come close to a convolutional network's few parameters. */
const widestRival = 256

/** One hidden layer whose number of parameters is nearest to `parameters`, with tied weights or without. */
export function nearestDense(parameters: number): { widths: readonly number[]; tied: boolean } {
  let best = { widths: [1], tied: true }
  const away = (settings: typeof best) => Math.abs(countParameters(settings, inputSize) - parameters)
  for (let width = 1; width <= widestRival; width++)
    for (const tied of [true, false]) {
      const candidate = { widths: [width], tied }
      if (away(candidate) < away(best)) best = candidate
    }
  return best
}

/** Three lanes: the dense network of as many parameters, the dense one of as long a code, and the convolutional one. */
export function rivalLanes(channels: readonly number[], learningRate: number): LaneSpec[] {
  const convolutional = lane('conv-autoencoder', { channels, learningRate })
  const { parameters, code } = costOf(convolutional)
  return [
    lane('autoencoder', { ...nearestDense(parameters), learningRate }),
    lane('autoencoder', { widths: [code], learningRate }),
    convolutional,
  ]
}

export interface Cost {
  readonly parameters: number
  /** Numbers in the code. */
  readonly code: number
  /** Products of a weight and a value on one digit's way through the network. */
  readonly products: number
}

/** What an autoencoder has to learn, to remember and to compute. */
export function costOf({ family, settings }: LaneSpec): Cost {
  const spec = specOf(family)
  const widths = spec.widths(settings, inputSize)
  return {
    parameters: spec.parameters(settings, inputSize),
    code: widths[(widths.length - 1) / 2]!,
    products:
      family === 'conv-autoencoder'
        ? convProducts(settings.channels as readonly number[], inputSize)
        : widths.slice(1).reduce((sum, width, i) => sum + width * widths[i]!, 0),
  }
}

/** Images moved to the right by so many pixels (to the left where negative); paper comes in at the edge. */
export function moved(images: Matrix, pixels: number): Matrix {
  const data = new Float32Array(images.data.length)
  for (let row = 0; row < images.rows * imageSide; row++)
    for (let column = 0; column < imageSide; column++) {
      const from = column - pixels
      if (from >= 0 && from < imageSide) data[row * imageSide + column] = images.data[row * imageSide + from]!
    }
  return { ...images, data }
}
