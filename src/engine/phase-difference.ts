/** What two phases of a Boltzmann machine differ in, as kernels of every backend. */
import {
  concat,
  div,
  engine,
  matMul,
  mean,
  sub,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type TensorInfo,
} from '@tensorflow/tfjs-core'
import { meanDifference, productDifference } from './gpu-programs.ts'
import { registerOperation, run, type Values } from './kernel.ts'

/** Visible units and hidden units beside them: [B, D] and [B, H]. */
export interface Phase {
  readonly visible: Tensor2D
  readonly hidden: Tensor2D
}

/** Adds sign · mean over rows of xᵀy to `sums`, and of x and y alone to the others. */
function addPhase(sums: Float64Array[], x: TensorInfo, y: TensorInfo, values: Values, sign: number) {
  const [rows, visible] = x.shape as [number, number]
  const hidden = y.shape[1]!
  const [xs, ys] = [values(x), values(y)]
  const [products, ofX, ofY] = sums as [Float64Array, Float64Array, Float64Array]
  const share = sign / rows
  for (let r = 0; r < rows; r++) {
    for (let j = 0; j < hidden; j++) ofY[j]! += share * ys[r * hidden + j]!
    for (let i = 0; i < visible; i++) {
      const v = share * xs[r * visible + i]!
      ofX[i]! += v
      for (let j = 0; j < hidden; j++) products[i * hidden + j]! += v * ys[r * hidden + j]!
    }
  }
}

// Gives [D, H], [D], [H].
registerOperation({
  name: 'PhaseDifference',
  cpu({ v, h, v2, h2 }, _, { values, make }) {
    const [visible, hidden] = [v!.shape[1]!, h!.shape[1]!]
    const sums = [visible * hidden, visible, hidden].map((n) => new Float64Array(n))
    addPhase(sums, v!, h!, values, 1)
    addPhase(sums, v2!, h2!, values, -1)
    return [[visible, hidden], [visible], [hidden]].map((shape, i) =>
      make(shape, Float32Array.from(sums[i]!)),
    )
  },
  // Both phases under each other, the second with a minus: one product instead of two and their difference.
  wasm: (inputs) =>
    engine().tidy(() => {
      const { v, h, v2, h2 } = inputs as unknown as Record<string, Tensor2D>
      const visible = concat([v!, v2!]) // [2B, D]
      const hidden = concat([div(h!, v!.shape[0]), div(h2!, -v2!.shape[0])]) as Tensor2D // [2B, H]
      return [matMul(visible, hidden, true), sub(mean(v!, 0), mean(v2!, 0)), sum(hidden, 0)]
    }),
  webgl: ({ v, h, v2, h2 }, _, gpu) => [
    productDifference(gpu, { x: v!, y: h! }, { x: v2!, y: h2! }),
    meanDifference(gpu, v!, v2!),
    meanDifference(gpu, h!, h2!),
  ],
})

/**
 * ⟨vᵀh⟩ − ⟨v'ᵀh'⟩ [D, H], ⟨v⟩ − ⟨v'⟩ [D] and ⟨h⟩ − ⟨h'⟩ [H]: means over the rows of `first` minus those over `second`,
 * which may have another number of rows. Constants: no gradient flows through them.
 */
export const phaseDifference = (first: Phase, second: Phase): [Tensor2D, Tensor1D, Tensor1D] =>
  run<Tensor[]>(
    'PhaseDifference',
    { v: first.visible, h: first.hidden, v2: second.visible, h2: second.hidden },
    {},
  ) as [Tensor2D, Tensor1D, Tensor1D]
