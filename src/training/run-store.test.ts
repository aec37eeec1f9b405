import { expect, test, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { lane } from '../models/specs.ts'
import type { Report, RunSpec, StartFrom } from '../protocol/run.ts'
import type { WorkerApi } from '../protocol/worker-api.ts'
import type { BackendState, RunHost } from './client.ts'
import { createRun } from './run-store.ts'
import type { WorkerLink } from './worker-link.ts'

const spec: RunSpec = { data: 'digits', seed: 1, batchSize: 10, epochs: 1, lanes: [lane('autoencoder')] }
const done = { ok: true as const, value: undefined }

/** A worker that remembers what it was told. */
function fakeWorker() {
  const calls: string[] = []
  const prepared: StartFrom[] = []
  const known = new Set<number>()
  const say =
    (name: string) =>
    async (...args: unknown[]) => {
      calls.push([name, ...args].join(' '))
      return done
    }
  const api: Partial<WorkerApi> = {
    prepare: async (id, _spec, start) => {
      prepared.push(start)
      await new Promise((resolve) => setTimeout(resolve))
      known.add(id)
      return {
        ok: true,
        value: {
          run: id,
          step: start.kind === 'checkpoint' ? start.step : 0,
          inputSize: 784,
          stages: [],
          notices: [],
        },
      }
    },
    measure: say('measure'),
    play: say('play'),
    pause: say('pause'),
    step: say('step'),
    tune: say('tune'),
    close: async (id) => {
      calls.push(`close ${id}`)
    },
    checkpoint: async (id) => {
      calls.push(`checkpoint ${id}`)
      if (!known.has(id)) throw new Error(`run ${id} is not prepared`)
      return { ok: true, value: { step: 7, lanes: [{}] } }
    },
    ask: (async (_id: number, _lane: number, view: string) =>
      view === 'encode'
        ? { ok: true, value: 'answer' }
        : { ok: false, notice: { code: 'unexpected', facts: {} } }) as never,
  }
  const link = {
    api,
    opened: Promise.resolve({ backend: 'cpu', device: '' }),
    end() {},
  } as unknown as WorkerLink
  return { calls, prepared, link }
}

function openRun() {
  const worker = fakeWorker()
  let ids = 0
  const host: RunHost = {
    link: () => worker.link,
    nextId: () => ++ids,
    claim: () => {},
    release: () => {},
    revive: () => {},
    calm: async () => {},
  }
  const backend = createStore<BackendState>(() => ({ preference: 'auto' }))
  const hosted = createRun(spec, { kind: 'scratch' }, host, backend)
  const state = () => hosted.handle.store.getState()
  const ready = () => vi.waitFor(() => expect(['idle', 'paused']).toContain(state().phase))
  return { ...worker, hosted, run: hosted.handle, state, ready }
}

const report = (changes: Partial<Report>): Report => ({
  run: 1,
  phase: 'running',
  step: 5,
  weights: 5,
  epoch: 0.5,
  imagesPerSecond: 100,
  seconds: 1,
  trainingImages: 100,
  validationImages: 10,
  lanes: [{ train: { loss: { steps: [5], values: [0.5] } }, validation: {} }],
  notices: [],
  ...changes,
})

test('is prepared, measured and idle at first', async () => {
  const { calls, ready } = openRun()
  await ready()
  await vi.waitFor(() => expect(calls).toEqual(['measure 1']))
})

test('collects curves, and ignores what an outdated run reports', async () => {
  const { hosted, run, state, ready } = openRun()
  await ready()
  hosted.receive(report({}))
  hosted.receive(
    report({ step: 6, lanes: [{ train: { loss: { steps: [6], values: [0.4] } }, validation: {} }] }),
  )
  expect(state().lanes[0]!.train.loss).toEqual({ steps: [5, 6], values: [0.5, 0.4] })
  run.reset()
  await ready()
  hosted.receive(report({ run: 1, step: 99 }))
  expect(state()).toMatchObject({ step: 0, lanes: [{ train: {} }] })
})

test('a pause is not undone by a report that was on its way', async () => {
  const { hosted, run, state, ready, calls } = openRun()
  await ready()
  run.train()
  run.pause()
  hosted.receive(report({ phase: 'running' }))
  expect(state().phase).toBe('paused')
  await vi.waitFor(() => expect(calls).toContain('pause 1'))
})

test('when the worker dies it says so, and goes on from the last checkpoint with the curve up to it', async () => {
  const { hosted, run, state, ready, prepared } = openRun()
  await ready()
  await hosted.rescue() // takes the checkpoint of step 7
  for (const step of [6, 7, 8]) {
    hosted.receive(
      report({ step, lanes: [{ train: { loss: { steps: [step], values: [1 / step] } }, validation: {} }] }),
    )
  }
  hosted.workerDied({ code: 'worker-died', facts: {} })
  expect(state()).toMatchObject({ phase: 'failed', notices: [{ code: 'worker-died' }] })
  run.recover()
  await ready()
  expect(prepared[1]).toMatchObject({ kind: 'checkpoint', step: 7 })
  expect(state()).toMatchObject({ phase: 'paused', step: 7, notices: [] })
  expect(state().lanes[0]!.train.loss!.steps).toEqual([6, 7])
})

test('a lost GPU context recovers by itself and says so', async () => {
  const { hosted, state, ready, prepared } = openRun()
  await ready()
  hosted.workerDied({ code: 'context-lost', facts: {} })
  await ready()
  expect(prepared).toHaveLength(2)
  expect(state().notices).toEqual([{ code: 'context-lost', facts: {} }])
})

test('a live change is kept in the description of the run and sent to its lane', async () => {
  const { run, state, ready, calls } = openRun()
  await ready()
  const before = state().version
  run.tune(0, { learningRate: 0.5 })
  expect(state().spec.lanes[0]!.settings.learningRate).toBe(0.5)
  await vi.waitFor(() => expect(calls).toContain('tune 1 0 [object Object]'))
  await vi.waitFor(() => expect(state().version).toBeGreaterThan(before))
})

test('watching asks again whenever the weights changed', async () => {
  const { hosted, run, ready } = openRun()
  await ready()
  const paint = vi.fn()
  const watching = run.watch(0, 'encode', () => [{ rows: 0, columns: 0, data: new Float32Array() }], paint)
  await vi.waitFor(() => expect(paint).toHaveBeenCalledTimes(1))
  hosted.receive(report({}))
  await vi.waitFor(() => expect(paint).toHaveBeenCalledTimes(2))
  // Measured only: whoever asked has the answer of these weights already.
  hosted.receive(report({ phase: 'paused' }))
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(paint).toHaveBeenCalledTimes(2)
  watching.stop()
  hosted.receive(report({ step: 6, weights: 6 }))
  await new Promise((resolve) => setTimeout(resolve))
  expect(paint).toHaveBeenCalledTimes(2)
})

test('a question that the worker refuses is refused with its notice', async () => {
  const { run, ready } = openRun()
  await ready()
  await expect(run.ask(0, 'filters', [])).rejects.toMatchObject({ notice: { code: 'unexpected' } })
})

test('a restart from a checkpoint keeps the curves up to its step; any other empties them', async () => {
  const { hosted, run, state, ready } = openRun()
  await ready()
  const curve = { steps: [2, 5, 8], values: [0.9, 0.5, 0.4] }
  hosted.receive(report({ step: 8, lanes: [{ train: { loss: curve }, validation: {} }] }))
  run.restart(spec, { kind: 'checkpoint', step: 5, lanes: [{}] })
  await ready()
  expect(state().lanes[0]?.train.loss).toEqual({ steps: [2, 5], values: [0.9, 0.5] })
  run.restart(spec, { kind: 'scratch' })
  await ready()
  expect(state().lanes[0]?.train).toEqual({})
})

test('who hears that a run is done may begin another at once: the new one is not asked before it is there', async () => {
  const { hosted, run, state, ready, calls } = openRun()
  await ready()
  const stop = run.store.subscribe(({ phase }) => {
    if (phase !== 'done') return
    stop()
    run.restart(spec, { kind: 'scratch' })
  })
  hosted.receive(report({ phase: 'done', step: 9 }))
  expect(calls).not.toContain('checkpoint 2')
  await ready()
  expect(state()).toMatchObject({ phase: 'idle', step: 0 })
})

test('a run that nobody looks at gives its memory back, and comes back where it was', async () => {
  const { run, state, ready, calls, prepared } = openRun()
  await ready()
  const away = run.look()
  vi.useFakeTimers()
  try {
    const paint = vi.fn()
    const watching = run.watch(0, 'encode', () => [{ rows: 0, columns: 0, data: new Float32Array() }], paint)
    await vi.advanceTimersByTimeAsync(1)
    expect(paint).toHaveBeenCalledTimes(1)
    away()
    await vi.advanceTimersByTimeAsync(9000)
    expect(calls).not.toContain('close 1')
    await vi.advanceTimersByTimeAsync(2000)
    expect(calls).toContain('close 1')
    // Who only follows does not wake it.
    watching.refresh()
    await vi.advanceTimersByTimeAsync(1)
    expect(paint).toHaveBeenCalledTimes(1)
    expect(prepared).toHaveLength(1)
    const back = run.look()
    await vi.advanceTimersByTimeAsync(1)
    expect(prepared[1]).toMatchObject({ kind: 'checkpoint', step: 7 })
    expect(state()).toMatchObject({ phase: 'idle', step: 7 })
    expect(paint).toHaveBeenCalledTimes(2)
    // A look in time, and it stays; a command wakes it as well.
    back()
    await vi.advanceTimersByTimeAsync(5000)
    run.look()()
    await vi.advanceTimersByTimeAsync(9000)
    expect(calls).not.toContain('close 2')
    await vi.advanceTimersByTimeAsync(2000)
    expect(calls).toContain('close 2')
    run.step()
    await vi.advanceTimersByTimeAsync(1)
    expect(calls).toContain('step 3')
  } finally {
    vi.useRealTimers()
  }
})

test('a run that trains does not rest', async () => {
  const { run, hosted, ready, calls } = openRun()
  await ready()
  vi.useFakeTimers()
  try {
    run.look()()
    run.train()
    await vi.advanceTimersByTimeAsync(30_000)
    expect(calls).not.toContain('close 1')
    hosted.receive(report({ phase: 'done' }))
    await vi.advanceTimersByTimeAsync(11_000)
    expect(calls).toContain('close 1')
  } finally {
    vi.useRealTimers()
  }
})

test('a checkpoint that is asked for while the run is replaced is the new one’s', async () => {
  const { run, calls, ready } = openRun()
  const kept = run.checkpoint()
  run.reset()
  await kept
  await ready()
  expect(calls.filter((call) => call.startsWith('checkpoint'))).toEqual(['checkpoint 2'])
})

test('nothing is asked of a closed run, nor of a lane that is gone', async () => {
  const { run, calls, ready } = openRun()
  await ready()
  await expect(run.ask(1, 'encode', [] as never)).rejects.toThrow('unexpected')
  const late = run.checkpoint()
  run.close()
  await expect(late).rejects.toThrow('unexpected')
  expect(calls).not.toContain('checkpoint 1')
})

test('who goes on from a checkpoint and trains at once is seen to train, and can pause', async () => {
  const { hosted, run, calls, state, ready } = openRun()
  await ready()
  run.restart(spec, { kind: 'checkpoint', step: 7, lanes: [{}], seconds: 3 })
  run.train()
  await vi.waitFor(() => expect(calls.some((call) => call.startsWith('play 2'))).toBe(true))
  expect(state()).toMatchObject({ phase: 'running', step: 7, seconds: 3 })
  hosted.receive(report({ run: 2, step: 9 }))
  expect(state().phase).toBe('running')
  run.pause()
  await vi.waitFor(() => expect(calls).toContain('pause 2'))
})
