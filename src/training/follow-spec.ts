import { specOf } from '../models/specs.ts'
import type { RunSpec, StartFrom } from '../protocol/run.ts'
import type { Run } from './run.ts'

/**
 * Brings a run to what the settings ask for: nothing where nothing differs, `tune` where only live fields
 * differ, else a restart, which goes on training if it was.
 * @param start where a restarted run begins
 */
export function followSpec(run: Run, wanted: RunSpec, start: StartFrom = { kind: 'scratch' }): void {
  const { spec, phase } = run.store.getState()
  const changes = wanted.lanes.map((_, lane) => liveChanges(spec, wanted, lane))
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

/** What differs in a lane, if all of it may change while training; `undefined` if not. */
function liveChanges(from: RunSpec, to: RunSpec, lane: number) {
  const [before, after] = [from.lanes[lane], to.lanes[lane]]
  if (!before || !after || before.family !== after.family) return undefined
  const { fields } = specOf(after.family)
  const changed = Object.keys(fields).filter(
    (name) => String(before.settings[name]) !== String(after.settings[name]),
  )
  if (changed.some((name) => !fields[name]!.live)) return undefined
  return Object.fromEntries(changed.map((name) => [name, after.settings[name]!]))
}
