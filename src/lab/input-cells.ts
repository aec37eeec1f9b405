/** From what is drawn or picked to what every lane gets. */
import { type Cell, createCell, derive } from '../panels/cell.ts'
import { takeRows } from '../panels/matrices.ts'
import type { Drawing } from '../panels/mnist-form.ts'
import { seenImage } from '../panels/seen-image.ts'
import { viewCell } from '../panels/view-cell.ts'
import type { Matrix } from '../protocol/run.ts'
import type { LaneRun } from './runs.ts'
import type { LabSettings } from './settings.ts'

export interface Damage {
  readonly kind: LabSettings['damage']
  readonly level: number
}

export interface LabInputs {
  readonly drawing: Cell<Drawing>
  readonly example: Cell<Matrix | undefined>
  readonly damage: Cell<Damage>
}

export interface InputCells {
  /** What every lane gets, [1, D]: damaged where that is asked for. */
  readonly x: Cell<Matrix | undefined>
  /** The first validation digits, [8, D], damaged in the same way. */
  readonly strip: Cell<Matrix | undefined>
}

export const stripLength = 8

/** @param any lane of any family: damage is the data's, not the model's */
export function inputCells(
  any: LaneRun | undefined,
  { drawing, example, damage }: LabInputs,
  images: Matrix | undefined,
): InputCells {
  const clean = seenImage(drawing, example)
  const strip = createCell(
    images &&
      takeRows(
        images,
        Array.from({ length: Math.min(stripLength, images.rows) }, (_, i) => i),
      ),
  )
  return { x: damaged(any, clean, damage), strip: damaged(any, strip, damage) }
}

function damaged(
  any: LaneRun | undefined,
  clean: Cell<Matrix | undefined>,
  damage: Cell<Damage>,
): Cell<Matrix | undefined> {
  const question = derive([clean, damage], (x, { kind, level }) =>
    x && kind !== 'none' ? ([x, kind, level] as [Matrix, Exclude<typeof kind, 'none'>, number]) : undefined,
  )
  const answer = viewCell(any?.run, any?.lane ?? 0, 'damaged', question)
  return derive([clean, damage, answer], (x, { kind }, after) => (kind === 'none' ? x : x && after))
}
