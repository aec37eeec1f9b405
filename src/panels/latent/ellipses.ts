/** Posteriors of a variational autoencoder, as a canvas draws them. */
import type { Matrix } from '../../protocol/run.ts'
import type { Pictures } from '../../protocol/worker-api.ts'
import type { Run } from '../../training/run.ts'
import { type Cell, derive } from '../cell.ts'
import { viewCell } from '../view-cell.ts'
import type { Ellipse } from './paint-plane.ts'
import { type Plane, positionsIn } from './plane.ts'

/** Validation digits whose posteriors are drawn where there are points as well; more would hide them. */
export const ellipseDigits = Array.from({ length: 24 }, (_, i) => i)

/** Ellipses of one deviation round the means that a lane's encoder gives to some pictures. */
export function ellipsesCell(
  run: Run | undefined,
  lane: number,
  plane: Cell<Plane | undefined>,
  pictures: Cell<Pictures | undefined>,
): Cell<readonly Ellipse[]> {
  const input = derive([pictures], (given): [Matrix] | undefined => given && [given.images])
  return derive([viewCell(run, lane, 'posterior', input), plane, pictures], (answer, seen, given) => {
    if (!answer || !seen || !given || answer.mean.columns !== seen.origin.length) return []
    const positions = positionsIn(seen, answer.mean)
    const { columns, data } = answer.logVar
    return given.labels.map((label, i) => ({
      x: positions[2 * i]!,
      y: positions[2 * i + 1]!,
      ...shadowIn(seen, data.subarray(i * columns, (i + 1) * columns)),
      label,
    }))
  })
}

/**
 * The ellipse of one deviation of N(0, σ²) seen along a plane.
 * @param logVar ln σ², [K]
 */
export function shadowIn(
  { u, v }: Plane,
  logVar: Float32Array,
): Pick<Ellipse, 'radiusX' | 'radiusY'> & { readonly angle: number } {
  let [xx, xy, yy, lengthU, lengthV] = [0, 0, 0, 0, 0]
  logVar.forEach((value, i) => {
    const [a, b, variance] = [u[i]!, v[i]!, Math.exp(value)]
    xx += a * a * variance
    xy += a * b * variance
    yy += b * b * variance
    lengthU += a * a
    lengthV += b * b
  })
  const [A, B, C] = [xx / lengthU ** 2, xy / (lengthU * lengthV), yy / lengthV ** 2]
  const [middle, half] = [(A + C) / 2, Math.hypot((A - C) / 2, B)]
  return {
    radiusX: Math.sqrt(middle + half),
    radiusY: Math.sqrt(Math.max(0, middle - half)),
    angle: half === 0 ? 0 : 0.5 * Math.atan2(2 * B, A - C),
  }
}
