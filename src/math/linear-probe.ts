/** How much of the class a linear map finds in a code. */
import {
  add,
  argMax,
  clipByValue,
  concat,
  div,
  matMul,
  mean,
  mul,
  norm,
  oneHot,
  ones,
  softmax,
  sqrt,
  square,
  sub,
  type Tensor2D,
  tensor1d,
  tensor2d,
  tidy,
  zeros,
} from '@tensorflow/tfjs-core'
import type { Rows } from './rows.ts'

export interface ProbeOptions {
  /** Weight of ½‖W‖² beside the mean cross-entropy. */
  readonly decay?: number
  readonly steps?: number
  readonly classes?: number
}

/**
 * Accuracy, 0…1, on `test` of a logistic regression that was trained on frozen codes. Each code unit is first scaled to
 * mean 0 and variance 1 on `train`. Convex, solved by accelerated gradient descent (Nesterov 1983) from 0: no randomness.
 */
export async function linearProbe(
  train: Rows,
  trainLabels: ArrayLike<number>,
  test: Rows,
  testLabels: ArrayLike<number>,
  { decay = 1e-4, steps = 200, classes = 10 }: ProbeOptions = {},
): Promise<number> {
  const guesses = tidy(() => {
    const raw = tensorOf(train)
    const centre = mean(raw, 0, true)
    const spread = add(sqrt(mean(square(sub(raw, centre)), 0, true)), 1e-6)
    // A unit that hardly ever speaks must not blow up where it does: at most 10 deviations count.
    const prepare = (x: Tensor2D): Tensor2D =>
      concat([clipByValue(div(sub(x, centre), spread) as Tensor2D, -10, 10), ones([x.shape[0], 1])], 1)
    const x = prepare(raw) // [N, K + 1]
    const wanted = oneHot(tensor1d(Int32Array.from(trainLabels), 'int32'), classes) as Tensor2D // [N, C]
    const rate = 1 / (0.5 * largestEigenvalue(x) + decay) // 1 / Lipschitz constant of the gradient
    let W = zeros([x.shape[1], classes]) as Tensor2D
    let ahead = W
    for (let step = 1; step <= steps; step++) {
      const [from, at] = [W, ahead]
      const moved = tidy(() => {
        const error = sub(softmax(matMul(x, at)), wanted)
        const gradient = add(div(matMul(x, error as Tensor2D, true), train.rows), mul(at, decay))
        return sub(at, mul(gradient, rate)) as Tensor2D
      })
      W = moved
      ahead = tidy(() => add(moved, mul(sub(moved, from), (step - 1) / (step + 2))) as Tensor2D)
      if (at !== from) at.dispose()
      from.dispose()
    }
    return argMax(matMul(prepare(tensorOf(test)), W), 1)
  })
  const labels = await guesses.data()
  guesses.dispose()
  let right = 0
  for (let i = 0; i < test.rows; i++) if (labels[i] === testLabels[i]) right++
  return right / test.rows
}

const tensorOf = ({ rows, columns, data }: Rows): Tensor2D =>
  tensor2d(Float32Array.from(data), [rows, columns])

/** Of xᵀx / N, by power iteration; a little above it. */
function largestEigenvalue(x: Tensor2D): number {
  let v = ones([x.shape[1], 1]) as Tensor2D
  let value = 1
  for (let i = 0; i < 30; i++) {
    const next = div(matMul(x, matMul(x, v), true), x.shape[0]) as Tensor2D
    value = norm(next).dataSync()[0]! / norm(v).dataSync()[0]!
    v = div(next, norm(next)) as Tensor2D
  }
  return 1.05 * value
}
