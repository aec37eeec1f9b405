import type { Curve } from '../../protocol/run.ts'
import type { LaneState } from '../../training/run.ts'

/**
 * Mean free energy of validation digits minus that of training batches since the last validation, nats. Free energies
 * have no zero of their own; their difference has: it grows when the machine knows its training digits better than others.
 * @source Hinton 2010, section 6
 */
export function energyGap(lane: LaneState | undefined): Curve | undefined {
  const training = lane?.train.freeEnergy
  const validation = lane?.validation.freeEnergy
  if (!training || !validation) return undefined
  const steps: number[] = []
  const values: number[] = []
  let from = 0
  validation.steps.forEach((step, i) => {
    let [sum, count] = [0, 0]
    while (from < training.steps.length && training.steps[from]! <= step) {
      sum += training.values[from++]!
      count++
    }
    if (count === 0) return
    steps.push(step)
    values.push(validation.values[i]! - sum / count)
  })
  return steps.length > 0 ? { steps, values } : undefined
}
