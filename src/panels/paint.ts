/**
 * Rows of numbers as pictures. Values become opacity of one colour, so that the canvas's CSS background is
 * the paper: zero is paper, and nothing has to be painted anew when the theme changes.
 */
import type { Matrix } from '../protocol/run.ts'
import { endFirstPicture } from './first-picture.ts'

type Rgb = readonly [number, number, number]

/** Pixels of one row's picture. */
export interface TileSize {
  readonly width: number
  readonly height: number
}

/** Of rows of any length: as many pixels on each side as give the length. */
export type Tile = TileSize | 'square'

function sizeOf(tile: Tile, length: number): TileSize {
  if (tile !== 'square') return tile
  const side = Math.round(Math.sqrt(length))
  return { width: side, height: side }
}

/** The same in both themes, because pictures lie on paper in both: the light theme's tokens. */
export const pictureColours = {
  ink: [22, 19, 15],
  positive: [29, 95, 168],
  negative: [194, 90, 8],
  error: [179, 32, 42],
  code: [111, 63, 181],
} as const satisfies Record<string, Rgb>

/** Turns a value into a pixel: its colour and opacity as 0xAABBGGRR, which is RGBA in memory. */
export type Tint = (value: number) => number

/** A tint's pixel, for those who want to know its parts: red, green, blue and alpha, 0…255. */
export function pixelParts(pixel: number): [number, number, number, number] {
  return [pixel & 255, (pixel >>> 8) & 255, (pixel >>> 16) & 255, pixel >>> 24]
}

const pixel = ([red, green, blue]: Rgb, size: number) =>
  ((Math.round(255 * Math.min(1, Math.max(0, size))) << 24) | (blue << 16) | (green << 8) | red) >>> 0

/** Values 0 (paper) … 1 (ink); others are cut. */
export const inkTint: Tint = (value) => pixel(pictureColours.ink, value)

/** Size of a difference, 0 … 1. */
export const errorTint: Tint = (value) => pixel(pictureColours.error, Math.abs(value))

/** Activity of a code unit, 0 (paper) … 1. */
export const codeTint: Tint = (value) => pixel(pictureColours.code, value)

/** Activity of code units, 0 … the largest in the matrix, in the code's violet; below 0 is paper. */
export function activityTint({ data }: Matrix): Tint {
  const most = data.reduce((largest, value) => Math.max(largest, value), 0)
  return (value) => pixel(pictureColours.code, most > 0 ? value / most : 0)
}

/** Blue positive, orange negative, paper zero; `scale` is the size that gives full colour. */
export function divergingTint(scale: number): Tint {
  const { positive, negative } = pictureColours
  const per = scale > 0 ? 1 / scale : 0
  return (value) => (value < 0 ? pixel(negative, -value * per) : pixel(positive, value * per))
}

/** Values that are looked at for a scale; more would not change it visibly. */
const scaleSamples = 4096

/**
 * One scale for positive and negative values of a whole grid: the 99.5th percentile of their size, so that a
 * few outliers do not leave the rest pale. Large matrices are sampled evenly.
 * @returns 0 for an empty matrix or all zeros
 */
export function symmetricScale({ data }: Matrix): number {
  const stride = Math.max(1, Math.floor(data.length / scaleSamples))
  const sizes = new Float32Array(Math.ceil(data.length / stride))
  for (let i = 0; i < sizes.length; i++) sizes[i] = Math.abs(data[i * stride]!)
  sizes.sort()
  return sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * 0.995))] ?? 0
}

/** A weight grid's tint: diverging, on the grid's own symmetric scale. */
export function weightTint(matrix: Matrix): Tint {
  return divergingTint(symmetricScale(matrix))
}

/**
 * Matrix rows as tiles in a grid with gaps of one transparent pixel.
 * @param tile `width * height` is the matrix's columns
 * @returns pixels of `columns * (tile.width + 1) - 1` by `rows * (tile.height + 1) - 1`
 */
export function tileImage(
  matrix: Matrix,
  tile: TileSize,
  columns: number,
  tint: Tint,
): { width: number; height: number; pixels: Uint32Array<ArrayBuffer> } {
  if (tile.width * tile.height !== matrix.columns) {
    throw new Error(
      `tileImage: expected rows of ${tile.width}×${tile.height} = ${tile.width * tile.height} values, got ${matrix.columns}`,
    )
  }
  const gridRows = Math.max(1, Math.ceil(matrix.rows / columns))
  const width = columns * (tile.width + 1) - 1
  const height = gridRows * (tile.height + 1) - 1
  const pixels = new Uint32Array(width * height)
  let from = 0
  for (let row = 0; row < matrix.rows; row++) {
    const left = (row % columns) * (tile.width + 1)
    const top = Math.floor(row / columns) * (tile.height + 1)
    for (let y = top; y < top + tile.height; y++)
      for (let to = y * width + left, end = to + tile.width; to < end; to++)
        pixels[to] = tint(matrix.data[from++]!)
  }
  return { width, height, pixels }
}

/** Paints `tileImage` on a canvas, sizing it in pixels; CSS decides how large it is seen. */
export function paintTiles(
  canvas: HTMLCanvasElement,
  matrix: Matrix,
  tile: Tile,
  columns: number,
  tint: Tint,
): void {
  const { width, height, pixels } = tileImage(matrix, sizeOf(tile, matrix.columns), columns, tint)
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
  // Without a 2-D context there is nothing to see, yet the numbers beside the picture still hold.
  canvas
    .getContext('2d')
    ?.putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer), width, height), 0, 0)
  endFirstPicture(canvas)
}
