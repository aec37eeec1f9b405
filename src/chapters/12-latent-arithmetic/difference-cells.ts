/** How the parts of *With − without* depend on each other: face → code → code + s · (mean with − mean without) → face. */
import { type Cell, derive } from '../../panels/cell.ts'
import { stripLength } from '../../panels/latent/model.ts'
import { difference, stackRows, takeRows } from '../../panels/matrices.ts'
import { asInput, viewCell } from '../../panels/view-cell.ts'
import type { LabelGroup } from '../../protocol/questions.ts'
import type { Matrix } from '../../protocol/run.ts'
import type { ViewAnswer, ViewInput } from '../../protocol/worker-api.ts'
import type { Run } from '../../training/run.ts'

type Image = Cell<Matrix | undefined>

/** The groups whose difference is taken, and how many faces of each count. */
export interface Pair {
  readonly groups: readonly [plus: LabelGroup, minus: LabelGroup]
  readonly size: number
}

export interface DifferenceInputs {
  /** The face that is changed, [1, D]. */
  readonly face: Image
  /** The same face drawn anew as it should become, [1, D]. */
  readonly truth: Image
  readonly strength: Cell<number>
  readonly pair: Cell<Pair>
}

/** Mean codes [2, K], mean images [2, D] and numbers of faces of the two groups. */
export type GroupMeans = ViewAnswer<'groupMeans'>

export interface DifferenceCells {
  readonly means: Cell<GroupMeans | undefined>
  /** The mean codes decoded, [1, D] each. */
  readonly plus: Image
  readonly minus: Image
  readonly changed: Image
  /** changed − truth */
  readonly error: Image
  /** The face by strengths from `stripFrom` to `stripTo`. */
  readonly strip: Image
}

/** Hundreds of faces are encoded for a mean or a measure: while training, at most once in so long. */
export const calmMs = 500

export const [stripFrom, stripTo] = [-1, 2] as const
const stripStrengths = Array.from(
  { length: stripLength },
  (_, i) => stripFrom + ((stripTo - stripFrom) * i) / (stripLength - 1),
)

export function differenceCells(run: Run | undefined, inputs: DifferenceInputs): DifferenceCells {
  const { face, truth, strength, pair } = inputs
  const means = viewCell(
    run,
    0,
    'groupMeans',
    derive([pair], ({ groups, size }): ViewInput<'groupMeans'> => [groups, size]),
    calmMs,
  )
  const code = viewCell(run, 0, 'encode', asInput(face))
  // Decoded together: the strip, the face as it is now, and what the two groups have in common.
  const codes = derive([code, means, strength], (z, of, s) =>
    z && of
      ? stackRows([...[...stripStrengths, s].map((by) => moved(z, of.means, by)), of.means])
      : undefined,
  )
  const decoded = viewCell(run, 0, 'decode', asInput(codes))
  const row = (index: number) => derive([decoded], (all) => all && takeRows(all, [index]))
  const changed = row(stripLength)
  return {
    means,
    plus: row(stripLength + 1),
    minus: row(stripLength + 2),
    changed,
    error: derive([changed, truth], difference),
    strip: derive([decoded], (all) => all && takeRows(all, [...stripStrengths.keys()])),
  }
}

/** Every row plus `by` times the difference of the first and the second of `means`. */
export function moved(rows: Matrix, means: Matrix, by: number): Matrix {
  const { columns } = rows
  const data = rows.data.map((value, i) => {
    const k = i % columns
    return value + by * (means.data[k]! - means.data[columns + k]!)
  })
  return { ...rows, data }
}
