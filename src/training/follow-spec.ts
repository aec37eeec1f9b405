import { liveChanges } from '../models/live-changes.ts'
import type { LiveChanges, RunSpec, StartFrom } from '../protocol/run.ts'
import type { Run } from './run.ts'

/** By lane the live changes that lead from one description to another; `undefined` where a run has to start over. */
export function tunedLanes(spec: RunSpec, wanted: RunSpec): readonly LiveChanges[] | undefined {
  const others = (of: RunSpec) => JSON.stringify({ ...of, lanes: of.lanes.length })
  if (others(spec) !== others(wanted)) return undefined
  const changes = wanted.lanes.map((to, lane) => liveChanges(spec.lanes[lane]!, to))
  return changes.every((changed) => changed !== undefined) ? changes : undefined
}

/**
 * Brings a run to what the settings ask for: nothing where nothing differs, `tune` where only live fields
 * differ, else a restart, which goes on training if it was.
 * @param start where a restarted run begins
 */
export function followSpec(run: Run, wanted: RunSpec, start: StartFrom = { kind: 'scratch' }): void {
  const { spec, phase } = run.store.getState()
  const changes = tunedLanes(spec, wanted)
  if (!changes) {
    run.restart(wanted, start)
    if (phase === 'running') run.train()
    return
  }
  changes.forEach((changed, lane) => {
    if (Object.keys(changed).length > 0) run.tune(lane, changed)
  })
}
