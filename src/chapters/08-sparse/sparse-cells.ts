/** What flows through the instruments: digit → code → reconstruction, and how active the units are on many digits. */
import { type Cell, createCell, derive } from '../../panels/cell.ts'
import { difference, takeRows } from '../../panels/matrices.ts'
import { viewCell } from '../../panels/view-cell.ts'
import type { UnitActivity } from '../../protocol/questions.ts'
import type { Matrix } from '../../protocol/run.ts'
import type { Run } from '../../training/run.ts'
import { digitsAsked, loudest, shownLoud } from './activity.ts'

type Maybe<T> = T | undefined

/** Encoding that many digits takes as long as some training steps. */
const measuredEveryMs = 400

export interface SparseCells {
  /** [1, K] */
  readonly code: Cell<Maybe<Matrix>>
  readonly reconstruction: Cell<Maybe<Matrix>>
  readonly error: Cell<Maybe<Matrix>>
  /** Filters of all units, [K, D]. */
  readonly filters: Cell<Maybe<Matrix>>
  /** The units that are most active for this image. */
  readonly loud: Cell<ReturnType<typeof loudest>>
  /** Their filters, a row each. */
  readonly loudFilters: Cell<Maybe<Matrix>>
}

/** Everything that follows from the image `x` in one lane. */
export function sparseCells(run: Maybe<Run>, lane: number, x: Cell<Maybe<Matrix>>): SparseCells {
  const input = derive([x], (image): Maybe<[Matrix]> => image && [image])
  const code = viewCell(run, lane, 'encode', input)
  const reconstruction = viewCell(run, lane, 'reconstruct', input)
  const filters = viewCell(run, lane, 'filters', createCell<[]>([]))
  const loud = derive([code], (z) => (z ? loudest(z.data, shownLoud) : []))
  return {
    code,
    reconstruction,
    error: derive([x, reconstruction], difference),
    filters,
    loud,
    loudFilters: derive([code, loud, filters], (z, units, all) => {
      if (!z || !all) return undefined
      return takeRows(
        all,
        units.filter(({ unit }) => unit < all.rows).map(({ unit }) => unit),
      )
    }),
  }
}

/** How active each unit of a lane is on validation digits; while training a few times a second. */
export function activityCell(run: Maybe<Run>, lane: number): Cell<Maybe<UnitActivity>> {
  return viewCell(run, lane, 'unitActivity', createCell<[number]>([digitsAsked]), measuredEveryMs)
}
