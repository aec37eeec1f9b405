/** How the parts of *Halfway* depend on each other: two images → two codes → a way between them → images. */
import { interpolate, type Way } from '../../math/interpolate.ts'
import { type Cell, createCell, derive } from '../../panels/cell.ts'
import { stripLength } from '../../panels/latent/model.ts'
import { stackRows, takeRows } from '../../panels/matrices.ts'
import type { Drawing } from '../../panels/mnist-form.ts'
import { seenImage } from '../../panels/seen-image.ts'
import { asInput, viewCell } from '../../panels/view-cell.ts'
import type { Matrix } from '../../protocol/run.ts'
import type { Run } from '../../training/run.ts'

/** One of the two: a drawing, or the digit that counts while nothing is drawn. */
export interface End {
  readonly drawing: Cell<Drawing>
  readonly example: Cell<Matrix | undefined>
}

export interface MeanInputs {
  readonly ends: readonly [End, End]
  /** How far from the first to the second, 0 … 1. */
  readonly part: Cell<number>
  readonly way: Cell<Way>
}

export interface MeanCells {
  /** [2, D] */
  readonly images: Cell<Matrix | undefined>
  /** [2, K] */
  readonly codes: Cell<Matrix | undefined>
  /** [1, K], at `part` of the way. */
  readonly mixed: Cell<Matrix | undefined>
  /** The same mixture of codes, decoded, and of pixels: [1, D] each. */
  readonly decoded: Cell<Matrix | undefined>
  readonly faded: Cell<Matrix | undefined>
  /** From the first to the second in equal parts, [stripLength, D] each. */
  readonly decodedStrip: Cell<Matrix | undefined>
  readonly fadedStrip: Cell<Matrix | undefined>
}

const stripParts = Array.from({ length: stripLength }, (_, i) => i / (stripLength - 1))

export function meanCells(run: Run | undefined, { ends, part, way }: MeanInputs): MeanCells {
  const [first, second] = ends.map(({ drawing, example }) => seenImage(drawing, example)) as [Image, Image]
  const images = derive([first, second], (a, b) => a && b && stackRows([a, b]))
  const codes = viewCell(run, 0, 'encode', asInput(images))
  // The way and the one place on it are decoded together: the place last.
  const along = derive([codes, way, part], (z, by, at) => z && between(z, [...stripParts, at], by))
  const decodedAlong = viewCell(run, 0, 'decode', asInput(along))
  const last = (rows: Matrix | undefined) => rows && takeRows(rows, [stripLength])
  const strip = (rows: Matrix | undefined) => rows && takeRows(rows, [...stripParts.keys()])
  return {
    images,
    codes,
    mixed: derive([along], last),
    decoded: derive([decodedAlong], last),
    decodedStrip: derive([decodedAlong], strip),
    faded: derive([images, part], (x, at) => x && between(x, [at], 'linear')),
    fadedStrip: derive([images], (x) => x && between(x, stripParts, 'linear')),
  }
}

type Image = Cell<Matrix | undefined>

/** Rows at these parts of the way from the first row to the second. */
function between(rows: Matrix, parts: readonly number[], way: Way): Matrix {
  const { columns, data } = rows
  const [a, b] = [data.subarray(0, columns), data.subarray(columns, 2 * columns)]
  return stackRows(parts.map((part) => ({ rows: 1, columns, data: interpolate(a, b, part, way) })))
}

/** The inputs of a figure that was just opened. */
export function newMeanInputs() {
  const end = () => ({ drawing: createCell<Drawing>([]), example: createCell<Matrix | undefined>(undefined) })
  return { ends: [end(), end()], part: createCell(0.5), way: createCell<Way>('linear') } as const
}
