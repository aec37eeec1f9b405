import type { Curve } from '../protocol/run.ts'

type Curves = Readonly<Record<string, Curve>>

/** More points than this cannot be told apart on any screen. */
const maxPoints = 2000

/**
 * Appends new points to each curve; a curve that grew too long keeps every other of its older points. The same
 * points give the same curve, however many come at a time.
 */
export function appendCurves(old: Curves, added: Curves): Curves {
  const result: Record<string, Curve> = { ...old }
  for (const [metric, more] of Object.entries(added)) {
    let curve = result[metric] ?? { steps: [], values: [] }
    for (let from = 0; from < more.steps.length; ) {
      const to = from + maxPoints + 1 - curve.steps.length
      curve = thin({
        steps: [...curve.steps, ...more.steps.slice(from, to)],
        values: [...curve.values, ...more.values.slice(from, to)],
      })
      from = to
    }
    result[metric] = curve
  }
  return result
}

function thin(curve: Curve): Curve {
  const n = curve.steps.length
  if (n <= maxPoints) return curve
  // The newer half stays whole, so that the end of the curve, which is watched, loses nothing.
  const keep = (_: number, i: number) => i >= n / 2 || i % 2 === 0
  return { steps: curve.steps.filter(keep), values: curve.values.filter(keep) }
}

/** The points up to and with `step`, for going back to a checkpoint. */
export function cutCurves(curves: Curves, step: number): Curves {
  return Object.fromEntries(
    Object.entries(curves).map(([metric, { steps, values }]) => {
      const keep = steps.filter((s) => s <= step).length
      return [metric, { steps: steps.slice(0, keep), values: values.slice(0, keep) }]
    }),
  )
}
