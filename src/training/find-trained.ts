import { lanesToText } from '../models/lane-text.ts'
import type { RunSpec, StartFrom } from '../protocol/run.ts'
import { trainedRuns } from './trained-runs.ts'

const scratch: StartFrom = { kind: 'scratch' }
const longestFirst = Object.entries<RunSpec>(trainedRuns).sort(
  ([, a], [, b]) => b.lanes.length - a.lanes.length,
)

/** The trained file that `spec` would come to, or several whose lanes follow each other; scratch where there is none. */
export function startOf(spec: RunSpec): StartFrom {
  const names: string[] = []
  let epochs = 0
  for (let at = 0; at < spec.lanes.length; ) {
    const found = longestFirst.find(
      ([, { data, seed, batchSize, lanes }]) =>
        data === spec.data &&
        seed === spec.seed &&
        batchSize === spec.batchSize &&
        lanesToText(lanes) === lanesToText(spec.lanes.slice(at, at + lanes.length)),
    )
    if (!found) return scratch
    const [name, run] = found
    names.push(name)
    epochs = Math.max(epochs, run.epochs)
    at += run.lanes.length
  }
  return epochs === spec.epochs ? { kind: 'trained', name: names.join('+') } : scratch
}
