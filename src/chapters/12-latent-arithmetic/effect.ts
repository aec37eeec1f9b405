/** How well the arithmetic does over many faces, against the truth that the generator draws. */
import { type Cell, derive } from '../../panels/cell.ts'
import { asInput, viewCell } from '../../panels/view-cell.ts'
import type { Matrix } from '../../protocol/run.ts'
import type { Run } from '../../training/run.ts'
import { calmMs, type GroupMeans, moved } from './difference-cells.ts'

/** Ways to a changed face, from the best that this network can do to doing nothing. */
export const contenders = ['rebuilt', 'codes', 'pixels', 'unchanged'] as const
export type Contender = (typeof contenders)[number]
/** Squared error summed over pixels, mean over faces. */
export type Effect = Readonly<Record<Contender, number>>

export interface EffectInputs {
  /** Faces before and as they should become, [n, D] each. */
  readonly faces: Cell<Matrix | undefined>
  readonly truths: Cell<Matrix | undefined>
  readonly strength: Cell<number>
  readonly means: Cell<GroupMeans | undefined>
}

/** @returns `undefined` until everything is known */
export function effectCell(run: Run | undefined, inputs: EffectInputs): Cell<Effect | undefined> {
  const { faces, truths, strength, means } = inputs
  const codes = viewCell(run, 0, 'encode', asInput(faces), calmMs)
  const sums = derive([codes, means, strength], (z, of, s) => z && of && moved(z, of.means, s))
  const decoded = viewCell(run, 0, 'decode', asInput(sums))
  const unchanged = viewCell(run, 0, 'reconstruct', asInput(faces), calmMs)
  const rebuilt = viewCell(run, 0, 'reconstruct', asInput(truths), calmMs)
  const pixels = derive([faces, means, strength], (x, of, s) => x && of && cut(moved(x, of.images, s)))
  return derive([truths, rebuilt, decoded, pixels, unchanged], (truth, ...outcomes) => {
    const errors = outcomes.map((outcome) => squaredError(outcome, truth))
    if (errors.some((error) => error === undefined)) return undefined
    return Object.fromEntries(contenders.map((name, i) => [name, errors[i]!])) as Effect
  })
}

/** Values that a picture can have. */
function cut(matrix: Matrix): Matrix {
  return { ...matrix, data: matrix.data.map((value) => Math.min(1, Math.max(0, value))) }
}

/** Summed over pixels, mean over images; `undefined` while one is missing or is of other images. */
export function squaredError(a: Matrix | undefined, b: Matrix | undefined): number | undefined {
  if (!a || !b || a.rows === 0 || a.data.length !== b.data.length) return undefined
  let sum = 0
  for (let i = 0; i < a.data.length; i++) sum += (a.data[i]! - b.data[i]!) ** 2
  return sum / a.rows
}
