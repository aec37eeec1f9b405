/** Automatic differentiation, with the gradients of tfjs's operations registered (its core ships without). */
import '@tensorflow/tfjs-core/dist/register_all_gradients.js'
import {
  clone,
  dispose,
  keep,
  type Scalar,
  type Tensor,
  tidy,
  type Variable,
  variableGrads,
} from '@tensorflow/tfjs-core'
import type { Optimizer } from './optimizer.ts'

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

/**
 * The same for a loss that comes with the terms it is made of: gradients of `loss`, and the value of every term.
 * @returns values and gradients belong to the caller
 */
export function termsAndGradients<Name extends string>(
  terms: () => Record<Name | 'loss', Scalar>,
  variables: readonly Variable[],
): { values: Record<Name | 'loss', Scalar>; gradients: Record<string, Tensor> } {
  // What is made inside is gone afterwards, so the terms are kept over the end, then handed out.
  let kept: Record<string, Scalar> = {}
  const { value, gradients } = valueAndGradients(() => {
    const made = terms()
    kept = Object.fromEntries(Object.entries<Scalar>(made).map(([name, term]) => [name, keep(clone(term))]))
    return made.loss
  }, variables)
  value.dispose()
  const values = Object.fromEntries(Object.entries(kept).map(([name, term]) => [name, clone(term)]))
  dispose(kept)
  return { values: values as Record<Name | 'loss', Scalar>, gradients }
}

/**
 * One update: the optimiser takes a step down the gradient of `loss`.
 * @returns the value of every term before the step; the caller disposes them
 */
export function descend<Name extends string>(
  optimizer: Optimizer,
  variables: readonly Variable[],
  terms: () => Record<Name | 'loss', Scalar>,
): Record<Name | 'loss', Scalar> {
  return tidy(() => {
    const { values, gradients } = termsAndGradients(terms, variables)
    optimizer.apply(gradients)
    return values
  })
}
