/** Losses as training lowers them: mean over pixels and batch, gradient for the first argument. */
import { customGrad, engine, type Scalar, type Tensor, type Tensor2D } from '@tensorflow/tfjs-core'
import { elementwise, lossGlsl, sumOfTerms } from './gpu-programs.ts'
import { registerOperation, run, sizeOf } from './kernel.ts'
import { scaled } from './scale.ts'

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

interface Wanted {
  readonly loss: Loss
  /** Whether the gradient will be asked for. */
  readonly slope: boolean
}

// Gives [mean loss] or [mean loss, its gradient for y].
registerOperation<Wanted>({
  name: 'MeanLoss',
  cpu({ y, t }, { loss, slope: wanted }, { values, make }) {
    const [output, target] = [values(y!), values(t!)]
    const { value, slope } = terms[loss]
    let sum = 0
    for (let i = 0; i < output.length; i++) sum += value(output[i]!, target[i]!)
    const mean = make([], Float32Array.of(sum / output.length))
    if (!wanted) return [mean]
    const gradient = output.map((x, i) => slope(x, target[i]!) / output.length)
    return [mean, make(y!.shape, gradient)]
  },
  wasm({ y, t }, { loss, slope }, m) {
    const gradient = slope ? [m.make(y!.shape)] : []
    const value = m.make([])
    const n = sizeOf(y!.shape)
    const places = [m.at(y!), m.at(t!), gradient[0] ? m.at(gradient[0]) : 0, n, 1 / n] as const
    const sum =
      loss === 'crossEntropy' ? m.crossEntropy(...places) : m.distance(...places, loss === 'absolute' ? 1 : 0)
    new Float32Array(m.memory.buffer, m.at(value), 1)[0] = sum / n
    return [value, ...gradient]
  },
  webgl({ y, t }, { loss, slope: wanted }, gpu) {
    const n = sizeOf(y!.shape)
    const { value, slope } = lossGlsl[loss]
    const mean = sumOfTerms(gpu, y!, t!, value, n)
    return wanted ? [mean, elementwise(gpu, { y: y!, t: t! }, `return (${slope}) / ${n}.0;`)] : [mean]
  },
})

function meanLoss(name: string, loss: Loss, output: Tensor2D, target: Tensor2D): Scalar {
  if (output.size !== target.size) {
    throw new Error(`${name}: expected target [${output.shape}], got [${target.shape}]`)
  }
  const mean = <T extends Tensor[]>(y: Tensor, slope: boolean) =>
    run<T>('MeanLoss', { y, t: target }, { loss, slope })
  if (!engine().isTapeOn()) return mean<[Scalar]>(output, false)[0]
  const op = customGrad((y, save) => {
    const [value, gradient] = mean<[Scalar, Tensor]>(y as Tensor, true)
    ;(save as (tensors: Tensor[]) => void)([gradient])
    return { value, gradFunc: (dy, saved) => scaled(saved[0]!, dy as Scalar) }
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
