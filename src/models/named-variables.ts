import type { Variable } from '@tensorflow/tfjs-core'

/** A layer as far as saving goes; a tied one has no weights of its own. */
interface Weighted {
  readonly W: Variable
  readonly b: Variable
  readonly transposed?: boolean
}

/** Every variable once, as `part.index.W` and `part.index.b`, in order; of a tied layer the bias only. */
export function namedVariables(
  parts: Readonly<Record<string, readonly Weighted[]>>,
): Record<string, Variable> {
  const named: Record<string, Variable> = {}
  for (const [part, layers] of Object.entries(parts)) {
    for (const [i, { W, b, transposed }] of layers.entries()) {
      if (!transposed) named[`${part}.${i}.W`] = W
      named[`${part}.${i}.b`] = b
    }
  }
  return named
}
