import type { RunSpec } from '../protocol/run.ts'
import type { TrainingClient } from '../training/client.ts'
import { openLayerOf } from './measures.ts'
import { pixelsOf } from './settings.ts'

/** What a lane came to; on validation images. */
export interface Outcome {
  /** Squared error per image, of lanes that reconstruct. */
  readonly perImage: number | undefined
  /** Share in the right class, of lanes that classify. */
  readonly accuracy: number | undefined
  /** Of a lane whose epochs ended before it came to its code: what it made is no match for the others. */
  readonly open: ReturnType<typeof openLayerOf>
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
      const outcomes = lanes.map(({ validation, stage }, i) => {
        const error = validation.imageSquaredError?.values.at(-1)
        const open = openLayerOf(spec.lanes[i]!, stage)
        return {
          perImage: error === undefined || open ? undefined : error * pixelsOf(spec.data),
          accuracy: validation.accuracy?.values.at(-1),
          open,
        }
      })
      resolve(isBroken ? undefined : outcomes)
    })
    run.train()
  })
}
