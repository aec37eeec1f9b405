/** The worker as the page sees it (through comlink). Failures come back as notices, not exceptions. */
import type { Notice } from './notice.ts'
import type { QuestionName, Questions } from './questions.ts'
import type {
  BackendName,
  BackendPreference,
  Checkpoint,
  DataSetName,
  LiveChanges,
  Matrix,
  Prepared,
  Report,
  RunSpec,
  StartFrom,
} from './run.ts'

/** A tensor function as it looks from the page: tensors are matrices. */
type Wire<T> = T extends number | string | boolean
  ? T
  : T extends { dataId: object }
    ? Matrix
    : { [K in keyof T]: Wire<T[K]> }
export type ViewInput<V extends QuestionName> = Wire<Parameters<Questions[V]>>
export type ViewAnswer<V extends QuestionName> = Wire<ReturnType<Questions[V]>>

export interface BackendReport {
  readonly backend: BackendName
  /** Name of the device as the browser tells it, for the status line's details. */
  readonly device: string
  /** Set when the wanted backend could not be had. */
  readonly notice?: Notice
}

/** Failure travels as data, because errors lose their type on the way between threads. */
export type Answered<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly notice: Notice }

export interface Pictures {
  readonly images: Matrix
  /** The same damaged, of sets that come in pairs. */
  readonly damaged?: Matrix
  readonly labels: readonly number[]
  /** Of the data set: rows and columns of one image. */
  readonly height: number
  readonly width: number
}

export interface WorkerApi {
  /** Starts a backend; called once, before anything else. */
  open(preference: BackendPreference, listeners: WorkerListeners): Promise<Answered<BackendReport>>
  /**
   * Images of a data set by position in a split.
   * @param labels draws each image again as if it had this label; of sets that are drawn only
   */
  pictures(
    data: DataSetName,
    split: 'train' | 'validation',
    indices: readonly number[],
    labels?: readonly number[],
  ): Promise<Answered<Pictures>>
  /** Builds the run's models. `id` is chosen by the page and newer ones replace nothing: `close` frees. */
  prepare(id: number, spec: RunSpec, start: StartFrom): Promise<Answered<Prepared>>
  /** Trains until paused or done. `stepsPerSecond` is a ceiling, 0 means none; may be called again to change it. */
  play(id: number, stepsPerSecond: number): Promise<Answered<void>>
  pause(id: number): Promise<Answered<void>>
  /** One update of each lane, then a report. */
  step(id: number): Promise<Answered<void>>
  /** Measures the validation set at the current weights, then reports. */
  measure(id: number): Promise<Answered<void>>
  /** Live fields of one lane. */
  tune(id: number, lane: number, changes: LiveChanges): Promise<Answered<void>>
  /** Goes on to the next stage, for families that have several. */
  nextStage(id: number, lane: number): Promise<Answered<void>>
  /** Computes one view of one lane now, or answers what needs the data too. */
  ask<V extends QuestionName>(
    id: number,
    lane: number,
    view: V,
    input: ViewInput<V>,
  ): Promise<Answered<ViewAnswer<V>>>
  /** Weights of every lane, to go on from after a failure, to save or to export. */
  checkpoint(id: number): Promise<Answered<Checkpoint>>
  /** Frees the run. */
  close(id: number): Promise<void>
}

/** Given to the worker by the page at start; called by the worker. */
export interface WorkerListeners {
  onReport(report: Report): void
  /** The GPU is gone; this worker is of no more use. */
  onContextLost(): void
}
