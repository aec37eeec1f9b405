/** How the parts of *Documents* depend on each other: page → damaged → cleaned by the network and by the median. */
import { peakSignalToNoise } from '../../math/reconstruction.ts'
import { type Cell, derive } from '../../panels/cell.ts'
import { slowViewCell } from '../../panels/view-cell.ts'
import type { Matrix } from '../../protocol/run.ts'
import type { Run } from '../../training/run.ts'

type Maybe<T> = T | undefined

export interface DocumentInputs {
  /** Seed of the page that is written. */
  readonly page: Cell<number>
  /** 0…1 */
  readonly wear: Cell<number>
  /** Of the median filter, pixels. */
  readonly radius: Cell<number>
  /** The learner's own page, in place of a written one. */
  readonly own: Cell<Maybe<Matrix>>
}

/** What can be looked at, [height, width] each. */
export const layers = ['damaged', 'network', 'median', 'clean'] as const
export type Layer = (typeof layers)[number]

export interface DocumentCells extends Readonly<Record<Layer, Cell<Maybe<Matrix>>>> {
  /** How long the network took for the page. */
  readonly seconds: Cell<Maybe<number>>
}

/** A page takes as long as a dozen training steps. */
const everyMs = 4000

export function documentCells(run: Maybe<Run>, { page, wear, radius, own }: DocumentInputs): DocumentCells {
  // Before a page is asked for, so that nothing is written while the learner's own lies there.
  const wanted = derive(
    [page, wear, own],
    (seed, amount, mine): Maybe<[number, number]> => (mine ? undefined : [seed, amount]),
  )
  const written = slowViewCell(run, 0, 'drawDocument', wanted, Infinity)
  const damaged = derive([written, own], (pair, mine) => mine ?? pair?.damaged)
  const alone = derive([damaged], (seen): Maybe<[Matrix]> => seen && [seen])
  const cleaned = slowViewCell(run, 0, 'cleanPage', alone, everyMs)
  const filtered = derive([damaged, radius], (seen, size): Maybe<[Matrix, number]> => seen && [seen, size])
  return {
    damaged,
    clean: derive([written, own], (pair, mine) => (mine ? undefined : pair?.clean)),
    network: derive([cleaned, damaged], (made, seen) => sameSize(made?.page, seen)),
    median: derive([slowViewCell(run, 0, 'medianPage', filtered, Infinity), damaged], sameSize),
    seconds: derive([cleaned], (made) => made?.seconds),
  }
}

/** An answer for a page of another size is out of date. */
function sameSize(page: Maybe<Matrix>, wanted: Maybe<Matrix>): Maybe<Matrix> {
  return page && wanted && page.rows === wanted.rows && page.columns === wanted.columns ? page : undefined
}

/** PSNR against the clean page, decibels; `undefined` where one of both is missing or of another size. */
export function likeness(page: Maybe<Matrix>, clean: Maybe<Matrix>): Maybe<number> {
  const known = sameSize(page, clean)
  return known && clean ? peakSignalToNoise(known, clean) : undefined
}
