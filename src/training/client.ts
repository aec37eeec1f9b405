/**
 * The page's side of training: one worker for the page, any number of runs in it, one of them training.
 * Starts the worker when the first run needs it; when the worker dies, every run learns of it.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Notice, noticeOf } from '../protocol/notice.ts'
import type { BackendPreference, Report, RunSpec, StartFrom } from '../protocol/run.ts'
import type { BackendReport, Pictures, WorkerApi } from '../protocol/worker-api.ts'
import { calm } from './calm.ts'
import type { Run } from './run.ts'
import { createRun, type HostedRun } from './run-store.ts'
import { startWorker, unwrap, type WorkerLink } from './worker-link.ts'

export interface BackendState {
  readonly preference: BackendPreference
  /** Absent while it is being chosen. */
  readonly report?: BackendReport
  /** Why there is no worker, when there is none. */
  readonly failure?: Notice
}

export interface TrainingClient {
  readonly backend: StoreApi<BackendState>
  /** Restarts the worker on another backend; runs go on from where they are, paused. */
  setBackend(preference: BackendPreference): void
  /** Starts the worker before it is needed. */
  warmUp(): void
  openRun(spec: RunSpec, start: StartFrom): Run
  /** Images of a data set, of a drawn one also with other labels; rejects with a NoticeError. */
  pictures(...asked: Parameters<WorkerApi['pictures']>): Promise<Pictures>
  /** Ends the worker; the next run would start another. */
  end(): void
}

/** What a run needs of the client. */
export interface RunHost {
  /** The living worker; starts one where there is none. */
  link(): WorkerLink
  nextId(): number
  /** Called when a run starts to train: only one does at a time. */
  claim(run: HostedRun): void
  release(run: HostedRun): void
  /** Recovers every run that the worker's death ended. */
  revive(): void
  /** Resolves when what can wait may begin. */
  calm(): Promise<void>
}

/** The runs of all clients of the page. */
const everyRun = new Set<HostedRun>()

/** Whether anything on the page trains right now. */
export const isTraining = (): boolean =>
  [...everyRun].some(({ handle }) => handle.store.getState().phase === 'running')

export function createTrainingClient(preference: BackendPreference): TrainingClient {
  const backend = createStore<BackendState>(() => ({ preference }))
  const runs = new Set<HostedRun>()
  let link: WorkerLink | undefined
  let ids = 0

  const listeners = (mine: () => WorkerLink | undefined) => ({
    onReport(report: Report) {
      for (const run of runs) run.receive(report)
    },
    onDeath(notice: Notice) {
      if (link !== mine()) return
      link = undefined
      backend.setState((state) => ({ preference: state.preference, failure: notice }), true)
      for (const run of runs) run.workerDied(notice)
    },
  })

  const connect = (): WorkerLink => {
    if (link) return link
    const made: WorkerLink = startWorker(
      backend.getState().preference,
      listeners(() => made),
    )
    link = made
    made.opened.then(
      (report) => {
        if (link === made) backend.setState((state) => ({ preference: state.preference, report }), true)
      },
      (error) => {
        if (link === made) backend.setState((state) => ({ ...state, failure: noticeOf(error) }))
      },
    )
    return made
  }

  const host: RunHost = {
    link: connect,
    nextId: () => ++ids,
    claim(claiming) {
      for (const run of runs) if (run !== claiming) run.handle.pause()
    },
    release(run) {
      runs.delete(run)
      everyRun.delete(run)
    },
    revive() {
      for (const run of runs) run.revive()
    },
    calm,
  }

  return {
    backend,
    setBackend(wanted) {
      if (wanted === backend.getState().preference && link) return
      void Promise.all([...runs].map((run) => run.rescue())).then(() => {
        link?.end()
        link = undefined
        backend.setState({ preference: wanted }, true)
        for (const run of runs) run.handle.recover()
      })
    },
    warmUp: () => void connect(),
    openRun(spec, start) {
      const run = createRun(spec, start, host, backend)
      runs.add(run)
      everyRun.add(run)
      return run.handle
    },
    async pictures(...asked) {
      const { api, opened } = connect()
      await opened
      return unwrap(await api.pictures(...asked))
    },
    end() {
      for (const run of runs) everyRun.delete(run)
      link?.end()
      link = undefined
    },
  }
}

let client: TrainingClient | undefined

/** The page's client; made on first use, with the backend that the address asks for. Needs a browser. */
export function trainingClient(): TrainingClient {
  client ??= createTrainingClient(wantedBackend(window.location.search))
  return client
}

/** A client with a worker of its own, on the page's backend as it is now. */
export const clientBeside = (): TrainingClient =>
  createTrainingClient(trainingClient().backend.getState().preference)

/** The same, which changes its backend with the page; until `end`. */
export function followingClient(): TrainingClient {
  const made = clientBeside()
  const stop = trainingClient().backend.subscribe(({ preference }, before) => {
    if (preference !== before.preference) made.setBackend(preference)
  })
  return {
    ...made,
    end() {
      stop()
      made.end()
    },
  }
}

/** `?backend=` of an address; anything else than the known names is `auto`. */
export function wantedBackend(search: string): BackendPreference {
  const wanted = new URLSearchParams(search).get('backend')
  return wanted === 'webgl' || wanted === 'wasm' || wanted === 'cpu' ? wanted : 'auto'
}
