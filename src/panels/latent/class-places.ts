import type { Cell } from '../cell.ts'
import type { Point } from '../mnist-form.ts'
import type { Points } from './model.ts'
import { between } from './path.ts'
import type { LatentState } from './state.ts'

/** The code of a real image that lies in the midst of its class; `undefined` when the class is not there. */
export function midstOf({ positions, labels }: Points, label: number): Point | undefined {
  const own = labels.flatMap((other, i) =>
    other === label ? [{ x: positions[2 * i]!, y: positions[2 * i + 1]! }] : [],
  )
  if (own.length === 0) return undefined
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!
  const [x, y] = [median(own.map((point) => point.x)), median(own.map((point) => point.y))]
  const distance = (point: Point) => Math.hypot(point.x - x, point.y - y)
  return own.reduce((best, point) => (distance(point) < distance(best) ? point : best))
}

/** Position among the points of the one nearest to a place, of the classes that are shown; `undefined` without any. */
export function nearestPoint(
  points: Points | undefined,
  { x, y }: Point,
  hidden: ReadonlySet<number>,
): number | undefined {
  let [best, least] = [-1, Number.POSITIVE_INFINITY]
  points?.labels.forEach((label, i) => {
    const distance = (points.positions[2 * i]! - x) ** 2 + (points.positions[2 * i + 1]! - y) ** 2
    if (distance < least && !hidden.has(label)) [best, least] = [i, distance]
  })
  return best < 0 ? undefined : best
}

/**
 * Leads the path from the midst of one class to that of another as soon as their codes are known, unless there is a path.
 * @param withCursor whether the cursor starts half-way
 * @returns how to stop
 */
export function startPath(
  points: Cell<Points | undefined>,
  state: LatentState,
  [from, to]: readonly [number, number],
  withCursor = false,
): () => void {
  const lead = () => {
    const known = points.get()
    if (!known || state.corners.get().length > 0) return
    const [start, end] = [midstOf(known, from), midstOf(known, to)]
    if (!start || !end) return
    state.corners.set([start, end])
    if (withCursor && !state.touched.get()) state.cursor.set(between(start, end, 0.5))
  }
  lead()
  return points.subscribe(lead)
}
