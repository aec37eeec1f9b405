import type { RunSpec } from '../protocol/run.ts'
import type { RunState } from '../training/run.ts'
import { type CodeMeasures, measuresOf } from './measures.ts'
import { type LabRuns, ofLane } from './runs.ts'
import { pixelsOf } from './settings.ts'

/** The measures of all lanes as they are now. */
export function laneMeasures(
  lab: LabRuns,
  spec: RunSpec,
  states: readonly RunState[],
  codes: readonly CodeMeasures[] | undefined,
) {
  return lab.lanes.map(({ lane }, i) => {
    const state = ofLane(states, i)
    return measuresOf({
      spec: spec.lanes[i]!,
      inputSize: pixelsOf(spec.data),
      curves: { validation: state?.lanes[lane]?.validation ?? {} },
      codes: codes?.[i],
      stepsPerSecond: state ? state.imagesPerSecond / spec.batchSize : 0,
      seconds: state?.seconds ?? 0,
    })
  })
}
