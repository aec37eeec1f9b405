import type { Matrix } from '../../protocol/run.ts'
import { type Basis, coordinatesIn } from './basis.ts'
import type { LatentState } from './state.ts'
import { including } from './viewport.ts'

/**
 * Moves the cursor to a code, and the view so far that it is inside.
 * @param code [1, K]
 * @param axes the directions that run across and upwards
 * @returns the code's coordinates along all directions
 */
export function showCode(
  code: Matrix,
  basis: Basis,
  axes: { readonly first: number; readonly second: number },
  state: LatentState,
): number[] {
  const coordinates = coordinatesIn(basis, code.data)
  const place = { x: coordinates[axes.first] ?? 0, y: coordinates[axes.second] ?? 0 }
  state.touched.set(true)
  state.cursor.set(place)
  const shown = including(state.viewport.get(), place)
  if (shown !== state.viewport.get()) {
    state.follows.set(false)
    state.viewport.set(shown)
  }
  return coordinates
}
