/** How much a network's units are used. */
import type { Curve } from '../../protocol/run.ts'

/** Validation digits by which use is measured; on more, a few units more are found alive. */
export const digitsAsked = 500

export interface UnitUse {
  /** For each unit the share of digits that it wins, 0…1; empty before the first answer. */
  readonly shares: readonly number[]
  /** Units that won no digit, by step since the figure was opened or started over. */
  readonly dead: Curve
}

export const unknownUse: UnitUse = { shares: [], dead: { steps: [], values: [] } }

/** What is known after a further measurement at `step`; an earlier step than the last begins a new curve. */
export function measuredUse(before: UnitUse, shares: readonly number[], step: number): UnitUse {
  const { steps, values } = before.dead
  const known = steps.filter((at) => at < step).length
  const goesOn = known === steps.length || (known === steps.length - 1 && steps.at(-1) === step)
  const kept = goesOn ? known : 0
  return {
    shares,
    dead: { steps: [...steps.slice(0, kept), step], values: [...values.slice(0, kept), countDead(shares)] },
  }
}

/** Units that win nothing at all. */
export function countDead(shares: readonly number[]): number {
  return shares.filter((share) => share === 0).length
}

/** The least number of units that take half of all wins together. */
export function halfTakenBy(shares: readonly number[]): number {
  const sorted = [...shares].sort((a, b) => b - a)
  const half = sorted.reduce((sum, share) => sum + share, 0) / 2
  let [count, taken] = [0, 0]
  for (const share of sorted) {
    if (taken >= half) break
    taken += share
    count++
  }
  return count
}
