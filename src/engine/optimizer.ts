import type { KernelBackend } from '@tensorflow/tfjs-core'
import { type Tensor, type TensorInfo, tidy, type Variable, variable, zerosLike } from '@tensorflow/tfjs-core'
import type { AssemblyModule } from './assembly-module.ts'
import { elementwise } from './gpu-programs.ts'
import { registerOperation, run, sizeOf } from './kernel.ts'

export interface OptimizerSettings {
  readonly kind: 'adam' | 'sgd'
  readonly learningRate: number
  /** Of SGD only. */
  readonly momentum: number
  /** Of SGD only: λ, of λ·w beside the gradient of each matrix; 0 when absent. Biases do not decay. */
  readonly weightDecay?: number
}

/** Updates the variables it was made for; those without a gradient stay as they are. */
export interface Optimizer {
  /** @param gradients by variable name; still the caller's */
  apply(gradients: Record<string, Tensor>): void
  setRate(learningRate: number): void
  setMomentum(momentum: number): void
  setWeightDecay(weightDecay: number): void
  dispose(): void
}

const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-7]

/**
 * The tensors to write into: the given ones, or copies where somebody else holds the same numbers.
 * @returns targets, and what the caller must assign (empty when all was changed in place)
 */
function writable(inputs: readonly TensorInfo[], m: AssemblyModule, backend: KernelBackend) {
  if (inputs.every((t) => backend.refCount(t.dataId) === 1)) return { targets: inputs, made: [] }
  const targets = inputs.map((t) => {
    const copy = m.make(t.shape)
    const bytes = new Uint8Array(m.memory.buffer)
    bytes.copyWithin(m.at(copy), m.at(t), m.at(t) + 4 * sizeOf(t.shape))
    return copy
  })
  return { targets, made: targets }
}

interface AdamStep {
  readonly rate: number
  /** 1 − β₁ᵗ and 1 − β₂ᵗ */
  readonly c1: number
  readonly c2: number
}

// Changes w, m and s in place, or gives their new values.
registerOperation<AdamStep>({
  name: 'AdamStep',
  cpu({ w, g, m, s }, { rate, c1, c2 }, { values, make }) {
    const gradient = values(g!)
    const first = values(m!).map((v, i) => beta1 * v + (1 - beta1) * gradient[i]!)
    const second = values(s!).map((v, i) => beta2 * v + (1 - beta2) * gradient[i]! ** 2)
    const weights = values(w!).map(
      (v, i) => v - (rate * (first[i]! / c1)) / (Math.sqrt(second[i]! / c2) + epsilon),
    )
    return [make(w!.shape, weights), make(w!.shape, first), make(w!.shape, second)]
  },
  wasm({ w, g, m, s }, { rate, c1, c2 }, module, backend) {
    const { targets, made } = writable([w!, m!, s!], module, backend)
    const [wAt, mAt, sAt] = targets.map(module.at) as [number, number, number]
    module.adam(wAt, module.at(g!), mAt, sAt, sizeOf(w!.shape), rate, beta1, beta2, epsilon, c1, c2)
    return [...made]
  },
  webgl({ w, g, m, s }, { rate, c1, c2 }, gpu) {
    const first = elementwise(gpu, { m: m!, g: g! }, `return ${beta1} * m + ${1 - beta1} * g;`)
    const second = elementwise(gpu, { s: s!, g: g! }, `return ${beta2} * s + ${1 - beta2} * g * g;`)
    const weights = elementwise(
      gpu,
      { w: w!, m: first, s: second },
      `return w - stepSize * m / (sqrt(s * inverse) + ${epsilon});`,
      {},
      { stepSize: rate / c1, inverse: 1 / c2 },
    )
    return [weights, first, second]
  },
})

interface DescentStep {
  readonly rate: number
  readonly momentum: number
  readonly decay: number
}

// Changes w and m in place, or gives their new values.
registerOperation<DescentStep>({
  name: 'DescentStep',
  cpu({ w, g, m }, { rate, momentum, decay }, { values, make }) {
    const [weights, gradient] = [values(w!), values(g!)]
    const moved = values(m!).map((v, i) => momentum * v + gradient[i]! + decay * weights[i]!)
    return [
      make(
        w!.shape,
        weights.map((v, i) => v - rate * moved[i]!),
      ),
      make(w!.shape, moved),
    ]
  },
  wasm({ w, g, m }, { rate, momentum, decay }, module, backend) {
    const { targets, made } = writable([w!, m!], module, backend)
    const [wAt, mAt] = targets.map(module.at) as [number, number]
    module.descend(wAt, module.at(g!), mAt, sizeOf(w!.shape), rate, momentum, decay)
    return [...made]
  },
  webgl({ w, g, m }, { rate, momentum, decay }, gpu) {
    const moved = decay
      ? elementwise(
          gpu,
          { m: m!, g: g!, w: w! },
          'return momentum * m + g + decay * w;',
          {},
          { momentum, decay },
        )
      : elementwise(gpu, { m: m!, g: g! }, 'return momentum * m + g;', {}, { momentum })
    return [elementwise(gpu, { w: w!, m: moved }, 'return w - rate * m;', {}, { rate }), moved]
  },
})

/**
 * Adam (Kingma & Ba 2015, β₁ 0.9, β₂ 0.999, ε 1e-7) or gradient descent with momentum. Weights change in place
 * where the backend can; a tensor that shares a weight's numbers keeps the old ones.
 */
export function createOptimizer(settings: OptimizerSettings, variables: readonly Variable[]): Optimizer {
  let { learningRate, momentum, weightDecay = 0 } = settings
  let step = 0
  const zeroed = () => variables.map((v) => tidy(() => variable(zerosLike(v))))
  const first = zeroed()
  const second = settings.kind === 'adam' ? zeroed() : []

  const update = (w: Variable, g: Tensor, i: number) => {
    const state = settings.kind === 'adam' ? { m: first[i]!, s: second[i]! } : { m: first[i]! }
    const results =
      settings.kind === 'adam'
        ? run<Tensor[]>(
            'AdamStep',
            { w, g, ...state },
            {
              rate: learningRate,
              c1: 1 - beta1 ** step,
              c2: 1 - beta2 ** step,
            },
          )
        : run<Tensor[]>(
            'DescentStep',
            { w, g, ...state },
            { rate: learningRate, momentum, decay: w.rank > 1 ? weightDecay : 0 },
          )
    for (const [j, target] of [w, ...Object.values(state)].entries()) {
      if (results[j]) target.assign(results[j])
    }
  }

  return {
    apply(gradients) {
      step++
      tidy(() => {
        for (const [i, v] of variables.entries()) {
          const g = gradients[v.name]
          if (g) update(v, g, i)
        }
      })
    },
    setRate(rate) {
      learningRate = rate
    },
    setMomentum(value) {
      momentum = value
    },
    setWeightDecay(value) {
      weightDecay = value
    },
    dispose() {
      for (const v of [...first, ...second]) v.dispose()
    },
  }
}
