import type { StartFrom } from '../protocol/run.ts'
import { useSharedRun } from '../training/hooks.ts'
import type { Run } from '../training/run.ts'
import { type TrainedRunName, trainedRuns } from '../training/trained-runs.ts'

const trained = (name: TrainedRunName): StartFrom => ({ kind: 'trained', name })

/** The run of a trained file; figures of a page that name the same have it in common. */
export function useTrainedRun(name: TrainedRunName): Run | undefined {
  return useSharedRun(name, trainedRuns[name], trained(name))
}

/** For `RunFigure`: back to the trained file. */
export const wayBackTo = (name: TrainedRunName) => ({ spec: trainedRuns[name], start: trained(name) })
