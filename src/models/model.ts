/**
 * The contract of a model family. A family is a folder with a `spec.ts` (plain data, both threads)
 * and a builder (worker only), and a line in each of `specs.ts` and `builders.ts`.
 */
import type { Scalar, Tensor1D, Tensor2D, Variable } from '@tensorflow/tfjs-core'
import type { RandomSource } from '../engine/random.ts'
import type { Notice } from '../protocol/notice.ts'
import type { Fields, SettingsOf } from './field.ts'

/** One batch of a data set; B images of D pixels in 0…1. The trainer owns and disposes it. */
export interface Batch {
  readonly x: Tensor2D // [B, D]
  readonly labels: Tensor1D // [B] int32
  /** The same images damaged, where the set has them in pairs. */
  readonly damaged?: Tensor2D // [B, D]
}

/** A whole set in chunks. */
export type BatchStream = Iterable<Batch> | AsyncIterable<Batch>

/**
 * What a family may offer to look at; its spec lists which, and a missing one does not compile.
 * Arguments belong to the caller, results to the caller too: a view neither keeps nor disposes them.
 */
export interface ModelViews {
  /** [B, D] → [B, D], pixels meant for 0…1 (a linear output may overshoot), without noise */
  reconstruct(x: Tensor2D): Tensor2D
  /** [B, D] → [B, K] */
  encode(x: Tensor2D): Tensor2D
  /** [B, K] → [B, D] */
  decode(z: Tensor2D): Tensor2D
  /** What each code unit looks for: its weights to the input, [K, D] */
  filters(): Tensor2D
  /** What each code unit paints: decoder of a one-hot code minus decoder of zero, before squashing, [K, D] */
  strokes(): Tensor2D
  /** New images, [n, D]; a noise of its own, so asking does not change training */
  sample(n: number): Tensor2D
  /**
   * The noisy or otherwise damaged input that training sees, [B, D] → [B, D]
   * @param seed the same damage for the same seed and row; without it, new damage each time
   * @param level 0…1, instead of the model's own
   */
  damage(x: Tensor2D, seed?: number, level?: number): Tensor2D
  /**
   * What becomes of a damaged image: its code [B, K], some units of it switched off as in training, and the image
   * [B, D] that is made of it
   * @param seed which units: the same for the same seed and row
   */
  repair(x: Tensor2D, seed: number): { code: Tensor2D; image: Tensor2D }
  /** Mean activity of each code unit over the images, [B, D] → [1, K] */
  activity(x: Tensor2D): Tensor2D
  /** Activity of every layer after the input, "0" first, each [B, width] */
  activations(x: Tensor2D): Record<string, Tensor2D>
  /** What each unit of each layer looks for, projected down to pixels: layer → [units, D] */
  layerFilters(): Record<string, Tensor2D>
  /** Feature maps of the first image, layer by layer in order, each [maps, height · width] (square) */
  maps(x: Tensor2D): Record<string, Tensor2D>
  /** The 3×3 kernels of the first convolution, [maps, 9], and their biases, [1, maps] */
  kernels(): { weights: Tensor2D; bias: Tensor2D }
  /** Mean and ln σ² of q(z|x), [B, K] each */
  posterior(x: Tensor2D): { mean: Tensor2D; logVar: Tensor2D }
  /** Share of the variance that each component explains, largest first, [1, K] */
  explainedVariance(): Tensor2D
  /** Class probabilities, [B, D] → [B, 10] */
  classify(x: Tensor2D): Tensor2D
  /** p(h = 1 | v), or the mean of a Gaussian unit, [B, D] → [B, H] */
  hiddenProbability(v: Tensor2D): Tensor2D
  /** p(v = 1 | h), [B, H] → [B, D] */
  visibleProbability(h: Tensor2D): Tensor2D
  /** F(v), nats, up to a constant, [B, D] → [B, 1] */
  freeEnergy(v: Tensor2D): Tensor2D
  /** One step of a Gibbs chain, v → h → v'; feed `visibleSample` back to go on */
  gibbsStep(v: Tensor2D): GibbsStep
  /** Every number of one CD-1 update on these images, without making it */
  cdWalk(v: Tensor2D): CdWalk
  /**
   * One step of the Gibbs chain between a stack's top two layers, and what it looks like in pixels.
   * @param v state of the lower of both, [B, K]; feed `state` back to go on
   */
  dream(v: Tensor2D): { state: Tensor2D; images: Tensor2D } // [B, K], [B, D]
  /**
   * How far the weights of each layer, from the input, have moved since the stage began (or since they were restored):
   * ‖W − W₀‖ / ‖W₀‖, [1, layers]; exactly 0 for a frozen one.
   */
  movement(): Tensor2D
  /** A small machine's whole distribution, by enumeration; throws above 20 units */
  exactDistribution(): ExactDistribution
}

