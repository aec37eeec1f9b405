import type { QuestionName } from '../protocol/questions.ts'
import type { Matrix } from '../protocol/run.ts'
import type { ViewAnswer, ViewInput } from '../protocol/worker-api.ts'
import type { Run } from '../training/run.ts'
import { calmInput } from './calm-input.ts'
import { type Cell, createCell, derive } from './cell.ts'

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

/**
 * The same for answers that take long: while training, new weights are reason to ask again only every `restMs`.
 * @param restMs Infinity for what the weights have no say in: then only a new input is asked
 */
export function slowViewCell<V extends QuestionName>(
  run: Run | undefined,
  lane: number,
  view: V,
  input: Inputs<V>,
  restMs: number,
): Cell<ViewAnswer<V> | undefined> {
  if (!run) return createCell<ViewAnswer<V> | undefined>(undefined)
  let [asked, known]: (ViewInput<V> | undefined)[] = []
  let askedAt = 0
  const due = () => {
    const now = input.get()
    const training = run.store.getState().phase === 'running'
    const early = restMs === Infinity || (training && performance.now() - askedAt < restMs)
    if (now === known && early) return undefined
    asked = now
    askedAt = performance.now()
    return now
  }
  return createCell<ViewAnswer<V> | undefined>(undefined, (set) => {
    const watching = run.watch(lane, view, due, (answer) => {
      known = asked
      set(answer)
    })
    const stopInput = input.subscribe(watching.refresh)
    return () => {
      stopInput()
      watching.stop()
    }
  })
}

/** The input of a view that takes one matrix. */
export function asInput(cell: Cell<Matrix | undefined>): Cell<[Matrix] | undefined> {
  return derive([cell], (matrix): [Matrix] | undefined => matrix && [matrix])
}
