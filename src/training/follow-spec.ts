import { liveChanges } from '../models/live-changes.ts'
import type { RunSpec, StartFrom } from '../protocol/run.ts'
import type { Run } from './run.ts'

/**
 * Brings a run to what the settings ask for: nothing where nothing differs, `tune` where only live fields
 * differ, else a restart, which goes on training if it was.
 * @param start where a restarted run begins
 */
export function followSpec(run: Run, wanted: RunSpec, start: StartFrom = { kind: 'scratch' }): void {
  const { spec, phase } = run.store.getState()
  const changes = wanted.lanes.map((to, lane) => {
    const from = spec.lanes[lane]
    return from && liveChanges(from, to)
  })
  const others = (of: RunSpec) => JSON.stringify({ ...of, lanes: of.lanes.length })
  if (others(spec) !== others(wanted) || changes.includes(undefined)) {
    run.restart(wanted, start)
    if (phase === 'running') run.train()
    return
  }
  changes.forEach((changed, lane) => {
    if (changed && Object.keys(changed).length > 0) run.tune(lane, changed)
  })
}
