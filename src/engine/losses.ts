/** Losses as training lowers them: mean over pixels and batch, gradient for the first argument. */
import {
  abs,
  add,
  exp,
  log1p,
  mean,
  mul,
  neg,
  relu,
  type Scalar,
  square,
  sub,
  type Tensor2D,
} from '@tensorflow/tfjs-core'

/** Binary cross-entropy of σ(logits) against target in 0…1, nats; [B, D] each. Right at any logit. */
export function crossEntropyFromLogits(logits: Tensor2D, target: Tensor2D): Scalar {
  return mean(add(sub(relu(logits), mul(logits, target)), log1p(exp(neg(abs(logits))))))
}

/** (output − target)², mean over pixels and batch. */
export const squaredError = (output: Tensor2D, target: Tensor2D): Scalar => mean(square(sub(output, target)))

/** |output − target|, mean over pixels and batch. */
export const absoluteError = (output: Tensor2D, target: Tensor2D): Scalar => mean(abs(sub(output, target)))
