/** What describes a run and what a run reports; crosses the thread boundary, so plain data only. */
import type { AnySettings } from '../models/field.ts'
import type { Stage } from '../models/model.ts'
import type { LaneSpec } from '../models/specs.ts'
import type { Notice } from './notice.ts'

/** A set of the learner's own, kept in the browser under this name. */
export type OwnSetName = `own:${string}`
export type DataSetName = 'digits' | 'faces' | 'documents' | OwnSetName
export type BackendName = 'webgl' | 'wasm' | 'cpu'
export type BackendPreference = BackendName | 'auto'

/** A run: one or more models trained on the same batches of the same data, in lockstep. */
export interface RunSpec {
  readonly data: DataSetName
  readonly seed: number
  /** Images per batch. */
  readonly batchSize: number
  readonly lanes: readonly LaneSpec[]
  /** Training stops by itself (`done`) after this many passes over the data; *Train* then adds as many. */
  readonly epochs: number
  /**
   * Validation also measures every reconstruction in the same way, whatever the lane trains for: metrics
   * `imageSquaredError` and `imageCrossEntropy`, mean over pixels. Absent where a family reconstructs nothing.
   */
  readonly alike?: boolean
}

export type RunPhase = 'idle' | 'preparing' | 'running' | 'paused' | 'done' | 'failed'

/** Rows of numbers. `data` has `rows * columns` values, row after row. */
export interface Matrix {
  readonly rows: number
  readonly columns: number
  readonly data: Float32Array
}

/** A model's variables by name, with their shapes; enough to go on from. */
export type Weights = Readonly<
  Record<string, { readonly shape: readonly number[]; readonly data: Float32Array }>
>

/** Weights of every lane after so many updates. */
export interface Checkpoint {
  readonly step: number
  readonly lanes: readonly Weights[]
  /** Trained so far; 0 where it is not known, as of weights from a file. */
  readonly seconds?: number
  /** By lane, where a family with stages stood: a learner may have gone on before the stage's time. */
  readonly stages?: readonly (Pick<Stage, 'index' | 'done'> | undefined)[]
}

/** Where a run starts: new weights from the seed, trained files of `public/models` (`a+b`: lanes of both), or given weights. */
export type StartFrom =
  | { readonly kind: 'scratch' }
  | { readonly kind: 'trained'; readonly name: string }
  | ({ readonly kind: 'checkpoint' } & Checkpoint & {
        /** `new`: lanes and variables that are not there keep their first weights; without it they are an error. */
        readonly rest?: 'new'
      })

/** Points of one curve: `values[i]` was measured after `steps[i]` updates. */
export interface Curve {
  readonly steps: readonly number[]
  readonly values: readonly number[]
}

/** New points since the last report, of one lane. Keys of `train` and `validation` are the spec's metrics. */
export interface LaneReport {
  readonly train: Readonly<Record<string, Curve>>
  readonly validation: Readonly<Record<string, Curve>>
  readonly stage?: Stage
}

export interface Report {
  readonly run: number
  readonly phase: RunPhase
  readonly step: number
  /** How often the weights have changed since the run was prepared; views answer with other numbers then. */
  readonly weights: number
  /** Passes over the training set, with fraction. */
  readonly epoch: number
  /** Training images per second, over the last second or so of training, now or before a pause; all lanes count once. */
  readonly imagesPerSecond: number
  /** Trained so far, without pauses. */
  readonly seconds: number
  /** 0 while the data set is still on its way. */
  readonly trainingImages: number
  readonly validationImages: number
  readonly lanes: readonly LaneReport[]
  /** What the learner should know since the last report; the last one is why it failed, when it did. */
  readonly notices: readonly Notice[]
}

/** What `prepare` answers: the models exist and can be asked; the data set may still be on its way. */
export interface Prepared {
  readonly run: number
  readonly step: number
  readonly inputSize: number
  /** What happened on the way that the learner should know: a trained file was missing, part of the data failed. */
  readonly notices: readonly Notice[]
  /** Where each lane's training in stages stands; nothing for families without. */
  readonly stages: readonly LaneReport['stage'][]
  /** What was measured on the way to a trained start, by lane; thinned. */
  readonly curves?: readonly LaneReport[]
}

export type LiveChanges = AnySettings
