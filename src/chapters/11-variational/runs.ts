import type { RunSpec, StartFrom } from '../../protocol/run.ts'
import { trainedRuns } from '../../training/trained-runs.ts'

const trained = trainedRuns['vae-terms']

/** What the three lanes are trained for, in their order: the divergence alone, the reconstruction alone, both. */
export const termNames = ['divergence', 'reconstruction', 'both'] as const
export const termsTrained: StartFrom = { kind: 'trained', name: 'vae-terms' }

/** @param beta weight of the divergence where both count */
export function termsSpec(beta: number): RunSpec {
  const lanes = trained.lanes.map((lane, i) =>
    termNames[i] === 'both' ? { ...lane, settings: { ...lane.settings, beta } } : lane,
  )
  return { ...trained, lanes }
}
