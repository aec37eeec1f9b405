/** Curves with fewer points that look the same. */
import type { Curve } from '../protocol/run.ts'

/**
 * At most `limit` points of a curve, the first and the last among them. Between these it keeps, from each of
 * equally long stretches, the point that spans the largest triangle with its neighbours, so peaks survive
 * (S. Steinarsson, Downsampling Time Series for Visual Representation, 2013: LTTB).
 * @param limit at least 2
 * @param scale 'log' measures triangles in log₁₀ of the values, for a logarithmic axis
 */
export function thinCurve(curve: Curve, limit: number, scale: 'linear' | 'log' = 'linear'): Curve {
  const { steps, values } = curve
  const count = steps.length
  if (count <= limit) return curve
  const height = (i: number) => (scale === 'log' ? Math.log10(Math.max(values[i]!, 1e-12)) : values[i]!)
  const kept = [0]
  const stretch = (count - 2) / (limit - 2)
  for (let bucket = 0; bucket < limit - 2; bucket++) {
    const from = Math.floor(bucket * stretch) + 1
    const to = Math.floor((bucket + 1) * stretch) + 1
    const nextTo = Math.min(Math.floor((bucket + 2) * stretch) + 1, count)
    let [nextX, nextY] = [0, 0]
    for (let i = to; i < nextTo; i++) {
      nextX += steps[i]! / (nextTo - to)
      nextY += height(i) / (nextTo - to)
    }
    const last = kept[kept.length - 1]!
    let [best, bestArea] = [from, -1]
    for (let i = from; i < to; i++) {
      const area = Math.abs(
        (steps[last]! - nextX) * (height(i) - height(last)) -
          (steps[last]! - steps[i]!) * (nextY - height(last)),
      )
      if (area > bestArea) {
        best = i
        bestArea = area
      }
    }
    kept.push(best)
  }
  kept.push(count - 1)
  return { steps: kept.map((i) => steps[i]!), values: kept.map((i) => values[i]!) }
}
