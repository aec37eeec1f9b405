/** Who wins for an image, and what the image is made of, one winner after the other. */
import { type Cell, createCell, derive } from '../../panels/cell.ts'
import { difference, rowMatrix, takeRows } from '../../panels/matrices.ts'
import { viewCell } from '../../panels/view-cell.ts'
import type { Matrix } from '../../protocol/run.ts'
import type { Run } from '../../training/run.ts'

type Maybe<T> = T | undefined

/** A unit that the code keeps for this image. */
export interface Winner {
  readonly unit: number
  /** Its activity; hardly ever negative. */
  readonly value: number
}

/** The units that are not zero, largest first; equals in the order of units. */
export function rankWinners(code: Float32Array): Winner[] {
  return Array.from(code, (value, unit) => ({ unit, value }))
    .filter(({ value }) => value !== 0)
    .sort((a, b) => b.value - a.value || a.unit - b.unit)
}

/** One code for each of `counts`: only so many of the first winners speak. */
export function partialCodes(
  winners: readonly Winner[],
  counts: readonly number[],
  codeSize: number,
): Matrix {
  const data = new Float32Array(counts.length * codeSize)
  counts.forEach((count, row) => {
    for (const { unit, value } of winners.slice(0, count)) data[row * codeSize + unit] = value
  })
  return { rows: counts.length, columns: codeSize, data }
}

/** What each winner adds to the image: its stroke times its activity, [winners, D]. */
export function contributions(winners: readonly Winner[], strokes: Matrix): Matrix {
  const units = winners.filter(({ unit }) => unit < strokes.rows)
  const rows = takeRows(
    strokes,
    units.map(({ unit }) => unit),
  )
  return { ...rows, data: rows.data.map((weight, i) => weight * units[Math.floor(i / rows.columns)]!.value) }
}

export interface WinnerCells {
  readonly winners: Cell<readonly Winner[]>
  /** What the first winners add, a row each. */
  readonly parts: Cell<Maybe<Matrix>>
  /** The image after each of them, a row each. */
  readonly sums: Cell<Maybe<Matrix>>
  /** By as many winners as the learner lets speak. */
  readonly reconstruction: Cell<Maybe<Matrix>>
  /** By all winners. */
  readonly whole: Cell<Maybe<Matrix>>
  readonly error: Cell<Maybe<Matrix>>
}

/**
 * @param x the image
 * @param speaking how many of the winners are let speak
 * @param stripLength winners that are shown one by one
 */
export function winnerCells(
  run: Maybe<Run>,
  x: Cell<Maybe<Matrix>>,
  speaking: Cell<number>,
  stripLength: number,
): WinnerCells {
  const code = viewCell(run, 0, 'encode', argument(x))
  const strokes = viewCell(run, 0, 'strokes', createCell<[]>([]))
  const winners = derive([code], (z) => (z ? rankWinners(z.data) : []))
  const oneByOne = derive([code, winners], (z, ranked) => {
    const count = Math.min(stripLength, ranked.length)
    const counts = Array.from({ length: count }, (_, i) => i + 1)
    return z && count > 0 ? partialCodes(ranked, counts, z.columns) : undefined
  })
  const spoken = derive([code, winners, speaking], (z, ranked, count) =>
    z ? rowMatrix(partialCodes(ranked, [count], z.columns).data) : undefined,
  )
  const reconstruction = viewCell(run, 0, 'decode', argument(spoken))
  return {
    winners,
    parts: derive([winners, strokes], (ranked, all) =>
      all ? contributions(ranked.slice(0, stripLength), all) : undefined,
    ),
    sums: viewCell(run, 0, 'decode', argument(oneByOne)),
    reconstruction,
    whole: viewCell(run, 0, 'decode', argument(code)),
    error: derive([x, reconstruction], difference),
  }
}

const argument = (source: Cell<Maybe<Matrix>>): Cell<Maybe<[Matrix]>> =>
  derive([source], (matrix) => matrix && [matrix])
