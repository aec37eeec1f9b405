import type { Cell } from '../cell.ts'
import type { Points } from './model.ts'
import type { LatentState } from './state.ts'
import { type Viewport, viewportOf } from './viewport.ts'

/** Keeps the codes in view as long as nobody chose another view; small changes do not move it. */
export function followPoints(points: Cell<Points | undefined>, state: LatentState): () => void {
  const follow = () => {
    const seen = points.get()
    if (!seen || !state.follows.get()) return
    const wanted = viewportOf(seen.positions)
    if (differs(state.viewport.get(), wanted)) state.viewport.set(wanted)
  }
  const stops = [points.subscribe(follow), state.follows.subscribe(follow)]
  follow()
  return () => {
    for (const stop of stops) stop()
  }
}

function differs(shown: Viewport, wanted: Viewport): boolean {
  const zoomed = wanted.span / shown.span
  const moved = Math.hypot(wanted.x - shown.x, wanted.y - shown.y) / shown.span
  return zoomed > 1.1 || zoomed < 0.8 || moved > 0.08
}
