import { expect, test } from 'vitest'
import { smallMachine, trainSmallMachine } from './small-machine.ts'
import { createSmallRun } from './small-run.ts'

test('the machine in the file is the one that its seed gives', () => {
  const { weights, visibleBias, hiddenBias, step, curve } = trainSmallMachine()
  expect(smallMachine.step).toBe(step)
  expect(smallMachine.curve).toEqual(curve)
  for (const [name, values] of Object.entries({ weights, visibleBias, hiddenBias })) {
    const held = smallMachine[name as 'weights']
    expect(held.length).toBe(values.length)
    for (let i = 0; i < values.length; i++) expect(held[i]).toBeCloseTo(values[i]!, 6)
  }
})

test('a run of these settings opens with it, starts from nothing when asked, and finds back', () => {
  const run = createSmallRun(smallMachine.spec, smallMachine)
  const opened = run.state.get()
  expect(opened).toMatchObject({ trained: true, step: smallMachine.step })
  expect(opened.divergence).toBeLessThan(0.05)
  run.step()
  expect(run.state.get()).toMatchObject({ trained: false, step: smallMachine.step + 1 })
  run.reset()
  expect(run.state.get()).toMatchObject({ trained: false, step: 0 })
  expect(run.state.get().divergence).toBeGreaterThan(1)
  run.loadTrained?.()
  expect(run.state.get().divergence).toBe(opened.divergence)
  run.close()
  const other = createSmallRun({ ...smallMachine.spec, hidden: 4 }, smallMachine)
  expect(other.state.get()).toMatchObject({ trained: false, step: 0 })
  other.close()
})
