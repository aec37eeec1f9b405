import type { QuestionName } from '../protocol/questions.ts'
import type { ViewAnswer, ViewInput } from '../protocol/worker-api.ts'
import type { Run } from '../training/run.ts'
import { calmInput } from './calm-input.ts'
import { type Cell, createCell } from './cell.ts'

/** What one input of a view is before it is known, and then. */
type Inputs<V extends QuestionName> = Cell<ViewInput<V> | undefined>

/**
 * What a model of a run answers to an input: asked anew when the input or the weights change, as long as
 * somebody listens. `undefined` until the first answer; the last one stays while a new one is on its way.
 * @param everyMs asked at most once in that time while the run trains, for what costs as much as a step
 * @param input arguments of the view, such as `[images]`; nothing is asked while it is `undefined`, or before there is a run
 */
export function viewCell<V extends QuestionName>(
  run: Run | undefined,
  lane: number,
  view: V,
  input: Inputs<V>,
  everyMs = 0,
): Cell<ViewAnswer<V> | undefined> {
  if (!run) return createCell<ViewAnswer<V> | undefined>(undefined)
  return createCell<ViewAnswer<V> | undefined>(undefined, (set) => {
    const watching = run.watch(lane, view, calmInput(run, everyMs, input.get), set)
    const stopInput = input.subscribe(watching.refresh)
    return () => {
      stopInput()
      watching.stop()
    }
  })
}
