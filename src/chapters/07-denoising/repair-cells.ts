/** How the parts of *Damage and repair* depend on each other: drawing → x → x̃ (noise, then brush) → z → x′ → error. */
import { wipe } from '../../panels/brush.ts'
import { type Cell, derive } from '../../panels/cell.ts'
import { difference } from '../../panels/matrices.ts'
import type { Drawing } from '../../panels/mnist-form.ts'
import { seenImage } from '../../panels/seen-image.ts'
import { viewCell } from '../../panels/view-cell.ts'
import type { Matrix } from '../../protocol/run.ts'
import type { Run } from '../../training/run.ts'

type Maybe<T> = T | undefined

export interface RepairInputs {
  readonly drawing: Cell<Drawing>
  /** The digit that counts while nothing is drawn. */
  readonly example: Cell<Maybe<Matrix>>
  readonly brush: Cell<Drawing>
  /** Seed of the noise that is shown. */
  readonly noise: Cell<number>
}

export interface RepairCells {
  readonly clean: Cell<Maybe<Matrix>>
  readonly damaged: Cell<Maybe<Matrix>>
  readonly code: Cell<Maybe<Matrix>>
  readonly repaired: Cell<Maybe<Matrix>>
  /** Where x′ differs from the clean x. */
  readonly error: Cell<Maybe<Matrix>>
}

/** @param run `undefined` before the page has one: then only x is known */
export function repairCells(run: Maybe<Run>, { drawing, example, brush, noise }: RepairInputs): RepairCells {
  const clean = seenImage(drawing, example)
  const noisy = viewCell(run, 0, 'damage', withSeed(clean, noise))
  const damaged = derive([noisy, brush], (image, strokes) => image && wipe(image, strokes))
  const answer = viewCell(run, 0, 'repair', withSeed(damaged, noise))
  const repaired = derive([answer], (made) => made?.image)
  return {
    clean,
    damaged,
    code: derive([answer], (made) => made?.code),
    repaired,
    error: derive([clean, repaired], difference),
  }
}

/** Images damaged and repaired, several at once and without a brush. */
export function stripCells(run: Maybe<Run>, images: Cell<Maybe<Matrix>>, noise: Cell<number>) {
  const damaged = viewCell(run, 0, 'damage', withSeed(images, noise))
  const answer = viewCell(run, 0, 'repair', withSeed(damaged, noise))
  return { damaged, repaired: derive([answer], (made) => made?.image) }
}

const withSeed = (images: Cell<Maybe<Matrix>>, seed: Cell<number>): Cell<Maybe<[Matrix, number]>> =>
  derive([images, seed], (matrix, key) => matrix && [matrix, key])
