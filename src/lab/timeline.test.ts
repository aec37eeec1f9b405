import { expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { Run } from '../training/run.ts'
import { createTimeline, type KeptState, keptWith } from './timeline.ts'

const state = (step: number, bytes = 10): KeptState => ({ step, bytes, checkpoints: [] })
const fill = (count: number, most: number, bytes = 10) =>
  Array.from({ length: count }, (_, i) => state(i, bytes)).reduce(
    (kept: readonly KeptState[], next) => keptWith(kept, next, most),
    [],
  )

test('memory stays below its bound, the start and the newest state stay', () => {
  for (let count = 1; count < 200; count++) {
    const kept = fill(count, 100)
    expect(kept.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(100)
    expect(kept[0]!.step).toBe(0)
    expect(kept.at(-1)!.step).toBe(count - 1)
  }
})

test('what is thinned out is spread over the whole training', () => {
  const steps = fill(1000, 100).map(({ step }) => step)
  expect(steps.length).toBeGreaterThan(4)
  const gaps = steps.slice(1).map((step, i) => step - steps[i]!)
  expect(Math.max(...gaps)).toBeLessThan(350)
})

test('going back and on forgets what came after; one state too large is kept alone', () => {
  expect(keptWith([state(0), state(5), state(9)], state(7), 100).map(({ step }) => step)).toEqual([0, 5, 7])
  expect(fill(3, 100, 80).map(({ step }) => step)).toEqual([2])
})

test('a state that is ahead of what the page knows stays; what starts over is forgotten', async () => {
  const store = createStore(() => ({ phase: 'idle', step: 0 }))
  let inWorker = 0
  const run = { store, checkpoint: async () => ({ step: inWorker, lanes: [] }) } as unknown as Run
  const { states, stop } = createTimeline([run])
  const kept = async () => {
    await Promise.resolve()
    await new Promise((resolve) => setTimeout(resolve))
    return states.get().map(({ step }) => step)
  }
  expect(await kept()).toEqual([0])
  store.setState({ phase: 'running', step: 30 })
  inWorker = 40
  store.setState({ phase: 'paused', step: 36 })
  expect(await kept()).toEqual([0, 40])
  store.setState({ step: 38 })
  store.setState({ step: 40 })
  expect(await kept()).toEqual([0, 40])
  inWorker = 0
  store.setState({ phase: 'idle', step: 0 })
  expect(await kept()).toEqual([0])
  stop()
})
