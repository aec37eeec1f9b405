/**
 * Lessons: a network that was pretrained without labels and one from random weights learn from few labels, side by side;
 * by number of labels and by seed, one lesson after the other in one run. The pretraining of a seed is done once and kept.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Checkpoint, Curve, RunSpec, StartFrom } from '../protocol/run.ts'
import type { Run, RunState } from './run.ts'

export interface Lesson {
  readonly seed: number
  readonly labels: number
}

/** What a lesson came to; accuracies 0…1 on the validation images. Lanes: pretrained, random. */
export interface LessonResult extends Lesson {
  readonly accuracies: readonly [number, number]
}

export interface LessonPlan {
  /** One lane, which learns without labels until it is done. */
  pretraining(seed: number): RunSpec
  /** Two lanes: the first goes on from the pretraining, the second starts from random weights. */
  lesson(lesson: Lesson): RunSpec
  /** A trained file of the pretraining, for the seed that it fits. */
  readonly trained?: { readonly seed: number; readonly name: string }
}

export interface LessonState {
  /** What the run does now: pretraining for a lesson, or the lesson; `undefined` before the first. */
  readonly now?: Lesson & { readonly part: 'pretraining' | 'lesson' }
  /** To come after it. */
  readonly queue: readonly Lesson[]
  /** Step at which the lesson's own updates begin. */
  readonly from: number
  readonly results: readonly LessonResult[]
  /** Goes on by itself; false while paused or when all is done. */
  readonly playing: boolean
}

/** Before any lesson. */
export const noLessons: LessonState = { queue: [], from: 0, results: [], playing: false }

export interface Lessons {
  readonly store: StoreApi<LessonState>
  /** Holds these lessons one after the other, in place of those that were to come. */
  hold(lessons: readonly Lesson[]): void
  /** Goes on with what was paused. */
  resume(): void
  pause(): void
  /** Forgets every result and every pretraining, also the shipped one, and stands before the first of these. */
  reset(first: Lesson): void
  /** Notes a result that the run has already, such as that of a trained start. */
  note(result: LessonResult): void
  close(): void
}

export function createLessons(run: Run, plan: LessonPlan): Lessons {
  const store = createStore<LessonState>(() => noLessons)
  const encoders = new Map<number, Checkpoint>()
  let trained = plan.trained
  let round = 0 // what was begun before the last command is outdated
  let lastPhase = run.store.getState().phase

  const begin = async (lesson: Lesson, queue: readonly Lesson[]) => {
    const mine = ++round
    let encoder = encoders.get(lesson.seed)
    if (!encoder) {
      store.setState({ now: { ...lesson, part: 'pretraining' }, queue, from: 0 })
      const isShipped = trained?.seed === lesson.seed
      const start: StartFrom = isShipped ? { kind: 'trained', name: trained!.name } : { kind: 'scratch' }
      run.restart(plan.pretraining(lesson.seed), start)
      if (isShipped) {
        const shipped = await run.checkpoint()
        if (mine !== round) return
        if (shipped.step > 0) encoders.set(lesson.seed, shipped)
        encoder = encoders.get(lesson.seed)
      }
      if (!encoder) {
        if (store.getState().playing) run.train()
        return // goes on when the pretraining is done
      }
    }
    store.setState({ now: { ...lesson, part: 'lesson' }, queue, from: encoder.step })
    run.restart(plan.lesson(lesson), { kind: 'checkpoint', ...encoder, rest: 'new' })
    if (store.getState().playing) run.train()
  }

  const goOn = async ({ lanes }: RunState) => {
    const { now, queue, results, from } = store.getState()
    if (!now) return
    const mine = round
    if (now.part === 'pretraining') {
      const encoder = await run.checkpoint()
      if (mine !== round) return
      encoders.set(now.seed, encoder)
      return begin(now, queue)
    }
    const accuracies = [0, 1].map((lane) => lastAfter(lanes[lane]?.validation.accuracy, from))
    if (accuracies.every((value) => value !== undefined)) {
      const { seed, labels } = now
      const result = { seed, labels, accuracies: accuracies as [number, number] }
      store.setState({ results: withResult(results, result) })
    }
    const [next, ...rest] = queue
    if (next) return begin(next, rest)
    store.setState({ playing: false })
  }

  const stopFollowing = run.store.subscribe((state) => {
    const before = lastPhase
    lastPhase = state.phase
    if (state.phase === before) return
    if (state.phase === 'failed') store.setState({ playing: false })
    if (state.phase === 'done' && store.getState().playing)
      goOn(state).catch(() => store.setState({ playing: false }))
  })
  const start = (lesson: Lesson, queue: readonly Lesson[]) => {
    // A failure is the run's state, and told there.
    begin(lesson, queue).catch(() => store.setState({ playing: false }))
  }

  return {
    store,
    hold([first, ...rest]) {
      if (!first) return
      store.setState({ playing: true })
      start(first, rest)
    },
    resume() {
      store.setState({ playing: true })
      run.train()
    },
    pause() {
      store.setState({ playing: false })
      run.pause()
    },
    reset(first) {
      encoders.clear()
      trained = undefined
      store.setState({ results: [], playing: false })
      start(first, [])
    },
    note(result) {
      store.setState(({ results }) => ({ results: withResult(results, result) }))
    },
    close() {
      round++
      stopFollowing()
    },
  }
}

/** A lesson that was held again counts once. */
function withResult(results: readonly LessonResult[], result: LessonResult): LessonResult[] {
  const others = results.filter(({ seed, labels }) => seed !== result.seed || labels !== result.labels)
  return [...others, result]
}

/** The last value of a curve, if it was measured after `step`. */
function lastAfter(curve: Curve | undefined, step: number): number | undefined {
  const last = curve?.steps.at(-1)
  return last !== undefined && last > step ? curve!.values.at(-1) : undefined
}
