/** One run on the page: keeps its state, speaks to the worker, survives the worker's death. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Notice, NoticeError, noticeOf } from '../protocol/notice.ts'
import type { Checkpoint, Report, RunPhase, RunSpec, StartFrom } from '../protocol/run.ts'
import { runHasAnswered } from './calm.ts'
import type { BackendState, RunHost } from './client.ts'
import { appendCurves, cutCurves } from './curves.ts'
import { newestOnly } from './newest.ts'
import type { LaneState, Run, RunState } from './run.ts'
import { unwrap } from './worker-link.ts'

/** How often weights are fetched while training, so that little is lost when the worker dies; at rest, nothing is. */
const checkpointEveryMs = 5000

/** A run that nobody looks at, as when the reader has scrolled on, keeps its memory in the worker for so long. */
const restAfterMs = 10_000

/** A run together with what only the client may call. */
export interface HostedRun {
  readonly handle: Run
  receive(report: Report): void
  workerDied(notice: Notice): void
  /** Recovers if the worker's death ended this run. */
  revive(): void
  /** Brings the newest weights to the page before the worker is replaced. */
  rescue(): Promise<void>
}

const emptyLane: LaneState = { train: {}, validation: {} }

/** A lane as it was after `step` updates, as far as its curves go. */
const cutLane = (lane: LaneState = emptyLane, step: number): LaneState => ({
  ...lane,
  train: cutCurves(lane.train, step),
  validation: cutCurves(lane.validation, step),
})

