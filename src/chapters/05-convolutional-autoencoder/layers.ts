/** The layers of the slide's network, conv16–mp–conv8–mp–conv8–mp and back, and how one value comes about in them. */
import { type ConvLayer, convLayers } from '../../models/conv-autoencoder/spec.ts'
import type { Matrix } from '../../protocol/run.ts'

export const imageSide = 28
export const channels = [16, 8, 8] as const
export const layers = convLayers(channels, imageSide ** 2)
export const layerNames = layers.map(({ name }) => name)
/** The layer whose maps are the code: 8 maps of 4×4. */
export const codeLayer = layers.find(({ role }) => role === 'code')!

const tiles = new Map<number, { readonly width: number; readonly height: number }>()

/** A square picture; the same object each time, because a picture with another tile starts anew. */
export function tileOf(side: number) {
  const tile = tiles.get(side) ?? { width: side, height: side }
  tiles.set(side, tile)
  return tile
}

/** Its place among the layers of its kind, from 1; `undefined` for the output, of which there is one. */
export function numberOf(layer: ConvLayer): number | undefined {
  if (layer.name === 'output') return undefined
  return layers.filter(({ kind }) => kind === layer.kind).indexOf(layer) + 1
}

/** The layer before; `undefined` where it is the picture itself. */
export const before = (layer: ConvLayer): ConvLayer | undefined => layers[layers.indexOf(layer) - 1]

/** A place in the picture, in its pixels. */
export interface Place {
  readonly row: number
  readonly column: number
}

/** The value of a map that lies at a place of the picture: its position in the map, row after row. */
export function valueAt({ row, column }: Place, side: number): number {
  const scaled = (at: number) => Math.min(side - 1, Math.floor((at * side) / imageSide))
  return scaled(row) * side + scaled(column)
}

/** The middle of what a value of a map stands for, in the picture's pixels. */
export function placeOf(value: number, side: number): Place {
  const middle = (at: number) => Math.min(imageSide - 1, Math.floor(((at + 0.5) * imageSide) / side))
  return { row: middle(Math.floor(value / side)), column: middle(value % side) }
}

/** Weights and biases that one map of a layer has to learn. */
export const parametersOfMap = ({ kind, inputs }: ConvLayer) => (kind === 'convolution' ? 9 * inputs + 1 : 0)

/**
 * The pixels of the picture that can reach a value at `at` in a row (or column) of a layer: its receptive field.
 * @returns first and last pixel; cut at the picture's edges
 */
export function receptiveField(layer: ConvLayer, at: number): { first: number; last: number } {
  let [first, last] = [at, at]
  for (let i = layers.indexOf(layer); i >= 0; i--) {
    const { kind, padding } = layers[i]!
    if (kind === 'convolution') [first, last] = [first - padding, last - padding + 2]
    else if (kind === 'pooling') [first, last] = [2 * first, 2 * last + 1]
    else [first, last] = [Math.floor(first / 2), Math.floor(last / 2)]
    const side = layers[i - 1]?.side ?? imageSide
    ;[first, last] = [Math.max(0, first), Math.min(side - 1, last)]
  }
  return { first, last }
}

/** The 3×3 window around a pixel of an image, row after row; 0 beyond the edges. */
export function windowAround(image: Float32Array, { row, column }: Place): Float32Array {
  return Float32Array.from({ length: 9 }, (_, i) => {
    const [y, x] = [row + Math.floor(i / 3) - 1, column + (i % 3) - 1]
    const inside = y >= 0 && x >= 0 && y < imageSide && x < imageSide
    return inside ? image[y * imageSide + x]! : 0
  })
}

/** The values that a pooled value is the largest of. @param map the map before, `side`² values */
export function pooledValues(map: Float32Array, side: number, at: number): number[] {
  const half = Math.ceil(side / 2)
  const [top, left] = [2 * Math.floor(at / half), 2 * (at % half)]
  const values: number[] = []
  for (const y of [top, top + 1])
    for (const x of [left, left + 1]) if (y < side && x < side) values.push(map[y * side + x]!)
  return values
}

/**
 * The code as the slide lays it out: 8 maps of 4×4 as 4 rows of 32, in each row place after place and for each place
 * the eight maps' values there. @param maps [maps, side²] @returns one row of side · side · maps values
 */
export function codeSheet({ rows: maps, columns, data }: Matrix): Matrix {
  const sheet = new Float32Array(data.length)
  for (let map = 0; map < maps; map++)
    for (let place = 0; place < columns; place++) sheet[place * maps + map] = data[map * columns + place]!
  return { rows: 1, columns: sheet.length, data: sheet }
}
