import { matMul, registerGradient, type Tensor, type Tensor2D } from '@tensorflow/tfjs-core'
import { type Activation, activate, activationCode, activationGradient, activations } from './activation.ts'
import { fusedMatMul } from './gpu-programs.ts'
import { registerOperation, run, sizeOf } from './kernel.ts'

export { type Activation, activate }

interface Layer {
  readonly activation: Activation
  readonly transposed: boolean
}

registerOperation<Layer>({
  name: 'DenseLayer',
  cpu({ x, W, b }, { activation, transposed }, { values, make }) {
    const [rows, inputs] = x!.shape as [number, number]
    const outputs = b!.shape[0]!
    const [xs, weights, bias] = [values(x!), values(W!), values(b!)]
    const [fromInput, fromOutput] = transposed ? [1, inputs] : [outputs, 1]
    const y = new Float32Array(rows * outputs)
    const sums = new Float64Array(outputs)
    for (let r = 0; r < rows; r++) {
      sums.set(bias)
      for (let i = 0; i < inputs; i++) {
        const value = xs[r * inputs + i]!
        if (value === 0) continue
        for (let o = 0; o < outputs; o++) sums[o]! += value * weights[i * fromInput + o * fromOutput]!
      }
      for (let o = 0; o < outputs; o++) y[r * outputs + o] = activations[activation].value(sums[o]!)
    }
    return make([rows, outputs], y)
  },
  wasm({ x, W, b }, { activation, transposed }, m) {
    const [rows, inputs] = x!.shape as [number, number]
    const outputs = b!.shape[0]!
    const y = m.make([rows, outputs])
    const at = m.at(y)
    m.productOf(
      m.at(x!),
      inputs * 4,
      4,
      m.at(W!),
      ...(transposed ? [4, inputs * 4] : [outputs * 4, 4]),
      at,
      rows,
      outputs,
      inputs,
      m.at(b!),
      m.scratch(m.sparseBytes(rows, outputs)),
      m.packed,
    )
    if (activation !== 'linear') m.activate(at, at, sizeOf(y.shape), activationCode[activation])
    return y
  },
  webgl: ({ x, W, b }, { activation, transposed }, gpu) =>
    fusedMatMul(gpu, x!, W!, b!, activation, transposed),
})

registerGradient({
  kernelName: 'DenseLayer',
  inputsToSave: ['x', 'W'],
  outputsToSave: [true],
  gradFunc: (dy, saved, attrs) => {
    const [x, W, y] = saved as [Tensor2D, Tensor2D, Tensor2D]
    const { activation, transposed } = attrs as unknown as Layer
    const [pull, sums] = activationGradient(dy as Tensor, y, activation) as [Tensor2D, Tensor]
    return {
      x: () => matMul(pull, W, false, !transposed),
      // biome-ignore lint/correctness/noComponentHookFactories: a gradient by input name, not a component
      W: () => (transposed ? matMul(pull, x, true, false) : matMul(x, pull, true, false)),
      b: () => sums,
    }
  },
})

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
  const [inputs, outputs] = transposed ? [W.shape[1], W.shape[0]] : W.shape
  if (x.shape[1] !== inputs || b.shape[0] !== outputs) {
    throw new Error(`dense: expected x [B, ${inputs}] and b [${outputs}], got [${x.shape}] and [${b.shape}]`)
  }
  return run('DenseLayer', { x, W, b }, { activation, transposed })
}
