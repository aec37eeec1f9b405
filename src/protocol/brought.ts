import type { OwnSetName } from './run.ts'

/** A data set of the learner's own that was read and kept. */
export interface Brought {
  readonly name: OwnSetName
  readonly train: number
  readonly validation: number
  /** Images that were left out because there were too many. */
  readonly left: number
}
