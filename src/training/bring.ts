/** Page side of bringing data: a worker reads and keeps it, then ends. */
import type { Brought } from '../protocol/brought.ts'
import { type Notice, NoticeError } from '../protocol/notice.ts'
import { newLockName, onLockFreed } from './worker-lock.ts'

export interface ChosenFile {
  readonly path: string
  readonly file: File
}

type Answer = { held: true } | { set: Brought } | { notice: Notice } | { done: number; all: number }

/** @returns the kept set, and how to stop; rejects with a NoticeError, and nothing was kept then */
export function bringFiles(
  files: readonly ChosenFile[],
  title: string,
  onProgress: (done: number, all: number) => void,
): Promise<Brought> {
  const worker = new Worker(new URL('../worker/import-worker.ts', import.meta.url), { type: 'module' })
  const lock = newLockName()
  return new Promise<Brought>((resolve, reject) => {
    worker.onerror = (event) => {
      event.preventDefault()
      reject(new NoticeError('worker-silent', { message: event.message ?? '' }))
    }
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if ('held' in data) onLockFreed(lock, () => reject(new NoticeError('own-interrupted', {})))
      else if ('set' in data) resolve(data.set)
      else if ('notice' in data) reject(new NoticeError(data.notice.code, data.notice.facts))
      else onProgress(data.done, data.all)
    }
    worker.postMessage({ files, title, lock })
  }).finally(() => worker.terminate())
}
