import type { RunSpec } from '../protocol/run.ts'
import type { TrainingClient } from '../training/client.ts'
import { pixelsOf } from './settings.ts'

/** What a lane came to; on validation images. */
export interface Outcome {
  /** Squared error per image, of lanes that reconstruct. */
  readonly perImage: number | undefined
  /** Share in the right class, of lanes that classify. */
  readonly accuracy: number | undefined
}

/**
 * Trains a run from its seed to its end, in a client of its own.
 * @returns by lane, or `undefined` when it could not be trained
 */
export function trainedFrom(client: TrainingClient, spec: RunSpec): Promise<readonly Outcome[] | undefined> {
  const run = client.openRun(spec, { kind: 'scratch' })
  return new Promise((resolve) => {
    run.store.subscribe(({ phase, lanes, notices }) => {
      // What a lost graphics card interrupted would come back paused.
      const isBroken = phase === 'failed' || notices.at(-1)?.code === 'context-lost'
      if (phase !== 'done' && !isBroken) return
      run.close()
      const outcomes = lanes.map(({ validation }) => {
        const error = validation.imageSquaredError?.values.at(-1)
        return {
          perImage: error === undefined ? undefined : error * pixelsOf(spec.data),
          accuracy: validation.accuracy?.values.at(-1),
        }
      })
      resolve(isBroken ? undefined : outcomes)
    })
    run.train()
  })
}
