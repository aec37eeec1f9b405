/**
 * What the learner must be told: a code with its facts. The sentence itself is written in `i18n`,
 * one for each code and language, and says what was expected, what came and what to do.
 */
export type NoticeCode =
  | 'worker-died' // the worker ended; training can go on from the last checkpoint
  | 'worker-silent' // the worker could not be started
  | 'diverged' // a loss became NaN or infinite; facts: step, lane
  | 'context-lost' // WebGL lost its context; the last checkpoint was restored
  | 'backend-unavailable' // facts: wanted, used
  | 'data-missing' // facts: file, status
  | 'data-foreign' // facts: file, expected, got (not an IDX file, or of another kind)
  | 'data-truncated' // facts: file, expected, got (bytes)
  | 'data-corrupt' // facts: file, expected, got (checksum, or gzip stream broken)
  | 'data-partial' // only the first part could be read; facts: images
  | 'trained-missing' // facts: name; the figure starts from scratch
  | 'weights-foreign' // facts: file, expected, got (not a safetensors file, or a damaged one)
  | 'weights-infinite' // facts: file, name
  | 'weights-other' // facts: file, expected, got (of a model with other settings)
  | 'own-foreign' // facts: file, got (neither IDX nor zip nor a picture)
  | 'own-blank' // facts: file (it has no bytes)
  | 'own-depth' // facts: file, got (values are not unsigned bytes)
  | 'own-truncated' // facts: file, expected, got (bytes)
  | 'own-corrupt' // facts: file
  | 'own-password' // facts: file (an archive)
  | 'own-packing' // facts: file (an archive), method
  | 'own-not-square' // facts: file, got
  | 'own-labels' // facts: file, images, labels (their numbers differ)
  | 'own-unpaired' // facts: file (images without labels, or labels without images)
  | 'own-several' // facts: sets (files of more than one)
  | 'own-too-large' // facts: file, most
  | 'own-too-large-together' // facts: got, most (all that was chosen)
  | 'own-empty' // facts: images
  | 'own-interrupted' // the worker that read is gone
  | 'own-missing' // facts: name (this browser does not keep that set)
  | 'storage-full' // the browser keeps no more for this page
  | 'storage-unavailable' // facts: message
  | 'setting-unknown' // facts: field (a link names one that the model does not have)
  | 'set-unknown' // facts: got (a link names a data set that there is not)
  | 'settings-invalid' // facts: field, expected, got
  // Settings that are right one by one, but cannot be built together:
  | 'conflict-k' // facts: most, got
  | 'conflict-components' // facts: most, got
  | 'conflict-cross-entropy' // facts: got
  | 'conflict-divergence' // facts: got
  | 'conflict-square' // facts: got
  | 'conflict-poolings' // facts: side, most, got
  | 'conflict-terms'
  | 'lane-unknown' // facts: got (no such family; the lane is left out)
  | 'lanes-many' // facts: most, got (the first are kept)
  | 'classes-missing' // a classifier, and a data set without classes
  | 'classes-many' // a classifier, and a data set of more classes than it knows; facts: most, got
  | 'picture-unknown' // a file of the learner's that is no PNG, JPEG or WebP; facts: file
  | 'picture-too-large' // facts: file, megapixels, most
  | 'picture-broken' // facts: file
  | 'picture-scaled' // facts: file, from, to (width × height)
  | 'out-of-memory'
  | 'unexpected' // facts: message

export interface Notice {
  readonly code: NoticeCode
  readonly facts: Readonly<Record<string, string | number>>
}

/** An error that is a notice; thrown where the work cannot go on, shown as a state, never swallowed. */
export class NoticeError extends Error {
  readonly notice: Notice
  constructor(code: NoticeCode, facts: Notice['facts'] = {}) {
    super(`${code} ${JSON.stringify(facts)}`)
    this.name = 'NoticeError'
    this.notice = { code, facts }
  }
}

/** The notice inside an error, or `unexpected` with its message. */
export function noticeOf(error: unknown): Notice {
  if (error instanceof NoticeError) return error.notice
  const message = error instanceof Error ? error.message : String(error)
  return { code: 'unexpected', facts: { message } }
}
