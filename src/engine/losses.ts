/** Losses as training lowers them: mean over pixels and batch, gradient for the first argument. */
import { customGrad, type Scalar, type Tensor, type Tensor2D } from '@tensorflow/tfjs-core'
import { elementwise, lossGlsl, sumOfTerms } from './gpu-programs.ts'
import { registerOperation, run, same, sizeOf } from './kernel.ts'

export type Loss = 'crossEntropy' | 'squared' | 'absolute'

/** One pixel's loss, and its derivative for y. */
export const terms: Record<
  Loss,
  { value(y: number, t: number): number; slope(y: number, t: number): number }
> = {
  crossEntropy: {
    value: (x, t) => Math.max(x, 0) - x * t + Math.log1p(Math.exp(-Math.abs(x))),
    slope: (x, t) => 1 / (1 + Math.exp(-x)) - t,
  },
  squared: { value: (y, t) => (y - t) ** 2, slope: (y, t) => 2 * (y - t) },
  absolute: { value: (y, t) => Math.abs(y - t), slope: (y, t) => Math.sign(y - t) },
}

// Gives [mean loss, its gradient for y].
registerOperation<{ loss: Loss }>({
  name: 'MeanLoss',
  cpu({ y, t }, { loss }, { values, make }) {
    const [output, target] = [values(y!), values(t!)]
    const { value, slope } = terms[loss]
    let sum = 0
    for (let i = 0; i < output.length; i++) sum += value(output[i]!, target[i]!)
    const gradient = output.map((x, i) => slope(x, target[i]!) / output.length)
    return [make([], Float32Array.of(sum / output.length)), make(y!.shape, gradient)]
  },
  wasm({ y, t }, { loss }, m) {
    const gradient = m.make(y!.shape)
    const value = m.make([])
    const n = sizeOf(y!.shape)
    const places = [m.at(y!), m.at(t!), m.at(gradient), n, 1 / n] as const
    const sum =
      loss === 'crossEntropy' ? m.crossEntropy(...places) : m.distance(...places, loss === 'absolute' ? 1 : 0)
    new Float32Array(m.memory.buffer, m.at(value), 1)[0] = sum / n
    return [value, gradient]
  },
  webgl({ y, t }, { loss }, gpu) {
    const n = sizeOf(y!.shape)
    const { value, slope } = lossGlsl[loss]
    const gradient = elementwise(gpu, { y: y!, t: t! }, `return (${slope}) / ${n}.0;`)
    return [sumOfTerms(gpu, y!, t!, value, n), gradient]
  },
})

// x times a number that is usually 1: the gradient of a loss that is the last node of the graph.
registerOperation({
  name: 'ScaleBy',
  cpu({ x, factor }, _, { values, make }) {
    const k = values(factor!)[0]!
    return make(
      x!.shape,
      values(x!).map((value) => value * k),
    )
  },
  wasm({ x, factor }, _, m, backend) {
    const k = new Float32Array(m.memory.buffer, m.at(factor!), 1)[0]!
    if (k === 1) return same(x!, backend)
    const y = m.make(x!.shape)
    m.scale(m.at(x!), m.at(y), sizeOf(x!.shape), k)
    return y
  },
  webgl: ({ x, factor }, _, gpu) =>
    elementwise(gpu, { x: x! }, 'return x * getFactor().x;', { factor: factor! }),
})

function meanLoss(name: string, loss: Loss, output: Tensor2D, target: Tensor2D): Scalar {
  if (output.size !== target.size) {
    throw new Error(`${name}: expected target [${output.shape}], got [${target.shape}]`)
  }
  const op = customGrad((y, save) => {
    const [value, gradient] = run<[Scalar, Tensor]>('MeanLoss', { y: y as Tensor, t: target }, { loss })
    ;(save as (tensors: Tensor[]) => void)([gradient])
    return { value, gradFunc: (dy, saved) => run<Tensor>('ScaleBy', { x: saved[0]!, factor: dy }, {}) }
  })
  return op(output) as Scalar
}

/** Binary cross-entropy of σ(logits) against target in 0…1, nats; [B, D] each. Right at any logit. */
export const crossEntropyFromLogits = (logits: Tensor2D, target: Tensor2D): Scalar =>
  meanLoss('crossEntropyFromLogits', 'crossEntropy', logits, target)

/** (output − target)², mean over pixels and batch. */
export const squaredError = (output: Tensor2D, target: Tensor2D): Scalar =>
  meanLoss('squaredError', 'squared', output, target)

/** |output − target|, mean over pixels and batch. */
export const absoluteError = (output: Tensor2D, target: Tensor2D): Scalar =>
  meanLoss('absoluteError', 'absolute', output, target)