export function createRun(
  spec: RunSpec,
  start: StartFrom,
  host: RunHost,
  backend: StoreApi<BackendState>,
): HostedRun {
  const emptyLanes = (of: RunSpec) => of.lanes.map(() => emptyLane)
  const store = createStore<RunState>(() => ({
    spec,
    phase: 'preparing',
    step: 0,
    epoch: 0,
    imagesPerSecond: 0,
    seconds: 0,
    lanes: emptyLanes(spec),
    version: 0,
    stepsPerSecond: 0,
    trainingImages: 0,
    validationImages: 0,
    notices: [],
  }))
  const watchers = new Set<() => void>()
  let id = 0
  let origin = start
  let kept: Checkpoint | undefined
  let keptAt = 0
  let closed = false
  /** Which weights the watchers have been answered with. */
  let shown = 0
  let orphaned = false
  let prepared: Promise<void> = Promise.resolve()
  let lookers = 0
  /** The weights of a run that rests: here, and nowhere else. */
  let rested: Checkpoint | undefined
  let restTimer: ReturnType<typeof setTimeout> | undefined

  const changed = (changes: Partial<RunState>) => {
    store.setState((state) => ({ ...changes, version: state.version + 1 }))
    for (const refresh of watchers) refresh()
  }
  const addNotice = (notice: Notice) => store.setState((state) => ({ notices: [...state.notices, notice] }))
  const fail = (error: unknown) => {
    if (closed) return
    rested = undefined
    addNotice(noticeOf(error))
    store.setState({ phase: 'failed' })
  }

  const prepare = (from: StartFrom, phase: RunPhase) => {
    const mine = host.nextId()
    const old = id
    const comesBack = rested !== undefined
    id = mine
    shown = 0
    rested = undefined
    store.setState({ phase: 'preparing' })
    prepared = (async () => {
      const { api, opened } = host.link()
      const { spec } = store.getState()
      if (old > 0) void api.close(old)
      // Asked before there is a backend: trained weights are on their way meanwhile.
      const asked = api.prepare(mine, spec, from)
      await opened
      const { step, notices, stages, curves } = unwrap(await asked)
      if (id !== mine || closed) return void api.close(mine)
      for (const notice of notices) addNotice(notice)
      const { lanes } = store.getState()
      const known = spec.lanes.map((_, i) => {
        const { stage: _before, ...lane } = (curves ?? lanes)[i] ?? emptyLane
        const stage = stages[i]
        return stage ? { ...lane, stage } : lane
      })
      // Who pressed Train meanwhile trains as soon as the worker has heard of it.
      const isAsked = store.getState().phase === 'running'
      changed({ phase: isAsked ? 'running' : phase, step, lanes: known })
      if (comesBack) return
      // Needs the whole data set, which must not hold up what answers without it.
      void host.calm().then(() => {
        if (id === mine && !closed) void api.measure(mine)
      })
    })()
    prepared.catch((error) => {
      if (id === mine) fail(error)
      runHasAnswered()
    })
  }

  const rest = async () => {
    const { phase } = store.getState()
    if (phase === 'running' || phase === 'preparing') return restSoon()
    if (closed || rested || phase === 'failed') return
    const mine = id
    const { api } = host.link()
    const weights = unwrap(await api.checkpoint(mine))
    if (id !== mine || closed || lookers > 0 || store.getState().phase !== phase) return
    rested = weights
    void api.close(mine)
  }
  const restSoon = () => {
    clearTimeout(restTimer)
    if (!closed && lookers === 0) restTimer = setTimeout(() => rest().catch(() => {}), restAfterMs)
  }
  /** Before anything is asked of the run. */
  const wake = () => {
    if (!rested) return
    prepare({ kind: 'checkpoint', ...rested }, store.getState().phase)
    restSoon()
  }

  /** The run that the worker knows, whichever it is by the time it is prepared. */
  const whenReady = async (): Promise<number> => {
    let mine: number
    do {
      mine = id
      await prepared
    } while (mine !== id)
    if (closed) throw new NoticeError('unexpected', { message: 'the run was closed meanwhile' })
    return mine
  }

  /** Sends a command once the run exists; failures become the run's state. */
  const command = (send: (api: ReturnType<RunHost['link']>['api'], run: number) => Promise<void>) => {
    wake()
    const mine = id
    prepared
      .then(() => (id === mine && !closed ? send(host.link().api, mine) : undefined))
      .catch((error) => {
        if (id === mine) fail(error)
      })
  }

  const keep = async () => {
    keptAt = performance.now()
    const mine = id
    const answered = await host.link().api.checkpoint(mine)
    if (answered.ok && id === mine) kept = answered.value
  }
  const isDueToKeep = ({ phase, step }: Report) =>
    phase === 'running'
      ? performance.now() - keptAt > checkpointEveryMs
      : phase !== 'idle' && phase !== 'failed' && step !== kept?.step

  const show = ({ report }: BackendState) => {
    if (report) store.setState({ backend: report })
  }
  show(backend.getState())
  const stopShowing = backend.subscribe(show)

  const handle: Run = {
    store,
    train() {
      if (store.getState().phase === 'failed') handle.recover()
      host.claim(hosted)
      keptAt = performance.now()
      store.setState({ phase: 'running' })
      command(async (api, run) => unwrap(await api.play(run, store.getState().stepsPerSecond)))
    },
    pause() {
      if (store.getState().phase !== 'running') return
      store.setState({ phase: 'paused' })
      command(async (api, run) => unwrap(await api.pause(run)))
    },
    step() {
      if (store.getState().phase === 'failed') handle.recover()
      host.claim(hosted)
      store.setState({ phase: 'paused' })
      command(async (api, run) => unwrap(await api.step(run)))
    },
    reset() {
      handle.restart(store.getState().spec, { kind: 'scratch' })
    },
    restart(spec, from, curves) {
      origin = from
      kept = undefined
      // Who goes on from a checkpoint has come from somewhere: the curves up to there stay.
      const reached = from.kind === 'checkpoint' ? from.step : 0
      const before = reached > 0 ? (curves ?? store.getState().lanes) : []
      const lanes = spec.lanes.map((_, i) => cutLane(before[i], reached))
      const images =
        spec.data === store.getState().spec.data ? {} : { trainingImages: 0, validationImages: 0 }
      const seconds = from.kind === 'checkpoint' ? (from.seconds ?? 0) : 0
      store.setState({
        spec,
        lanes,
        step: 0,
        epoch: 0,
        imagesPerSecond: 0,
        seconds,
        notices: [],
        ...images,
      })
      prepare(from, reached > 0 ? 'paused' : 'idle')
    },
    tune(lane, changes) {
      store.setState(({ spec }) => ({
        spec: {
          ...spec,
          lanes: spec.lanes.map((l, i) =>
            i === lane ? { ...l, settings: { ...l.settings, ...changes } } : l,
          ),
        },
      }))
      command(async (api, run) => {
        unwrap(await api.tune(run, lane, changes))
        changed({})
      })
    },
    setSpeed(stepsPerSecond) {
      store.setState({ stepsPerSecond })
      if (store.getState().phase === 'running') {
        command(async (api, run) => unwrap(await api.play(run, stepsPerSecond)))
      }
    },
    nextStage(lane) {
      command(async (api, run) => unwrap(await api.nextStage(run, lane)))
    },
    recover() {
      orphaned = false
      host.revive()
      const from: StartFrom = kept ? { kind: 'checkpoint', ...kept } : origin
      const step = kept?.step ?? 0
      store.setState(({ lanes }) => ({
        lanes: lanes.map((lane) => cutLane(lane, step)),
        imagesPerSecond: 0,
        seconds: kept?.seconds ?? 0,
        notices: [],
      }))
      prepare(from, step > 0 ? 'paused' : 'idle')
    },
    async ask(lane, view, input) {
      wake()
      // Replaced meanwhile: the question is for the new run.
      const mine = await whenReady()
      const { lanes } = store.getState().spec
      if (lane >= lanes.length)
        throw new NoticeError('unexpected', { message: `there is no lane ${lane} now` })
      const { api } = host.link()
      // Comlink's types cannot follow a generic method; the protocol's own types hold on both sides.
      const ask = api.ask as unknown as (...args: unknown[]) => Promise<Parameters<typeof unwrap>[0]>
      const answered = await ask(id, lane, view, input)
      runHasAnswered()
      if (id !== mine) throw new NoticeError('unexpected', { message: 'the run was replaced meanwhile' })
      return unwrap(answered) as never
    },
    watch(lane, view, input, paint) {
      const newest = newestOnly(
        () => {
          const { phase } = store.getState()
          // While it rests it is not woken by who only follows; who looks wakes it.
          const silent = rested || phase === 'preparing' || phase === 'failed'
          const given = silent ? undefined : input()
          return given === undefined ? undefined : handle.ask(lane, view, given)
        },
        paint,
        () => {}, // a replaced run or a dead worker: both are states of the run already
      )
      watchers.add(newest.refresh)
      newest.refresh()
      return {
        refresh: newest.refresh,
        stop() {
          watchers.delete(newest.refresh)
          newest.stop()
        },
      }
    },
    look() {
      lookers++
      clearTimeout(restTimer)
      wake()
      let over = false
      return () => {
        if (over) return
        over = true
        lookers--
        restSoon()
      }
    },
    checkpoint: async () => {
      if (store.getState().phase === 'failed') {
        // Its worker may be gone, what the page holds is not.
        if (kept) return kept
        const why = store.getState().notices.at(-1)
        throw new NoticeError(why?.code ?? 'worker-died', why?.facts ?? {})
      }
      wake()
      return unwrap(await host.link().api.checkpoint(await whenReady()))
    },
    close() {
      closed = true
      clearTimeout(restTimer)
      stopShowing()
      watchers.clear()
      const mine = id
      host.release(hosted)
      prepared.then(() => host.link().api.close(mine)).catch(() => {})
    },
  }

  const hosted: HostedRun = {
    handle,
    receive(report) {
      if (report.run !== id || closed) return
      const { phase, step, weights, epoch, imagesPerSecond, seconds, trainingImages, validationImages } =
        report
      const before = store.getState()
      const lanes = report.lanes.map((lane, i) => ({
        train: appendCurves(before.lanes[i]?.train ?? {}, lane.train),
        validation: appendCurves(before.lanes[i]?.validation ?? {}, lane.validation),
        ...(lane.stage ? { stage: lane.stage } : {}),
      }))
      // The page's own wish counts until the worker has caught up: a pause is not undone by an older report.
      const settled = before.phase === 'paused' && phase === 'running' ? 'paused' : phase
      const own = phase === 'idle' ? before.phase : settled
      const now = {
        phase: own,
        step,
        epoch,
        imagesPerSecond,
        seconds,
        trainingImages,
        validationImages,
        lanes,
      }
      // What only was measured is not asked for again: samples would be drawn anew for no reason.
      if (weights === shown) store.setState(now)
      else changed(now)
      shown = weights
      for (const notice of report.notices) addNotice(notice)
      if (report.run !== id) return // who heard of it has begun another run
      if (isDueToKeep(report)) keep().catch(() => {})
    },
    revive() {
      if (orphaned) handle.recover()
    },
    workerDied(notice) {
      if (closed) return
      orphaned = true
      fail(new NoticeError(notice.code, notice.facts))
      // A lost GPU context is no fault of the learner's: go on by ourselves, and say so.
      if (notice.code === 'context-lost') {
        handle.recover()
        addNotice(notice)
      }
    },
    async rescue() {
      handle.pause()
      try {
        await whenReady()
        await keep()
      } catch {
        // Nothing to rescue; `recover` starts from where the run began.
      }
    },
  }

  prepare(start, 'idle')
  return hosted
}
