import type { Point } from '../mnist-form.ts'
import type { Points } from './model.ts'

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
