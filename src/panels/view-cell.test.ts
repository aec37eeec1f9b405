import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Run } from '../training/run.ts'
import { createCell } from './cell.ts'
import { slowViewCell } from './view-cell.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

/** A run that answers at once with how often it was asked; `newWeights` is what a report does. */
function fakeRun(phase: string) {
  const asked: unknown[] = []
  let refresh = () => {}
  const run = {
    store: { getState: () => ({ phase }) },
    watch(_: number, __: string, input: () => unknown, paint: (answer: unknown) => void) {
      refresh = () => {
        const given = input()
        if (given === undefined) return
        asked.push(given)
        paint(asked.length)
      }
      refresh()
      return { refresh, stop: () => {} }
    },
  } as unknown as Run
  return { run, asked, newWeights: () => refresh() }
}

test('while training, new weights wait for their turn, a new input does not', () => {
  const { run, asked, newWeights } = fakeRun('running')
  const input = createCell<[number] | undefined>([1])
  const cell = slowViewCell(run, 0, 'unitUse', input, 1000)
  cell.subscribe(() => {})
  newWeights()
  expect(asked).toEqual([[1]])
  input.set([2])
  expect(asked).toEqual([[1], [2]])
  vi.advanceTimersByTime(1001)
  newWeights()
  expect(asked).toEqual([[1], [2], [2]])
  expect(cell.get()).toBe(3)
})

test('at rest new weights are asked at once, unless they have no say', () => {
  const input = createCell<[number] | undefined>([1])
  const [patient, never] = [fakeRun('paused'), fakeRun('paused')]
  slowViewCell(patient.run, 0, 'unitUse', input, 1000).subscribe(() => {})
  slowViewCell(never.run, 0, 'unitUse', input, Infinity).subscribe(() => {})
  patient.newWeights()
  never.newWeights()
  expect([patient.asked.length, never.asked.length]).toEqual([2, 1])
  input.set(undefined)
  input.set([5])
  expect([patient.asked.at(-1), never.asked.at(-1)]).toEqual([[5], [5]])
})
