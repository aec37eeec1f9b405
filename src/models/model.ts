/**
 * The contract of a model family. A family is a folder with a `spec.ts` (plain data, both threads)
 * and a builder (worker only), and a line in each of `specs.ts` and `builders.ts`.
 */
import type { Scalar, Tensor1D, Tensor2D, Variable } from '@tensorflow/tfjs-core'
import type { RandomSource } from '../engine/random.ts'
import type { Fields, SettingsOf } from './field.ts'

/** One batch of a data set; B images of D pixels in 0…1. The trainer owns and disposes it. */
export interface Batch {
  readonly x: Tensor2D // [B, D]
  readonly labels: Tensor1D // [B] int32
}

/**
 * What a family may offer to look at; its spec lists which, and a missing one does not compile.
 * Arguments belong to the caller, results to the caller too: a view neither keeps nor disposes them.
 */
export interface ModelViews {
  /** [B, D] → [B, D], pixels in 0…1, without noise */
  reconstruct(x: Tensor2D): Tensor2D
  /** [B, D] → [B, K] */
  encode(x: Tensor2D): Tensor2D
  /** [B, K] → [B, D] */
  decode(z: Tensor2D): Tensor2D
  /** What each code unit looks for: its weights to the input, [K, D] */
  filters(): Tensor2D
  /** What each code unit paints: decoder of a one-hot code minus decoder of zero, before squashing, [K, D] */
  strokes(): Tensor2D
}
export type ViewName = keyof ModelViews

/** Plain data that describes a family. */
export interface ModelSpec<F extends Fields = Fields, V extends ViewName = ViewName> {
  readonly fields: F
  readonly views: readonly V[]
  /** Names of the scalars that `trainStep` and `evaluate` return; the first is what training lowers. */
  readonly metrics: readonly string[]
  /** Paper and equation, slide. */
  readonly source: string
  /** Layer widths from input to output, for diagrams. */
  widths(settings: SettingsOf<F>, inputSize: number): readonly number[]
  /** Number of trained numbers, derived without building the model. */
  parameters(settings: SettingsOf<F>, inputSize: number): number
  /** A rule between fields that one field alone cannot check: `undefined` or what was expected. */
  conflict?(settings: SettingsOf<F>, inputSize: number): { field: string; expected: string } | undefined
}

/** Where a family that trains in stages stands. */
export interface Stage {
  readonly index: number
  readonly count: number
  /** Key of an interface word, such as `pretrain` or `fine-tune`. */
  readonly name: string
  /** Layers that do not move in this stage, by index from the input. */
  readonly frozen: readonly number[]
}

export type NamedTensors = Readonly<Record<string, Variable>>

/** What every built model can do, besides its views. */
export interface Training<F extends Fields = Fields> {
  /** One update from one batch. Returns the spec's metrics, not yet read from the device; caller disposes. */
  trainStep(batch: Batch): Record<string, Scalar>
  /** The same metrics without noise and without an update; caller disposes. */
  evaluate(batch: Batch): Record<string, Scalar>
  /** Applies changes of live fields at once. */
  tune(changes: Partial<SettingsOf<F>>): void
  /** Current stage, for families that have several. */
  stage?(): Stage
  /** Goes on to the next stage; throws on the last. */
  nextStage?(): void
  /** Trained variables by name, for saving, checkpoints and export; still owned by the model. */
  weights(): NamedTensors
  /** Frees every tensor the model owns. */
  dispose(): void
}

export type Model<F extends Fields = Fields, V extends ViewName = ViewName> = Training<F> &
  Pick<ModelViews, V>
/** A model whose family is not known statically. */
export type AnyModel = Training & Partial<ModelViews>

/** What a builder gets besides its settings. */
export interface BuildContext {
  /** D, pixels per image */
  readonly inputSize: number
  /** The run's own generator: initial weights, noise and samples all come from it. */
  readonly random: RandomSource
}

export type Builder<F extends Fields, V extends ViewName> = (
  settings: SettingsOf<F>,
  context: BuildContext,
) => Model<F, V>
