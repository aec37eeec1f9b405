/** A three, drawn as by a hand, for the moment before the reader draws. */
import type { Drawing, Point } from '../panels/mnist-form.ts'

const strokeMs = 1500

/** Points on a circle's arc in the pad's coordinates, 0…1, y downwards; angles in degrees, clockwise. */
function arc(x: number, y: number, rx: number, ry: number, from: number, to: number): Point[] {
  return Array.from({ length: 48 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / 47) * Math.PI) / 180
    return { x: x + rx * Math.cos(angle), y: y + ry * Math.sin(angle) }
  })
}

const three = [...arc(0.48, 0.335, 0.185, 0.165, 205, 440), ...arc(0.485, 0.665, 0.215, 0.185, 282, 515)]

/** Draws it stroke by stroke, or at once for a reader who wants no motion. Returns how to stop. */
export function drawFirst(set: (drawing: Drawing) => void): () => void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
    set([three])
    return () => {}
  }
  let frame = 0
  const begun = performance.now()
  const draw = () => {
    const part = Math.min(1, (performance.now() - begun) / strokeMs)
    const eased = part * part * (3 - 2 * part) // as a hand speeds up and slows down
    set([three.slice(0, Math.max(1, Math.round(eased * three.length)))])
    if (part < 1) frame = requestAnimationFrame(draw)
  }
  frame = requestAnimationFrame(draw)
  return () => cancelAnimationFrame(frame)
}
