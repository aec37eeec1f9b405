import type { RunSpec } from '../protocol/run.ts'
import type { RunState } from '../training/run.ts'
import { type CodeMeasures, measuresOf } from './measures.ts'
import type { LabRuns } from './runs.ts'
import { pixelsOf } from './settings.ts'
import type { Stopwatch } from './stopwatch.ts'

/** The measures of all lanes as they are now. */
export function laneMeasures(
  lab: LabRuns,
  spec: RunSpec,
  states: readonly RunState[],
  codes: readonly CodeMeasures[] | undefined,
  stopwatch: Stopwatch,
) {
  return lab.lanes.map(({ run, lane }, i) => {
    const state = states[i % states.length]
    return measuresOf({
      spec: spec.lanes[i]!,
      inputSize: pixelsOf(spec.data),
      curves: { validation: state?.lanes[lane]?.validation ?? {} },
      codes: codes?.[i],
      stepsPerSecond: stopwatch.speedOf(run),
      seconds: stopwatch.secondsOf(run),
    })
  })
}
