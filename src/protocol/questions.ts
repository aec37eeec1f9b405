/** What can be asked of a model: its own views, and what the worker makes of them together with the data. */
import type { Tensor2D } from '@tensorflow/tfjs-core'
import type { DenoisingSettings } from '../models/denoising/spec.ts'
import type { ModelViews } from '../models/model.ts'

/** Where validation images lie in the space of codes. */
export interface Survey {
  /** [n, K]; the posterior's means, for a family that has one */
  readonly codes: Tensor2D
  /** [n, K], the posterior's σ; only of a family that has one */
  readonly deviations?: Tensor2D
  /** Class of each image, 0…9. */
  readonly labels: readonly number[]
}

export interface LatentMeasures {
  /** Of the validation codes, for each of the K code units. */
  readonly mean: readonly number[]
  readonly deviation: readonly number[]
  /** Share of validation images whose class is guessed by the vote of the 5 nearest training codes, 0…1. */
  readonly neighbours: number
  /** Different classes among the images that were looked at. */
  readonly classCount: number
  /** Code units that say something: variance of their (mean) code above 0.01. */
  readonly activeUnits: number
  /** Share of the plane that comes back (`src/math/come-back.ts`), 0…1; only with two code units. */
  readonly comeBack?: number
}

export interface UnitActivity {
  /** ρ̂: mean over the images, for each unit. */
  readonly mean: readonly number[]
  /** The largest over the images, for each unit. */
  readonly most: readonly number[]
  /** Treves–Rolls across units, mean over images: 0 when all speak alike, 1 when one alone speaks. */
  readonly sparseness: number
}

/** How a model copes with damaged images; squared errors are means over pixels and images, against the clean images. */
export interface RepairMeasures {
  /** Of the damaged images themselves. */
  readonly before: number
  /** Of what the model makes of them. */
  readonly after: number
  /** Of what it makes of the clean images. */
  readonly clean: number
  /** Share of the damage that is found again in the output (`math/reconstruction.ts`); NaN without damage. */
  readonly copied: number
}

/** Images whose label has these values in these bits: all sevens are { mask: 255, value: 7 }. */
export interface LabelGroup {
  readonly mask: number
  readonly value: number
}

/** Answered for every family that encodes and decodes; pixels of the data never leave the worker. */
export interface DataQuestions {
  /** @param count validation images, from the first */
  survey(count: number): Survey
  /** Encodes what was decoded: [B, K] → [B, K] */
  comeBack(z: Tensor2D): Tensor2D
  /** @param count training and validation images to measure with */
  measureLatent(count: number): LatentMeasures
  /** The images damaged as in training, by the same draws whenever it is asked, so that a drawing does not flicker. */
  damaged(x: Tensor2D, kind: 'masking' | 'salt-and-pepper' | 'gaussian', level: number): Tensor2D
  /** The training image with the least squared difference to each row of x. */
  nearestImages(x: Tensor2D): {
    readonly images: Tensor2D // [B, D]
    /** Squared difference summed over pixels. */
    readonly distances: readonly number[]
    readonly labels: readonly number[]
  }
  /** Squared error summed over pixels, mean over the first `count` validation images; of a family that reconstructs. */
  squaredError(count: number): number
  /**
   * The mean code of each group.
   * @param most images of a group that count, the first of the training set; of each at least 1
   */
  groupMeans(
    groups: readonly LabelGroup[],
    most: number,
  ): {
    /** [groups, K]; zeros for a group without images */
    readonly means: Tensor2D
    /** Mean image of each group, [groups, D]: the same arithmetic without a network */
    readonly images: Tensor2D
    /** Images of each group that there were. */
    readonly counts: readonly number[]
  }
  /** For each code unit, the share of the first `count` validation images whose code uses it (is not 0), 0…1. */
  unitUse(count: number): { readonly shares: readonly number[] }
  /** How active each code unit is on the first `count` validation images. */
  unitActivity(count: number): UnitActivity
  /** Of the first `count` validation images: the most probable class by `classify`, and the true one. */
  predictions(count: number): { readonly predicted: readonly number[]; readonly labels: readonly number[] }
  /**
   * Damages the first `count` validation images, always in the same way, whatever damage the model was trained with.
   * @param level 0…1
   */
  measureRepair(count: number, kind: DenoisingSettings['damage'], level: number): RepairMeasures
  /**
   * A page of text, written and worn from a seed.
   * @param amount of wear, 0…1
   * @returns [512, 512] each
   */
  drawDocument(seed: number, amount: number): { readonly clean: Tensor2D; readonly damaged: Tensor2D }
  /** A page of any size, cleaned patch by patch by a model of document patches, [H, W] → [H, W]; and how long it took. */
  cleanPage(page: Tensor2D): { readonly page: Tensor2D; readonly seconds: number }
  /** A page after a median filter over squares of 2 · radius + 1 pixels, [H, W] → [H, W] */
  medianPage(page: Tensor2D, radius: number): Tensor2D
  /**
   * Accuracy, 0…1, of a logistic regression on codes or on the raw pixels.
   * @param count training images that it learns from
   * @param asked validation images that it is measured with
   */
  linearAccuracy(count: number, asked: number, of: 'code' | 'pixels'): number
}

export type Questions = ModelViews & DataQuestions
export type QuestionName = keyof Questions
