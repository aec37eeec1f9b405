import { expect, test, vi } from 'vitest'
import { lane } from '../models/specs.ts'
import type { RunPhase, RunSpec } from '../protocol/run.ts'
import { followSpec } from './follow-spec.ts'
import type { Run } from './run.ts'

const spec: RunSpec = { data: 'digits', seed: 1, batchSize: 128, epochs: 10, lanes: [lane('autoencoder')] }

function runWith(phase: RunPhase) {
  const calls = { restart: vi.fn(), train: vi.fn(), tune: vi.fn() }
  return { ...calls, run: { ...calls, store: { getState: () => ({ spec, phase }) } } as unknown as Run }
}

test('the same settings change nothing', () => {
  const { run, restart, tune } = runWith('running')
  followSpec(run, { ...spec, lanes: [lane('autoencoder', { widths: [32] })] })
  expect(restart).not.toHaveBeenCalled()
  expect(tune).not.toHaveBeenCalled()
})

test('a live field is tuned while training goes on', () => {
  const { run, restart, tune } = runWith('running')
  followSpec(run, { ...spec, lanes: [lane('autoencoder', { learningRate: 0.01 })] })
  expect(tune).toHaveBeenCalledWith(0, { learningRate: 0.01 })
  expect(restart).not.toHaveBeenCalled()
})

test('anything else restarts, and goes on training only if it was', () => {
  for (const phase of ['running', 'paused'] as const) {
    const { run, restart, train } = runWith(phase)
    const wanted = { ...spec, lanes: [lane('autoencoder', { widths: [16], learningRate: 0.01 })] }
    followSpec(run, wanted)
    expect(restart).toHaveBeenCalledWith(wanted, { kind: 'scratch' })
    expect(train).toHaveBeenCalledTimes(phase === 'running' ? 1 : 0)
  }
  const { run, restart } = runWith('idle')
  followSpec(run, { ...spec, batchSize: 64 })
  expect(restart).toHaveBeenCalledTimes(1)
})

test('more lanes than before are a restart', () => {
  const { run, restart } = runWith('idle')
  followSpec(run, { ...spec, lanes: [...spec.lanes, ...spec.lanes] })
  expect(restart).toHaveBeenCalledTimes(1)
})
