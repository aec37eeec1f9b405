import type { AnySettings } from './field.ts'
import { type LaneSpec, specOf } from './specs.ts'

/**
 * What differs between two lanes, if a running model can follow it: the new values by field. A setting that is
 * absent, as in files that are older than its field, counts as its default.
 * @returns `undefined` where only new weights will do: another family, or a field that is not live
 */
export function liveChanges(from: LaneSpec, to: LaneSpec): AnySettings | undefined {
  if (from.family !== to.family) return undefined
  const { fields } = specOf(to.family)
  const changed = Object.entries(fields).filter(([name, field]) => {
    const [before, after] = [from.settings[name] ?? field.default, to.settings[name] ?? field.default]
    return String(before) !== String(after)
  })
  if (changed.some(([, field]) => !field.live)) return undefined
  return Object.fromEntries(changed.map(([name, field]) => [name, to.settings[name] ?? field.default]))
}
