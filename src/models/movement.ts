import {
  add,
  concat,
  div,
  keep,
  reshape,
  type Scalar,
  sqrt,
  square,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
  tidy,
  type Variable,
} from '@tensorflow/tfjs-core'

export interface Movement {
  /** Remembers where the weights are now. */
  mark(): void
  /** ‖W − W₀‖ / ‖W₀‖ of each layer since `mark`, [1, layers] */
  since(): Tensor2D
  dispose(): void
}

/** Keeps weights that started at zero from dividing by it. */
const smallest = 1e-12

/**
 * Measures how far weights have gone.
 * @param layers the weights of each layer, at least one; tied ones twice. Still the caller's
 */
export function createMovement(layers: readonly Variable[]): Movement {
  let marked: Tensor[] = []
  const forget = () => {
    for (const tensor of marked) tensor.dispose()
  }
  return {
    mark() {
      forget()
      marked = layers.map((W) => tidy(() => keep(W.clone())))
    },
    since: () =>
      tidy(() => {
        const sizes = layers.map((W, i) => {
          const before = marked[i]!
          return reshape(div(size(sub(W, before)), add(size(before), smallest)), [1, 1])
        })
        return concat(sizes, 1) as Tensor2D
      }),
    dispose: forget,
  }
}

/** ‖W‖, the root of the sum of squares. */
const size = (W: Tensor) => sqrt(sum(square(W))) as Scalar
