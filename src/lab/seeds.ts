import type { RunSpec } from '../protocol/run.ts'
import type { TrainingClient } from '../training/client.ts'
import { pixelsOf } from './settings.ts'

/**
 * Trains a run from its seed to its end, in a client of its own.
 * @returns squared error per validation image of each lane, or `undefined` when it could not be trained
 */
export function trainedFrom(
  client: TrainingClient,
  spec: RunSpec,
): Promise<readonly (number | undefined)[] | undefined> {
  const run = client.openRun(spec, { kind: 'scratch' })
  return new Promise((resolve) => {
    run.store.subscribe(({ phase, lanes }) => {
      if (phase !== 'done' && phase !== 'failed') return
      run.close()
      const errors = lanes.map(({ validation }) => {
        const error = validation.imageSquaredError?.values.at(-1)
        return error === undefined ? undefined : error * pixelsOf(spec.data)
      })
      resolve(phase === 'done' ? errors : undefined)
    })
    run.train()
  })
}
