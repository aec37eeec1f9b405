/**
 * Rows of numbers as pictures. Values become opacity of one colour, so that the canvas's CSS background is
 * the paper: zero is paper, and nothing has to be painted anew when the theme changes.
 */
import type { Matrix } from '../protocol/run.ts'

type Rgb = readonly [number, number, number]

/** The same in both themes, because pictures lie on paper in both. Keep equal to `panels.css`. */
export const pictureColours = {
  ink: [28, 25, 23],
  positive: [29, 92, 173],
  negative: [196, 92, 8],
  error: [190, 24, 36],
} as const satisfies Record<string, Rgb>

/** Turns a value into a colour and its opacity 0…255. */
export type Tint = (value: number) => readonly [Rgb, number]

/** Values 0 (paper) … 1 (ink); others are cut. */
export const inkTint: Tint = (value) => [pictureColours.ink, opacity(value)]

/** Size of a difference, 0 … 1. */
export const errorTint: Tint = (value) => [pictureColours.error, opacity(Math.abs(value))]

/** Blue positive, orange negative, paper zero; `scale` is the size that gives full colour. */
export function divergingTint(scale: number): Tint {
  const { positive, negative } = pictureColours
  return (value) => [value < 0 ? negative : positive, opacity(scale > 0 ? Math.abs(value) / scale : 0)]
}

/**
 * One scale for positive and negative values of a whole grid: the 99.5th percentile of their size, so that a
 * few outliers do not leave the rest pale.
 * @returns 0 for an empty matrix or all zeros
 */
export function symmetricScale(matrix: Matrix): number {
  const sizes = matrix.data.map(Math.abs).sort()
  return sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * 0.995))] ?? 0
}

/**
 * Matrix rows as tiles in a grid with gaps of one transparent pixel.
 * @param tile pixels of one row's picture; `width * height` is the matrix's columns
 * @returns RGBA of `columns * (tile.width + 1) - 1` by `rows * (tile.height + 1) - 1` pixels
 */
export function tileImage(
  matrix: Matrix,
  tile: { readonly width: number; readonly height: number },
  columns: number,
  tint: Tint,
): { width: number; height: number; rgba: Uint8ClampedArray<ArrayBuffer> } {
  if (tile.width * tile.height !== matrix.columns) {
    throw new Error(
      `tileImage: expected rows of ${tile.width}×${tile.height} = ${tile.width * tile.height} values, got ${matrix.columns}`,
    )
  }
  const gridRows = Math.max(1, Math.ceil(matrix.rows / columns))
  const width = columns * (tile.width + 1) - 1
  const height = gridRows * (tile.height + 1) - 1
  const rgba = new Uint8ClampedArray(width * height * 4)
  for (let row = 0; row < matrix.rows; row++) {
    const left = (row % columns) * (tile.width + 1)
    const top = Math.floor(row / columns) * (tile.height + 1)
    for (let i = 0; i < matrix.columns; i++) {
      const [[red, green, blue], alpha] = tint(matrix.data[row * matrix.columns + i]!)
      const x = left + (i % tile.width)
      const y = top + Math.floor(i / tile.width)
      const at = (y * width + x) * 4
      rgba[at] = red
      rgba[at + 1] = green
      rgba[at + 2] = blue
      rgba[at + 3] = alpha
    }
  }
  return { width, height, rgba }
}

/** Paints `tileImage` on a canvas, sizing it in pixels; CSS decides how large it is seen. */
export function paintTiles(
  canvas: HTMLCanvasElement,
  matrix: Matrix,
  tile: { readonly width: number; readonly height: number },
  columns: number,
  tint: Tint,
): void {
  const image = tileImage(matrix, tile, columns, tint)
  if (canvas.width !== image.width) canvas.width = image.width
  if (canvas.height !== image.height) canvas.height = image.height
  const context = canvas.getContext('2d')
  // Without a 2-D context there is nothing to see, yet the numbers beside the picture still hold.
  context?.putImageData(new ImageData(image.rgba, image.width, image.height), 0, 0)
}

function opacity(size: number): number {
  return Math.round(255 * Math.min(1, Math.max(0, size)))
}
