/** One digit, several planes: what is picked in one is picked in the others. */
import { type Cell, createCell, type WritableCell } from '../../panels/cell.ts'
import { nearestPoint } from '../../panels/latent/class-places.ts'
import type { Points } from '../../panels/latent/model.ts'
import type { LatentState } from '../../panels/latent/state.ts'
import type { Point } from '../../panels/mnist-form.ts'

/** One plane of codes: what lies in it and what the learner does there. */
export interface LinkedPlane {
  readonly points: Cell<Points | undefined>
  readonly state: LatentState
}

export interface Picked {
  /** Position of the digit among the points, the same in every plane. */
  readonly digit: WritableCell<number | undefined>
  /** The plane whose cursor the learner moved freely; `undefined` where all cursors are at the digit's codes. */
  readonly held: WritableCell<number | undefined>
}

export const createPicked = (digit: number): Picked => ({
  digit: createCell<number | undefined>(digit),
  held: createCell<number | undefined>(undefined),
})

/** Where a digit's code lies among the points; `undefined` where there is none. */
export function placeOf(points: Points | undefined, digit: number | undefined): Point | undefined {
  if (!points || digit === undefined || digit >= points.labels.length) return undefined
  return { x: points.positions[2 * digit]!, y: points.positions[2 * digit + 1]! }
}

/**
 * Links planes. A cursor that the learner moves picks the nearest digit that is shown; in the other planes, and in all
 * when a digit was picked otherwise, the cursor goes to that digit's code and stays with it while training moves it.
 * @returns how to stop
 */
export function linkPlanes(planes: readonly LinkedPlane[], { digit, held }: Picked): () => void {
  let placing = false
  let picking = false
  const place = () => {
    placing = true
    planes.forEach(({ points, state }, i) => {
      const at = i === held.get() ? undefined : placeOf(points.get(), digit.get())
      if (at) state.cursor.set(at)
    })
    placing = false
  }
  /** A plane whose cursor was moved before its codes were known. */
  let early: number | undefined
  const pick = (plane: number) => {
    const { points, state } = planes[plane]!
    const nearest = nearestPoint(points.get(), state.cursor.get(), state.hidden.get())
    early = points.get() ? undefined : plane
    if (nearest === undefined) return
    picking = true
    held.set(plane)
    digit.set(nearest)
    picking = false
    place()
  }
  const stops = planes.flatMap(({ points, state }, i) => [
    // Before the learner touched anything it is a link that moves the cursor.
    state.cursor.subscribe(() => placing || !state.touched.get() || pick(i)),
    points.subscribe(() => (early === i ? pick(i) : place())),
  ])
  stops.push(
    digit.subscribe(() => {
      if (picking) return
      held.set(undefined)
      place()
    }),
  )
  place()
  return () => {
    for (const stop of stops) stop()
  }
}
