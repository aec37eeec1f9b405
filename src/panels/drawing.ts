/** What a learner does to a drawing, as functions of it; the pad turns pointers and keys into these. */
import type { Drawing, Point } from './mnist-form.ts'

const inPad = (value: number) => Math.min(1, Math.max(0, value))
const placed = ({ x, y }: Point): Point => ({ x: inPad(x), y: inPad(y) })

/** The pen touches the pad: a new stroke. Points outside of 0…1 are moved to the edge. */
export function beginStroke(drawing: Drawing, at: Point): Drawing {
  return [...drawing, [placed(at)]]
}

/** The pen moves on through `points`; without a stroke begun, nothing happens. */
export function extendStroke(drawing: Drawing, points: readonly Point[]): Drawing {
  const last = drawing[drawing.length - 1]
  if (!last) return drawing
  return [...drawing.slice(0, -1), [...last, ...points.map(placed)]]
}

/** Takes the last stroke back. */
export function undoStroke(drawing: Drawing): Drawing {
  return drawing.slice(0, -1)
}
