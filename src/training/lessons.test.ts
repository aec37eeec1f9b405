import { expect, test, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { lane } from '../models/specs.ts'
import type { RunSpec, StartFrom } from '../protocol/run.ts'
import { createLessons, type Lesson, type LessonPlan } from './lessons.ts'
import type { Run, RunState } from './run.ts'

const specOf = (seed: number, lanes: number, labels: number): RunSpec => ({
  data: 'digits',
  seed,
  batchSize: 10,
  epochs: 1,
  lanes: Array.from({ length: lanes }, () => lane('classifier', { labels })),
})
const plan: LessonPlan = {
  pretraining: (seed) => specOf(seed, 1, 10),
  lesson: ({ seed, labels }) => specOf(seed, 2, labels),
  trained: { seed: 1, name: 'encoder' },
}

/** A run that only remembers what it was told; the test says when it is done. */
function fakeRun() {
  const told: string[] = []
  const starts: StartFrom[] = []
  const store = createStore<Partial<RunState>>(() => ({ phase: 'idle', step: 0, lanes: [] }))
  let shipped = 50
  const run = {
    store,
    restart(spec: RunSpec, start: StartFrom) {
      starts.push(start)
      told.push(
        `${start.kind} seed ${spec.seed}, ${spec.lanes.length} lanes, ${spec.lanes[0]!.settings.labels} labels`,
      )
      const step = start.kind === 'checkpoint' ? start.step : start.kind === 'trained' ? shipped : 0
      store.setState({ phase: 'idle', step, lanes: [], spec })
    },
    train() {
      told.push('train')
      store.setState({ phase: 'running' })
    },
    pause() {
      store.setState({ phase: 'paused' })
    },
    checkpoint: async () => ({ step: store.getState().step!, lanes: [{}] }),
  } as unknown as Run
  const done = (step: number, accuracies: readonly number[]) =>
    store.setState({
      phase: 'done',
      step,
      lanes: accuracies.map((value) => ({
        train: {},
        validation: { accuracy: { steps: [step], values: [value] } },
      })),
    })
  return { run, told, starts, done, noShipped: () => (shipped = 0) }
}

const lessonsOf = (seeds: readonly number[], labels: readonly number[]): Lesson[] =>
  seeds.flatMap((seed) => labels.map((budget) => ({ seed, labels: budget })))

test('each seed is pretrained once, then its lessons follow each other from there', async () => {
  const { run, told, starts, done } = fakeRun()
  const lessons = createLessons(run, plan)
  lessons.hold(lessonsOf([1, 2], [10, 100]))
  await vi.waitFor(() => expect(told.at(-1)).toBe('train'))
  // The shipped pretraining needs no training.
  expect(told).toEqual([
    'trained seed 1, 1 lanes, 10 labels',
    'checkpoint seed 1, 2 lanes, 10 labels',
    'train',
  ])
  expect(starts[1]).toMatchObject({ kind: 'checkpoint', step: 50, rest: 'new' })
  done(80, [0.5, 0.4])
  await vi.waitFor(() => expect(told).toHaveLength(5))
  expect(told[3]).toBe('checkpoint seed 1, 2 lanes, 100 labels')
  done(80, [0.8, 0.7])
  await vi.waitFor(() => expect(told).toHaveLength(7))
  expect(told[5]).toBe('scratch seed 2, 1 lanes, 10 labels')
  done(60, [0.1])
  await vi.waitFor(() => expect(told).toHaveLength(9))
  expect(told[7]).toBe('checkpoint seed 2, 2 lanes, 10 labels')
  expect(lessons.store.getState()).toMatchObject({ from: 60, playing: true, now: { part: 'lesson' } })
  done(90, [0.6, 0.3])
  await vi.waitFor(() => expect(told).toHaveLength(11))
  done(90, [0.9, 0.8])
  await vi.waitFor(() => expect(lessons.store.getState().playing).toBe(false))
  expect(lessons.store.getState().results).toEqual([
    { seed: 1, labels: 10, accuracies: [0.5, 0.4] },
    { seed: 1, labels: 100, accuracies: [0.8, 0.7] },
    { seed: 2, labels: 10, accuracies: [0.6, 0.3] },
    { seed: 2, labels: 100, accuracies: [0.9, 0.8] },
  ])
})

test('a lesson that is held again counts once; after a reset nothing shipped is used', async () => {
  const { run, told, done } = fakeRun()
  const lessons = createLessons(run, plan)
  lessons.note({ seed: 1, labels: 10, accuracies: [0.2, 0.1] })
  lessons.hold([{ seed: 1, labels: 10 }])
  await vi.waitFor(() => expect(told.at(-1)).toBe('train'))
  done(80, [0.5, 0.4])
  await vi.waitFor(() => expect(lessons.store.getState().playing).toBe(false))
  expect(lessons.store.getState().results).toEqual([{ seed: 1, labels: 10, accuracies: [0.5, 0.4] }])
  lessons.reset({ seed: 1, labels: 10 })
  expect(told.at(-1)).toBe('scratch seed 1, 1 lanes, 10 labels')
  expect(lessons.store.getState()).toMatchObject({ results: [], playing: false })
})

test('where the shipped pretraining is missing it is done; a pause holds everything', async () => {
  const { run, told, done, noShipped } = fakeRun()
  noShipped()
  const lessons = createLessons(run, plan)
  lessons.hold([{ seed: 1, labels: 10 }])
  await vi.waitFor(() => expect(told.at(-1)).toBe('train'))
  expect(told).toEqual(['trained seed 1, 1 lanes, 10 labels', 'train'])
  lessons.pause()
  done(60, [0.1])
  await Promise.resolve()
  expect(told).toHaveLength(2)
  lessons.resume()
  done(60, [0.1])
  await vi.waitFor(() => expect(told.at(-2)).toBe('checkpoint seed 1, 2 lanes, 10 labels'))
})
