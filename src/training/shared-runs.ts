/** Runs that several figures of a page look at: opened by the first, closed when the last is gone. */
import type { RunSpec, StartFrom } from '../protocol/run.ts'
import type { TrainingClient } from './client.ts'
import type { Run } from './run.ts'

const shared = new Map<string, { readonly run: Run; users: number }>()

/**
 * @param name tells runs apart; `spec` and `start` count for the first who asks
 * @returns the run, and how to give it back
 */
export function borrowRun(
  client: Pick<TrainingClient, 'openRun'>,
  name: string,
  spec: RunSpec,
  start: StartFrom,
): { readonly run: Run; giveBack(): void } {
  const held = shared.get(name) ?? { run: client.openRun(spec, start), users: 0 }
  held.users++
  shared.set(name, held)
  return {
    run: held.run,
    giveBack() {
      if (--held.users > 0) return
      shared.delete(name)
      held.run.close()
    },
  }
}
