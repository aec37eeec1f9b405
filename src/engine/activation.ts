/** Activations with their gradient in one pass, as kernels of every backend. */
import { registerGradient, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core'
import { activationGlsl, columnSums, elementwise, slopeGlsl } from './gpu-programs.ts'
import { registerOperation, run, same, sizeOf } from './kernel.ts'

export type Activation = 'relu' | 'sigmoid' | 'tanh' | 'linear'

/** As `assembly/activation.ts` numbers them. */
export const activationCode: Record<Activation, number> = { linear: 0, relu: 1, sigmoid: 2, tanh: 3 }

/** Value, and derivative expressed by the value. */
export const activations: Record<Activation, { value(x: number): number; slope(y: number): number }> = {
  linear: { value: (x) => x, slope: () => 1 },
  relu: { value: (x) => Math.max(x, 0), slope: (y) => (y > 0 ? 1 : 0) },
  sigmoid: { value: (x) => 1 / (1 + Math.exp(-x)), slope: (y) => y * (1 - y) },
  tanh: { value: Math.tanh, slope: (y) => 1 - y * y },
}

interface Kind {
  readonly activation: Activation
}

registerOperation<Kind>({
  name: 'Activate',
  cpu: ({ x }, { activation }, { values, make }) =>
    make(x!.shape, values(x!).map(activations[activation].value)),
  wasm: ({ x }, { activation }, m) => {
    const y = m.make(x!.shape)
    m.activate(m.at(x!), m.at(y), sizeOf(x!.shape), activationCode[activation])
    return y
  },
  webgl: ({ x }, { activation }, gpu) => elementwise(gpu, { x: x! }, `return ${activationGlsl[activation]};`),
})

// Gives [σ'(x)·dy, its sum over rows] from y = σ(x).
registerOperation<Kind>({
  name: 'ActivateGradient',
  cpu({ dy, y }, { activation }, { values, make }) {
    const [pull, value] = [values(dy!), values(y!)]
    const columns = dy!.shape.at(-1)!
    const sums = new Float64Array(columns)
    const dx = pull.map((g, i) => g * activations[activation].slope(value[i]!))
    for (const [i, g] of dx.entries()) sums[i % columns]! += g
    return [make(dy!.shape, dx), make([columns], Float32Array.from(sums))]
  },
  wasm({ dy, y }, { activation }, m, backend) {
    const columns = dy!.shape.at(-1)!
    const linear = activation === 'linear'
    const dx = linear ? same(dy!, backend) : m.make(dy!.shape)
    const sums = m.make([columns])
    const rows = columns === 0 ? 0 : sizeOf(dy!.shape) / columns
    m.activateGradient(
      m.at(dy!),
      m.at(y!),
      linear ? 0 : m.at(dx),
      m.at(sums),
      rows,
      columns,
      activationCode[activation],
    )
    return [dx, sums]
  },
  webgl({ dy, y }, { activation }, gpu) {
    const dx =
      activation === 'linear'
        ? same(dy!, gpu)
        : elementwise(gpu, { dy: dy!, y: y! }, `return ${slopeGlsl[activation]};`)
    return [dx, columnSums(gpu, dx)]
  },
})

/** Gradient before an activation and of the bias there, from dy [B, O] and y = σ(x) [B, O]. */
export const activationGradient = (dy: Tensor, y: Tensor, activation: Activation): [Tensor, Tensor1D] =>
  run('ActivateGradient', { dy, y }, { activation })

registerGradient({
  kernelName: 'Activate',
  outputsToSave: [true],
  gradFunc: (dy, [y], attrs) => ({
    x: () => activationGradient(dy as Tensor, y!, (attrs as unknown as Kind).activation)[0],
  }),
})

/** σ(x), elementwise, same shape. */
export function activate<T extends Tensor>(x: T, activation: Activation): T {
  return activation === 'linear' ? x : run<T>('Activate', { x }, { activation })
}
