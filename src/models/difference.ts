import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import type { RandomStream } from '../engine/random.ts'

/**
 * What a variant (denoising, sparse, …) changes of an autoencoder; each is the identity when absent. Called inside a
 * `tidy`, and inside the gradient.
 */
export interface Difference {
  /** What the encoder sees; the loss still looks at the clean x. [B, D] → [B, D] */
  corrupt?(x: Tensor2D, chance: RandomStream): Tensor2D
  /** The code that the decoder gets, while training. [B, K] → [B, K] */
  constrain?(z: Tensor2D, chance: RandomStream): Tensor2D
  /** The code in use, as `encode` gives it; `constrain` plays no part there. [B, K] → [B, K] */
  constrainForUse?(z: Tensor2D): Tensor2D
  /** Added to the loss. `z` is the code before `constrain`, [B, K]; `weights` are all weight matrices, without biases */
  penalty?(z: Tensor2D, weights: readonly Tensor[]): Scalar
}

/** What stands in for a part of a difference that is absent. */
export const unchanged = <T>(tensor: T): T => tensor
