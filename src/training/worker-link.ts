/** One living training worker: its start, its backend, its death. */
import * as Comlink from 'comlink'
import { type Notice, NoticeError } from '../protocol/notice.ts'
import type { BackendPreference, Report } from '../protocol/run.ts'
import type { Answered, BackendReport, WorkerApi } from '../protocol/worker-api.ts'
import { appRoot } from './app-root.ts'
import { newLockName, onLockFreed } from './worker-lock.ts'

export interface WorkerLink {
  readonly api: Comlink.Remote<WorkerApi>
  /** Resolves when a backend is ready; rejects with a NoticeError when the worker could not be started. */
  readonly opened: Promise<BackendReport>
  end(): void
}

export interface LinkListeners {
  onReport(report: Report): void
  /** The worker is gone or of no more use; called once at most, never after `end`. */
  onDeath(notice: Notice): void
}

/** The value of an answer, or its notice as an error. */
export function unwrap<T>(answered: Answered<T>): T {
  if (answered.ok) return answered.value
  throw new NoticeError(answered.notice.code, answered.notice.facts)
}

/** Starts a worker. Needs a browser. */
export function startWorker(preference: BackendPreference, listeners: LinkListeners): WorkerLink {
  const lock = newLockName()
  const worker = new Worker(new URL('../worker/worker.ts', import.meta.url), {
    type: 'module',
    name: JSON.stringify({ baseUrl: appRoot, lock }),
  })
  const api = Comlink.wrap<WorkerApi>(worker)
  let over = false
  let refuse: (error: NoticeError) => void = () => {}
  const die = (notice: Notice) => {
    if (over) return
    over = true
    worker.terminate()
    refuse(new NoticeError(notice.code, notice.facts))
    listeners.onDeath(notice)
  }
  worker.onerror = (event) => {
    event.preventDefault()
    die({ code: 'worker-silent', facts: { message: event.message ?? '' } })
  }
  const opened = new Promise<BackendReport>((resolve, reject) => {
    refuse = reject
    const callbacks = Comlink.proxy({
      onReport: listeners.onReport,
      onContextLost: () => die({ code: 'context-lost', facts: {} }),
    })
    api.open(preference, callbacks).then((answered) => {
      onLockFreed(lock, () => die({ code: 'worker-died', facts: {} }))
      resolve(unwrap(answered))
    }, reject)
  })
  opened.catch(() => {}) // told through `onDeath` and to whoever awaits it
  return {
    api,
    opened,
    end() {
      over = true
      worker.terminate()
    },
  }
}
