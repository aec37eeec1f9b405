/** Paths through the plane of codes, by their corners. */
import type { Point } from '../mnist-form.ts'

/**
 * Positions along a path at equal distances, ends included.
 * @param corners at least one
 * @param count at least 2
 */
export function alongPath(corners: readonly Point[], count: number): Point[] {
  const lengths = corners.slice(1).map((to, i) => Math.hypot(to.x - corners[i]!.x, to.y - corners[i]!.y))
  const total = lengths.reduce((sum, length) => sum + length, 0)
  return Array.from({ length: count }, (_, i) => {
    let left = (total * i) / (count - 1)
    let leg = 0
    while (leg < lengths.length - 1 && left > lengths[leg]!) left -= lengths[leg++]!
    const part = lengths[leg] ? Math.min(1, left / lengths[leg]!) : 0
    return between(corners[leg]!, corners[leg + 1] ?? corners[leg]!, part)
  })
}

/** Puts a corner into the middle of the longest leg. */
export function withCorner(corners: readonly Point[]): Point[] {
  const lengths = corners.slice(1).map((to, i) => Math.hypot(to.x - corners[i]!.x, to.y - corners[i]!.y))
  const leg = lengths.indexOf(Math.max(...lengths))
  const middle = between(corners[leg]!, corners[leg + 1]!, 0.5)
  return [...corners.slice(0, leg + 1), middle, ...corners.slice(leg + 1)]
}

/** The point at `part` of the way from a to b. */
export function between(a: Point, b: Point, part: number): Point {
  return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part }
}
