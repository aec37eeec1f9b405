import { expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { RunPhase } from '../protocol/run.ts'
import type { Run } from '../training/run.ts'
import { createTimeline, type KeptState, keptWith, mostBytes } from './timeline.ts'

const state = (step: number, bytes = 10): KeptState => ({ bytes, checkpoints: [{ step, lanes: [] }] })
const stepOf = ({ checkpoints }: KeptState) => checkpoints[0]!.step
const fill = (count: number, most: number, bytes = 10) =>
  Array.from({ length: count }, (_, i) => state(i, bytes)).reduce(
    (kept: readonly KeptState[], next) => keptWith(kept, next, most),
    [],
  )

test('memory stays below its bound, the start and the newest state stay', () => {
  for (let count = 1; count < 200; count++) {
    const kept = fill(count, 100)
    expect(kept.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(100)
    expect(stepOf(kept[0]!)).toBe(0)
    expect(stepOf(kept.at(-1)!)).toBe(count - 1)
  }
})

test('what is thinned out is spread over the whole training', () => {
  const steps = fill(1000, 100).map(stepOf)
  expect(steps.length).toBeGreaterThan(4)
  const gaps = steps.slice(1).map((step, i) => step - steps[i]!)
  expect(Math.max(...gaps)).toBeLessThan(350)
})

test('going back and on forgets what came after', () => {
  expect(keptWith([state(0), state(5), state(9)], state(7), 100).map(stepOf)).toEqual([0, 5, 7])
})

interface Faked {
  readonly run: Run
  /** What the worker holds, and what the page knows of it. */
  readonly worker: { step: number; bytes: number }
  readonly tell: (state: { phase?: RunPhase; step?: number }) => void
}

function fakeRun(): Faked {
  const store = createStore<{ phase: RunPhase; step: number }>(() => ({ phase: 'idle', step: 0 }))
  const worker = { step: 0, bytes: 4 }
  const checkpoint = async () => {
    const data = { byteLength: worker.bytes } as Float32Array
    return { step: worker.step, lanes: [{ W: { shape: [1], data } }] }
  }
  return { run: { store, checkpoint } as unknown as Run, worker, tell: (state) => store.setState(state) }
}

const turn = () => new Promise((resolve) => setTimeout(resolve))

async function keptBy(timeline: ReturnType<typeof createTimeline>) {
  await turn()
  return timeline.states.get().map(({ checkpoints }) => checkpoints.map(({ step }) => step))
}

test('a state that is ahead of what the page knows stays; what starts over is forgotten', async () => {
  const { run, worker, tell } = fakeRun()
  const timeline = createTimeline([run])
  expect(await keptBy(timeline)).toEqual([[0]])
  tell({ phase: 'running', step: 30 })
  worker.step = 40
  tell({ phase: 'paused', step: 36 })
  expect(await keptBy(timeline)).toEqual([[0], [40]])
  tell({ step: 38 })
  tell({ step: 40 })
  expect(await keptBy(timeline)).toEqual([[0], [40]])
  worker.step = 0
  tell({ phase: 'preparing', step: 0 })
  expect(await keptBy(timeline)).toEqual([])
  tell({ phase: 'idle' })
  expect(await keptBy(timeline)).toEqual([[0]])
  timeline.stop()
})

test('a model that was replaced before its first step leaves no state behind, fetched or on its way', async () => {
  const { run, worker, tell } = fakeRun()
  const timeline = createTimeline([run]) // a state of the first model is on its way
  tell({ phase: 'preparing' })
  worker.bytes = 8
  tell({ phase: 'idle' })
  await turn()
  expect((await keptBy(timeline)).length).toBe(1)
  expect(timeline.states.get()[0]!.bytes).toBe(8)
  timeline.stop()
})

test('who goes on from an earlier step keeps the states up to there', async () => {
  const { run, worker, tell } = fakeRun()
  const timeline = createTimeline([run])
  for (const step of [0, 20, 50]) {
    worker.step = step
    tell({ phase: 'paused', step })
    await turn()
  }
  worker.step = 20
  tell({ phase: 'preparing', step: 20 })
  expect(await keptBy(timeline)).toEqual([[0], [20]])
  timeline.stop()
})

test('of a race every run is listened to: a state comes also when the first is done', async () => {
  const [first, second] = [fakeRun(), fakeRun()]
  const timeline = createTimeline([first.run, second.run])
  await turn()
  first.worker.step = 9
  first.tell({ phase: 'done', step: 9 })
  await turn()
  second.worker.step = 400
  second.tell({ phase: 'paused', step: 400 })
  expect(await keptBy(timeline)).toEqual([
    [0, 0],
    [9, 0],
    [9, 400],
  ])
  timeline.stop()
})

test('where no two states fit, none is kept, and how large one is can be said', async () => {
  const { run, worker, tell } = fakeRun()
  worker.bytes = mostBytes / 2 + 4
  const timeline = createTimeline([run])
  expect(await keptBy(timeline)).toEqual([])
  expect(timeline.tooLarge.get()).toBe(worker.bytes)
  worker.bytes = 4
  tell({ phase: 'preparing' })
  tell({ phase: 'idle' })
  expect((await keptBy(timeline)).length).toBe(1)
  timeline.stop()
})
