import type { Matrix } from '../protocol/run.ts'
import { type Cell, derive } from './cell.ts'
import { rowMatrix } from './matrices.ts'
import { type Drawing, toMnistForm } from './mnist-form.ts'

/** The image that a network gets, one row: the drawing in MNIST's form, or the picked digit while nothing is drawn. */
export function seenImage(
  drawing: Cell<Drawing>,
  example: Cell<Matrix | undefined>,
): Cell<Matrix | undefined> {
  // Apart, so that a newly picked digit does not form the drawing again.
  const drawn = derive([drawing], (strokes) => {
    const form = toMnistForm(strokes)
    return form && rowMatrix(form)
  })
  return derive([drawn, example], (form, picked) => form ?? picked)
}
