/** What the figures say about activity: who fires, what a unit pays for its mean activity, and the axis it is drawn on. */
import { coinDivergence } from '../../math/sparsity.ts'
import type { SparseSettings } from '../../models/sparse/spec.ts'

/** Validation digits by which ρ̂ is measured. */
export const digitsAsked = 500
/** A unit whose activity is above this fires; sigmoid units reach from 0 to 1. */
export const firesAbove = 0.5
/** The most active units of a digit whose filters are shown. */
export const shownLoud = 8

const pixels = 784

export type Penalty = Pick<SparseSettings, 'penalty' | 'rho' | 'beta' | 'l1'>

/**
 * What one unit with mean activity `measured` pays beside the cross-entropy of a whole image, nats: β·KL(ρ ‖ ρ̂), or for
 * L1 its weight times ρ̂. Training lowers both divided by the number of pixels, and the weight of L1 is meant after that.
 */
export function unitPenalty({ penalty, rho, beta, l1 }: Penalty, measured: number): number {
  return penalty === 'divergence' ? beta * coinDivergence(rho, measured) : pixels * l1 * measured
}

export interface ActivitySummary {
  readonly units: number
  /** ρ̂, mean over units. */
  readonly mean: number
  /** Units whose ρ̂ lies between ρ/2 and 2ρ. */
  readonly near: number
  /** Units that fire for none of the digits. */
  readonly dead: number
}

export function summarise(mean: readonly number[], most: readonly number[], rho: number): ActivitySummary {
  return {
    units: mean.length,
    mean: mean.reduce((sum, value) => sum + value, 0) / mean.length,
    near: mean.filter((value) => value >= rho / 2 && value <= 2 * rho).length,
    dead: most.filter((value) => value <= firesAbove).length,
  }
}

/** Activity 0…1 as a place 0…1 on the axis: its square root, since what matters happens near 0. */
export const placeOf = (activity: number) => Math.sqrt(Math.min(1, Math.max(0, activity)))
/** Inverse of `placeOf`. */
export const activityAt = (place: number) => Math.min(1, Math.max(0, place)) ** 2

/** The units that are most active in one code, largest first. */
export function loudest(
  code: Float32Array,
  count: number,
): { readonly unit: number; readonly value: number }[] {
  return Array.from(code, (value, unit) => ({ unit, value }))
    .sort((a, b) => b.value - a.value || a.unit - b.unit)
    .slice(0, count)
}
