/** Automatic differentiation, with the gradients of tfjs's operations registered (its core ships without). */
import '@tensorflow/tfjs-core/dist/register_all_gradients.js'
import { type Scalar, type Tensor, type Variable, variableGrads } from '@tensorflow/tfjs-core'

/**
 * Value and gradients of a scalar function of variables.
 * @returns `gradients` by variable name; value and gradients belong to the caller
 */
export function valueAndGradients(
  loss: () => Scalar,
  variables: readonly Variable[],
): { value: Scalar; gradients: Record<string, Tensor> } {
  const { value, grads } = variableGrads(loss, [...variables])
  return { value, gradients: grads }
}
