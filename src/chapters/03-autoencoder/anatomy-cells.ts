/** How the parts of *Anatomy* depend on each other: drawing → x → z → x′ → error. */
import { type Cell, createCell, derive, type WritableCell } from '../../panels/cell.ts'
import { difference, rowMatrix, takeRows } from '../../panels/matrices.ts'
import type { Drawing } from '../../panels/mnist-form.ts'
import { seenImage } from '../../panels/seen-image.ts'
import { viewCell } from '../../panels/view-cell.ts'
import type { Matrix } from '../../protocol/run.ts'
import type { Run } from '../../training/run.ts'

type Maybe<T> = T | undefined
/** Units whose value the learner set, instead of the encoder. */
export type CodeEdits = ReadonlyMap<number, number>
export const noEdits: CodeEdits = new Map()

export interface AnatomyInputs {
  readonly drawing: Cell<Drawing>
  /** The digit that counts while nothing is drawn. */
  readonly example: Cell<Maybe<Matrix>>
  readonly edits: WritableCell<CodeEdits>
  /** The unit that is pointed at. */
  readonly unit: Cell<Maybe<number>>
}

export interface AnatomyCells {
  readonly x: Cell<Maybe<Matrix>>
  readonly z: Cell<Maybe<Float32Array>>
  readonly reconstruction: Cell<Maybe<Matrix>>
  readonly error: Cell<Maybe<Matrix>>
  readonly filter: Cell<Maybe<Matrix>>
  readonly stroke: Cell<Maybe<Matrix>>
}

/** @param run `undefined` before the page has one: then only x is known */
export function anatomyCells(run: Maybe<Run>, inputs: AnatomyInputs): AnatomyCells {
  const { drawing, example, edits, unit } = inputs
  const x = seenImage(drawing, example)
  const encoded = viewCell(run, 0, 'encode', argument(x))
  const z = derive([encoded, edits], (code, edited) => code && withEdits(code.data, edited))
  const code = derive([z], (values) => values && rowMatrix(values))
  const reconstruction = viewCell(run, 0, 'decode', argument(code))
  const nothing = createCell<[]>([])
  const rowOf = (matrix: Maybe<Matrix>, row: Maybe<number>) =>
    matrix && row !== undefined && row < matrix.rows ? takeRows(matrix, [row]) : undefined
  return {
    x,
    z,
    reconstruction,
    error: derive([x, reconstruction], difference),
    filter: derive([viewCell(run, 0, 'filters', nothing), unit], rowOf),
    stroke: derive([viewCell(run, 0, 'strokes', nothing), unit], rowOf),
  }
}

const argument = (source: Cell<Maybe<Matrix>>): Cell<Maybe<[Matrix]>> =>
  derive([source], (matrix) => matrix && [matrix])

/** The encoder's code with the learner's changes. */
function withEdits(code: Float32Array, edits: CodeEdits): Float32Array {
  if (edits.size === 0) return code
  const changed = code.slice()
  for (const [unit, value] of edits) changed[unit] = value
  return changed
}
