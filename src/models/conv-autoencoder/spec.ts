import { autoencoderFields } from '../autoencoder/spec.ts'
import type { SettingsOf } from '../field.ts'
import type { ModelSpec } from '../model.ts'

export const convAutoencoderFields = {
  channels: { kind: 'widths', default: [16, 8, 8], min: 1, max: 64, maxLayers: 4, live: false },
  loss: autoencoderFields.loss,
  learningRate: autoencoderFields.learningRate,
} as const satisfies ModelSpec['fields']

export type ConvAutoencoderFields = typeof convAutoencoderFields
export type ConvAutoencoderSettings = SettingsOf<ConvAutoencoderFields>

/** Side of the maps at each level: of the image, then after each pooling (an odd edge is rounded up). */
export function mapSides(channels: readonly number[], inputSize: number): number[] {
  const sides = [Math.sqrt(inputSize)]
  for (let i = 0; i < channels.length; i++) sides.push(Math.ceil(sides[i]! / 2))
  return sides
}

/** Maps of each 3×3 convolution as [in, out]; the mirror ends in one map, the image. */
export function convolutions(channels: readonly number[]) {
  const pairs = (maps: readonly number[]) => maps.slice(1).map((out, i) => [maps[i]!, out] as const)
  const mirrored = [...channels].reverse()
  return { encoder: pairs([1, ...channels]), decoder: pairs([channels.at(-1)!, ...mirrored, 1]) }
}

/** A layer of the network, in the order of the way through it. */
export interface ConvLayer {
  /** As the view `maps` names it. */
  readonly name: string
  readonly kind: 'convolution' | 'pooling' | 'enlargement'
  readonly role: 'encoder' | 'code' | 'decoder'
  readonly maps: number
  /** Height and width of each map. */
  readonly side: number
  /** Maps of the layer before. */
  readonly inputs: number
  /** A convolution's empty pixels around its input: 1 keeps the size, 0 takes a pixel from each edge. */
  readonly padding: 0 | 1
}

/** Every layer with the sizes of its maps; sides follow the builder's rules for odd edges and the last level. */
export function convLayers(channels: readonly number[], inputSize: number): ConvLayer[] {
  const sides = mapSides(channels, inputSize)
  const { encoder, decoder } = convolutions(channels)
  const layers: ConvLayer[] = []
  encoder.forEach(([inputs, maps], i) => {
    const role = i === encoder.length - 1 ? 'code' : 'encoder'
    const [side, half] = [sides[i]!, sides[i + 1]!]
    layers.push({ name: `conv ${i}`, kind: 'convolution', role: 'encoder', maps, side, inputs, padding: 1 })
    layers.push({ name: `pool ${i}`, kind: 'pooling', role, maps, side: half, inputs: maps, padding: 0 })
  })
  let side = sides.at(-1)!
  decoder.slice(0, -1).forEach(([inputs, maps], i) => {
    const last = i === channels.length - 1
    const padding = last && side - 2 === sides[1] ? 0 : 1
    if (last) side = sides[1]!
    const name = `conv ${encoder.length + i}`
    layers.push({ name, kind: 'convolution', role: 'decoder', maps, side, inputs, padding })
    side *= 2
    layers.push({
      name: `up ${i}`,
      kind: 'enlargement',
      role: 'decoder',
      maps,
      side,
      inputs: maps,
      padding: 0,
    })
  })
  const [inputs, maps] = decoder.at(-1)!
  layers.push({
    name: 'output',
    kind: 'convolution',
    role: 'decoder',
    maps,
    side: sides[0]!,
    inputs,
    padding: 1,
  })
  return layers
}

/** Products of a weight and a value on the way of one image through the network; edges count as full windows. */
export function convProducts(channels: readonly number[], inputSize: number): number {
  return convLayers(channels, inputSize).reduce(
    (sum, { kind, maps, side, inputs }) => sum + (kind === 'convolution' ? 9 * inputs * maps * side ** 2 : 0),
    0,
  )
}

/** conv16–pool–conv8–pool–conv8–pool and its mirror, code 8×4×4: the lecture's slide "Convolutional Autoencoder". */
export const convAutoencoderSpec = {
  fields: convAutoencoderFields,
  views: ['reconstruct', 'encode', 'decode', 'strokes', 'maps', 'kernels', 'activity'],
  metrics: ['loss'],
  source: 'F. Chollet, "Building autoencoders in Keras"; lecture slide "Convolutional Autoencoder"',
  widths({ channels }, inputSize) {
    const sides = mapSides(channels, inputSize)
    const levels = channels.map((maps, i) => maps * sides[i + 1]! ** 2)
    return [inputSize, ...levels, ...levels.slice(0, -1).reverse(), inputSize]
  },
  parameters({ channels }) {
    const { encoder, decoder } = convolutions(channels)
    return [...encoder, ...decoder].reduce((sum, [maps, out]) => sum + 9 * maps * out + out, 0)
  },
  conflict({ channels }, inputSize) {
    const sides = mapSides(channels, inputSize)
    const side = sides[0]!
    if (!Number.isInteger(side)) return { code: 'conflict-square', facts: { got: inputSize } }
    return sides.some((half, i) => i < channels.length && half < 2)
      ? {
          code: 'conflict-poolings',
          facts: { side, most: Math.floor(Math.log2(side)), got: channels.length },
        }
      : undefined
  },
} as const satisfies ModelSpec<ConvAutoencoderFields>
