/** One curve of a training in stages, cut into a curve for each stage. */
import type { Stage } from '../../models/model.ts'
import type { Curve } from '../../protocol/run.ts'

/** Step after which each stage began, in order; as far as they have begun. */
export type StageStarts = readonly number[]

/**
 * What is known of the starts once a stage has been reported.
 * @param known before; `[]` at first. A stage that was begun anew takes those after it away
 * @param step updates of the run so far
 * @param share updates that a stage lasts, for those that nobody saw begin, as in a trained start
 */
export function stageStarts(
  known: StageStarts,
  stage: Pick<Stage, 'index' | 'done'>,
  step: number,
  share: number,
): StageStarts {
  const begun = step - stage.done
  const before = Array.from({ length: stage.index }, (_, i) => Math.min(known[i] ?? i * share, begun))
  return [...before, begun]
}

/**
 * The points of each stage. What is measured after the last update of a stage belongs to it; measured once more at the
 * same step, after the next stage has begun, it belongs to that one. The first stage also has what was measured before
 * any update.
 */
export function curvesByStage(curve: Curve | undefined, starts: StageStarts): Curve[] {
  const steps = curve?.steps ?? []
  return starts.map((from, i) => {
    const to = starts[i + 1] ?? Number.POSITIVE_INFINITY
    const kept = steps.flatMap((step, at) => {
      const [first, last] = [steps.indexOf(step) === at, steps.lastIndexOf(step) === at]
      const opens = step === from && (i === 0 ? first : last && !first)
      const closes = step === to && first
      return opens || closes || (step > from && step < to) ? [at] : []
    })
    return {
      steps: kept.map((at) => curve!.steps[at]!),
      values: kept.map((at) => curve!.values[at]!),
    }
  })
}
