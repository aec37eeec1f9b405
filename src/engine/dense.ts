import { add, matMul, relu, sigmoid, type Tensor, type Tensor2D, tanh } from '@tensorflow/tfjs-core'

export type Activation = 'relu' | 'sigmoid' | 'tanh' | 'linear'

/** σ(x), elementwise, same shape. */
export function activate(x: Tensor2D, activation: Activation): Tensor2D {
  switch (activation) {
    case 'relu':
      return relu(x)
    case 'sigmoid':
      return sigmoid(x)
    case 'tanh':
      return tanh(x)
    case 'linear':
      return x
  }
}

/**
 * σ(xW + b), one dense layer: x [B, I], W [I, O], b [O] → [B, O].
 * @param transposed W is [O, I] and its transpose is used, as in a tied decoder
 */
export function dense(
  x: Tensor2D,
  W: Tensor,
  b: Tensor,
  activation: Activation,
  transposed = false,
): Tensor2D {
  return activate(add(matMul(x, W as Tensor2D, false, transposed), b), activation)
}
