/** Entry of the worker that reads the learner's own files and keeps them in the browser: the page stays free meanwhile. */

import { noticeOf } from '../protocol/notice.ts'
import { type BroughtFile, bring } from './bring.ts'
import { holdLock } from './hold-lock.ts'

export interface BringRequest {
  readonly title: string
  readonly files: readonly BroughtFile[]
  /** To be held while this worker lives. */
  readonly lock: string
}

self.onmessage = async ({ data }: MessageEvent<BringRequest>) => {
  await holdLock(data.lock)
  self.postMessage({ held: true })
  try {
    const set = await bring(data.files, data.title, (done, all) => self.postMessage({ done, all }))
    self.postMessage({ set })
  } catch (error) {
    self.postMessage({ notice: noticeOf(error) })
  }
}
