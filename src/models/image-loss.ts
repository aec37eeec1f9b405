import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core'
import { type Activation, activate } from '../engine/dense.ts'
import { absoluteError, crossEntropyFromLogits, squaredError } from '../engine/losses.ts'

/** The chosen loss of σ'(logits) against an image; [B, D] each, mean over pixels and batch. */
export function imageLoss(loss: 'bce' | 'mse' | 'mae', outputActivation: Activation) {
  return (logits: Tensor2D, target: Tensor2D): Scalar => {
    if (loss === 'bce') return crossEntropyFromLogits(logits, target)
    const output = activate(logits, outputActivation)
    return loss === 'mse' ? squaredError(output, target) : absoluteError(output, target)
  }
}
