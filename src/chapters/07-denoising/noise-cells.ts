/** How the parts of *Filters by noise level* depend on each other: x → x̃ → each network's units and repair. */
import { type Cell, createCell, derive } from '../../panels/cell.ts'
import { rowMatrix, takeRows } from '../../panels/matrices.ts'
import { viewCell } from '../../panels/view-cell.ts'
import type { Matrix } from '../../protocol/run.ts'
import type { Run } from '../../training/run.ts'

type Maybe<T> = T | undefined

/** One digit in one network. */
export interface NoiseLane {
  readonly filters: Cell<Maybe<Matrix>>
  /** Activity of the units, one row, for the undamaged digit and for the damaged one. */
  readonly undamaged: Cell<Maybe<Matrix>>
  readonly damaged: Cell<Maybe<Matrix>>
  /** The second minus the first, as parts of the largest activity of the first. */
  readonly change: Cell<Maybe<Matrix>>
  /** How far the codes of many digits move, as a part of their length; mean. */
  readonly moves: Cell<Maybe<number>>
  readonly repaired: Cell<Maybe<Matrix>>
}

export interface NoiseInputs {
  readonly digit: Cell<Maybe<Matrix>>
  /** Digits over which the movement of the code is averaged. */
  readonly many: Cell<Maybe<Matrix>>
  /** Share of pixels that is wiped out, 0…1. */
  readonly level: Cell<number>
}

/** @param shownFilters so many of each network's units, the first */
export function noiseCells(run: Maybe<Run>, lanes: number, shownFilters: number, inputs: NoiseInputs) {
  const { digit, many, level } = inputs
  const noise = 1
  const damagedOf = (images: Cell<Maybe<Matrix>>) =>
    viewCell(
      run,
      0,
      'damage',
      derive([images, level], (x, at): Maybe<[Matrix, number, number]> => x && [x, noise, at]),
    )
  const damaged = damagedOf(digit)
  const both = (images: Cell<Maybe<Matrix>>, spoilt: Cell<Maybe<Matrix>>) =>
    derive([images, spoilt], (x, seen): Maybe<[Matrix]> => x && seen && [stacked(x, seen)])
  const [one, all] = [both(digit, damaged), both(many, damagedOf(many))]
  const alone = derive([damaged], (seen): Maybe<[Matrix]> => seen && [seen])
  const first = Array.from({ length: shownFilters }, (_, i) => i)
  return {
    damaged,
    lanes: Array.from({ length: lanes }, (_, i): NoiseLane => {
      const codes = viewCell(run, i, 'encode', one)
      const rowOf = (row: number) => derive([codes], (z) => z && takeRows(z, [row]))
      return {
        filters: derive(
          [viewCell(run, i, 'filters', createCell<[]>([]))],
          (all) => all && takeRows(all, first),
        ),
        undamaged: rowOf(0),
        damaged: rowOf(1),
        change: derive([codes], (z) => z && codeChange(z)),
        moves: derive([viewCell(run, i, 'encode', all)], (z) => z && meanCodeDistance(z)),
        repaired: viewCell(run, i, 'reconstruct', alone),
      }
    }),
  }
}

function stacked(a: Matrix, b: Matrix): Matrix {
  const data = new Float32Array(a.data.length + b.data.length)
  data.set(a.data)
  data.set(b.data, a.data.length)
  return { rows: a.rows + b.rows, columns: a.columns, data }
}

/** Second row minus first, in parts of the largest value of the first. */
export function codeChange({ data, columns }: Matrix): Matrix {
  const before = data.subarray(0, columns)
  const most = before.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) || 1
  return rowMatrix(before.map((value, i) => (data[columns + i]! - value) / most))
}

/** Mean of ‖z̃ − z‖ / ‖z‖ over images. @param codes first the codes of all undamaged images, then of the damaged ones */
export function meanCodeDistance({ data, rows, columns }: Matrix): number {
  const half = data.length / 2
  let sum = 0
  for (let start = 0; start < half; start += columns) {
    let [moved, length] = [0, 0]
    for (let i = start; i < start + columns; i++) {
      moved += (data[half + i]! - data[i]!) ** 2
      length += data[i]! ** 2
    }
    sum += length > 0 ? Math.sqrt(moved / length) : 0
  }
  return sum / (rows / 2)
}
