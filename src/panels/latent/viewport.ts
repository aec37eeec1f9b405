/** Which part of a plane a square canvas shows; y grows upwards in the plane and downwards on the screen. */
import type { Point } from '../mnist-form.ts'

export interface Viewport {
  readonly x: number
  readonly y: number
  /** Width and height of what is shown, in the plane's units. */
  readonly span: number
}

/** A position in the plane as parts of the canvas: 0…1 from the left and from the top. */
export function toScreen({ x, y, span }: Viewport, point: Point): Point {
  return { x: (point.x - x) / span + 0.5, y: 0.5 - (point.y - y) / span }
}

/** Inverse of `toScreen`. */
export function toPlane({ x, y, span }: Viewport, point: Point): Point {
  return { x: x + (point.x - 0.5) * span, y: y + (0.5 - point.y) * span }
}

/** Zooms by `factor` (above 1: closer) so that what is at `at`, in parts of the canvas, stays there. */
export function zoomAt(viewport: Viewport, at: Point, factor: number): Viewport {
  const fixed = toPlane(viewport, at)
  const span = Math.min(1000, Math.max(1e-3, viewport.span / factor))
  return { x: fixed.x - (at.x - 0.5) * span, y: fixed.y + (at.y - 0.5) * span, span }
}

/** The largest of 1, 2, 5, 10, 20, … that is at most a quarter of what is shown. */
export function rulerLength(span: number): number {
  const decade = 10 ** Math.floor(Math.log10(span / 4))
  const digit = [5, 2, 1].find((size) => size * decade <= span / 4) ?? 1
  return Number((digit * decade).toPrecision(1))
}

/** Moves what is shown, by parts of the canvas. */
export function panBy(viewport: Viewport, dx: number, dy: number): Viewport {
  return { ...viewport, x: viewport.x - dx * viewport.span, y: viewport.y + dy * viewport.span }
}

/** The viewport itself where it shows `point`, else moved so far that it is just inside. */
export function including(viewport: Viewport, point: Point): Viewport {
  const { x, y } = toScreen(viewport, point)
  const outside = (at: number) => Math.max(0, 0.03 - at) - Math.max(0, at - 0.97)
  return outside(x) === 0 && outside(y) === 0 ? viewport : panBy(viewport, outside(x), outside(y))
}

/**
 * What shows nearly all of a set of positions, with some room around them.
 * @param positions x₀, y₀, x₁, y₁, …
 * @param cut part of the positions that may lie outside on each side, 0…0.5
 */
export function viewportOf(positions: Float32Array, cut = 0.005): Viewport {
  const [left, right] = rangeOf(positions, 0, cut)
  const [bottom, top] = rangeOf(positions, 1, cut)
  const span = Math.max(right - left, top - bottom) * 1.12
  return { x: (left + right) / 2, y: (bottom + top) / 2, span: span > 0 ? span : 2 }
}

function rangeOf(positions: Float32Array, offset: 0 | 1, cut: number): [number, number] {
  const values = positions.filter((value, i) => i % 2 === offset && Number.isFinite(value)).sort()
  const at = Math.floor(values.length * cut)
  return [values[at] ?? -1, values[values.length - 1 - at] ?? 1]
}