export interface GibbsStep {
  readonly hidden: Tensor2D // [B, H] p(h|v)
  readonly hiddenSample: Tensor2D // [B, H]
  readonly visible: Tensor2D // [B, D] p(v'|h)
  readonly visibleSample: Tensor2D // [B, D]
}

/** One update of contrastive divergence; changes are before the learning rate, means over the images. */
export interface CdWalk {
  readonly hidden: Tensor2D // [B, H] p(h|v), positive phase
  readonly hiddenSample: Tensor2D // [B, H]
  readonly reconstruction: Tensor2D // [B, D] p(v'|h)
  readonly hiddenAfter: Tensor2D // [B, H] p(h|v'), negative phase
  readonly positive: Tensor2D // [D, H] vᵀp(h|v)
  readonly negative: Tensor2D // [D, H] v'ᵀp(h|v')
  readonly weightChange: Tensor2D // [D, H] positive − negative
  readonly visibleChange: Tensor2D // [1, D]
  readonly hiddenChange: Tensor2D // [1, H]
}

/** Bit i of a state's position is unit i. */
export interface ExactDistribution {
  readonly joint: Tensor2D // [2^D, 2^H] p(v,h)
  readonly visible: Tensor2D // [1, 2^D] p(v)
  readonly logPartition: number // ln Z
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
  /** true: learned in `begin` without chance; training steps only measure. */
  readonly closedForm?: boolean
  /** Number of trained numbers, derived without building the model. */
  parameters(settings: SettingsOf<F>, inputSize: number): number
  /** What keeps settings that are right one by one from being built together: a notice `conflict-…`, or nothing. */
  conflict?(settings: SettingsOf<F>, inputSize: number): Notice | undefined
}

/** Where a family that trains in stages stands. */
export interface Stage {
  readonly index: number
  readonly count: number
  /** Updates since it began. */
  readonly done: number
  /** Key of an interface word, such as `pretrain` or `fine-tune`. */
  readonly name: string
  /** Layers that do not move in this stage, by index from the input. */
  readonly frozen: readonly number[]
}

export type NamedTensors = Readonly<Record<string, Variable>>

/** What every built model can do, besides its views. */
export interface Training<F extends Fields = Fields> {
  /**
   * Called once before the first step with the whole training set in chunks, for what one batch cannot give: a closed
   * form, base rates, the few labelled images. The caller owns the batches; each is gone when the next comes.
   * @param rest awaited between parts of what takes long, so that questions get in
   */
  begin?(trainingSet: BatchStream, rest?: () => Promise<void>): Promise<void>
  /** One update from one batch. Returns the spec's metrics, not yet read from the device; caller disposes. */
  trainStep(batch: Batch): Record<string, Scalar>
  /** The same metrics without noise and without an update; caller disposes. */
  evaluate(batch: Batch): Record<string, Scalar>
  /**
   * Told after weights were restored how many steps they have seen, for what changes with the step.
   * @param stage where a family with stages stood; without it, where so many steps lead
   */
  goOnFrom?(step: number, stage?: Pick<Stage, 'index' | 'done'>): void
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
