/**
 * A run as a figure holds it: a store to read, plain functions to act. Implementation of the protocol's
 * page side; figures use the hooks of `hooks.ts`.
 */
import type { StoreApi } from 'zustand'
import type { Notice } from '../protocol/notice.ts'
import type { QuestionName } from '../protocol/questions.ts'
import type { Checkpoint, LaneReport, LiveChanges, RunPhase, RunSpec, StartFrom } from '../protocol/run.ts'
import type { BackendReport, ViewAnswer, ViewInput } from '../protocol/worker-api.ts'

/** Whole curves since the start, thinned to what a chart can show, where a report has the new points only. */
export type LaneState = LaneReport

export interface RunState {
  readonly spec: RunSpec
  readonly phase: RunPhase
  readonly step: number
  readonly epoch: number
  readonly imagesPerSecond: number
  readonly seconds: number
  readonly lanes: readonly LaneState[]
  /** Rises whenever the weights changed: what is shown must be asked anew. */
  readonly version: number
  readonly stepsPerSecond: number
  readonly backend?: BackendReport
  readonly trainingImages: number
  readonly validationImages: number
  /** What the learner should know; the newest last. A `failed` phase has its reason here. */
  readonly notices: readonly Notice[]
}

export interface Run {
  readonly store: StoreApi<RunState>
  train(): void
  pause(): void
  step(): void
  /** New weights from the seed, curves emptied. */
  reset(): void
  /**
   * A new run in place of this one, such as after a setting that needs a restart. From a checkpoint the curves up to its
   * step stay, by lane; those of this run, or the given ones.
   */
  restart(spec: RunSpec, start: StartFrom, curves?: readonly LaneState[]): void
  tune(lane: number, changes: LiveChanges): void
  setSpeed(stepsPerSecond: number): void
  nextStage(lane: number): void
  /** After a failure: a fresh worker if needed, the last checkpoint, paused. */
  recover(): void
  /** One answer from the model as it is now; rejects with a `NoticeError`. */
  ask<V extends QuestionName>(lane: number, view: V, input: ViewInput<V>): Promise<ViewAnswer<V>>
  /**
   * Keeps `paint` supplied with the newest answer: asks at once, whenever `refresh` is called, and whenever
   * the weights changed. One question is in flight, only the newest waits. No React rendering involved.
   */
  watch<V extends QuestionName>(
    lane: number,
    view: V,
    input: () => ViewInput<V> | undefined,
    paint: (answer: ViewAnswer<V>) => void,
  ): { refresh(): void; stop(): void }
  checkpoint(): Promise<Checkpoint>
  /**
   * Somebody looks at the run, until the returned function is called. One that nobody has looked at for a while, and that
   * does not train, gives its memory in the worker back; it comes back where it was with the next look or command.
   */
  look(): () => void
  close(): void
}
