/** How the parts of *Walk through the maps* depend on each other: drawing → x → every layer's maps → code sheet. */
import { type Cell, createCell, derive } from '../../panels/cell.ts'
import { rowMatrix, takeRows } from '../../panels/matrices.ts'
import type { Drawing } from '../../panels/mnist-form.ts'
import { inkTint, type Tint } from '../../panels/paint.ts'
import { seenImage } from '../../panels/seen-image.ts'
import { viewCell } from '../../panels/view-cell.ts'
import type { Matrix } from '../../protocol/run.ts'
import type { Run } from '../../training/run.ts'
import { codeLayer, codeSheet } from './layers.ts'

type Maybe<T> = T | undefined

export interface MapsInputs {
  readonly drawing: Cell<Drawing>
  /** The digit that counts while nothing is drawn. */
  readonly example: Cell<Maybe<Matrix>>
}

export interface MapsCells {
  readonly x: Cell<Maybe<Matrix>>
  /** The maps of a layer, [maps, side²]. */
  readonly layer: (name: string) => Cell<Maybe<Matrix>>
  /** Kernels of the first convolution, [16, 9], and their biases. */
  readonly kernels: Cell<Maybe<Matrix>>
  readonly biases: Cell<Maybe<Matrix>>
  /** The code as one row of 4 · 32 values. */
  readonly sheet: Cell<Maybe<Matrix>>
}

export function mapsCells(run: Maybe<Run>, { drawing, example }: MapsInputs): MapsCells {
  const x = seenImage(drawing, example)
  const asked = derive([x], (image) => image && ([image] as [Matrix]))
  const maps = viewCell(run, 0, 'maps', asked)
  const kernels = viewCell(run, 0, 'kernels', createCell<[]>([]))
  const layer = (name: string) => derive([maps], (all) => all?.[name])
  return {
    x,
    layer,
    kernels: derive([kernels], (known) => known?.weights),
    biases: derive([kernels], (known) => known?.bias),
    sheet: derive([layer(codeLayer.name)], (code) => code && codeSheet(code)),
  }
}

/** One map of a layer as an image; `undefined` while there is none. */
export const mapOf = (maps: Maybe<Matrix>, map: number): Maybe<Matrix> =>
  maps && map < maps.rows ? takeRows(maps, [map]) : undefined

export const largestOf = (maps: Maybe<Matrix>): number => maps?.data.reduce((a, b) => Math.max(a, b), 0) ?? 0

/** Values from 0 as ink, the largest of all maps as black. */
export function mapTint(maps: Matrix): Tint {
  const most = largestOf(maps)
  return (value) => inkTint(most > 0 ? value / most : 0)
}

/** Nine numbers as a picture of 3×3. */
export const nine = (values: Float32Array): Matrix => rowMatrix(values)
