/** What a lane changes of an earlier one of its family. */
import { isUsed } from '../models/field.ts'
import { encodeValue } from '../models/field-text.ts'
import { type LaneSpec, specOf } from '../models/specs.ts'

export interface Difference {
  readonly field: string
  readonly from: string
  readonly to: string
}

/** The lane before `index` of the same family that differs least, and in what; `undefined` where there is none. */
export function differencesOf(
  lanes: readonly LaneSpec[],
  index: number,
): { readonly from: number; readonly differences: readonly Difference[] } | undefined {
  const { family, settings } = lanes[index]!
  const { fields } = specOf(family)
  const used = (of: LaneSpec, name: string) => isUsed(fields[name]!, of.settings)
  const candidates = lanes.slice(0, index).flatMap((other, from) => {
    if (other.family !== family) return []
    const differences = Object.keys(fields).flatMap((field): Difference[] => {
      // What only the other uses is no doing of this lane's.
      if (!used(lanes[index]!, field)) return []
      const [before, after] = [encodeValue(other.settings[field]!), encodeValue(settings[field]!)]
      return before === after ? [] : [{ field, from: before, to: after }]
    })
    return [{ from, differences }]
  })
  return candidates.sort((a, b) => a.differences.length - b.differences.length)[0]
}
