/** Entry of the worker that reads the learner's own files and keeps them in the browser: the page stays free meanwhile. */

import { noticeOf } from '../protocol/notice.ts'
import { type BroughtFile, bring } from './bring.ts'

export interface BringRequest {
  readonly title: string
  readonly files: readonly BroughtFile[]
}

self.onmessage = async ({ data }: MessageEvent<BringRequest>) => {
  try {
    const set = await bring(data.files, data.title, (done, all) => self.postMessage({ done, all }))
    self.postMessage({ set })
  } catch (error) {
    self.postMessage({ notice: noticeOf(error) })
  }
}
