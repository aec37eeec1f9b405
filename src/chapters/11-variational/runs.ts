import type { RunSpec, StartFrom } from '../../protocol/run.ts'
import { trainedRuns } from '../trained-runs.ts'

/** The variational autoencoder whose codes lie in a plane, trained with both terms. */
export const planeSpec: RunSpec = trainedRuns['vae-plane']
export const planeTrained: StartFrom = { kind: 'trained', name: 'vae-plane' }

/** One network for each loss: the divergence alone, the reconstruction alone, both. */
export const termNames = ['divergence', 'reconstruction', 'both'] as const
export const termsTrained: StartFrom = {
  kind: 'trained',
  name: 'vae-divergence+vae-reconstruction+vae-plane',
}

/** @param beta weight of the divergence where both count */
export function termsSpec(beta: number): RunSpec {
  const lanes = [
    ...trainedRuns['vae-divergence'].lanes,
    ...trainedRuns['vae-reconstruction'].lanes,
    ...planeSpec.lanes.map((lane) => ({ ...lane, settings: { ...lane.settings, beta } })),
  ]
  return { ...planeSpec, lanes }
}
