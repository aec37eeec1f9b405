import {
  add,
  dispose,
  div,
  mul,
  sqrt,
  square,
  sub,
  type Tensor,
  tidy,
  type Variable,
  variable,
  zerosLike,
} from '@tensorflow/tfjs-core'

export interface OptimizerSettings {
  readonly kind: 'adam' | 'sgd'
  readonly learningRate: number
  /** Of SGD only. */
  readonly momentum: number
}

/** Updates the variables it was made for; those without a gradient stay as they are. */
export interface Optimizer {
  /** @param gradients by variable name; still the caller's */
  apply(gradients: Record<string, Tensor>): void
  setRate(learningRate: number): void
  setMomentum(momentum: number): void
  dispose(): void
}

const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-7]

/** Adam (Kingma & Ba 2015, β₁ 0.9, β₂ 0.999, ε 1e-7) or gradient descent with momentum. */
export function createOptimizer(settings: OptimizerSettings, variables: readonly Variable[]): Optimizer {
  let { learningRate, momentum } = settings
  let step = 0
  const zeroed = () => variables.map((v) => tidy(() => variable(zerosLike(v))))
  const first = zeroed()
  const second = settings.kind === 'adam' ? zeroed() : []

  const descend = (v: Variable, g: Tensor, i: number) => {
    const m = first[i]!
    if (settings.kind === 'sgd') {
      m.assign(add(mul(m, momentum), g))
      v.assign(sub(v, mul(m, learningRate)))
      return
    }
    const s = second[i]!
    m.assign(add(mul(m, beta1), mul(g, 1 - beta1)))
    s.assign(add(mul(s, beta2), mul(square(g), 1 - beta2)))
    const mHat = div(m, 1 - beta1 ** step)
    const sHat = div(s, 1 - beta2 ** step)
    v.assign(sub(v, mul(learningRate, div(mHat, add(sqrt(sHat), epsilon)))))
  }

  return {
    apply(gradients) {
      step++
      tidy(() => {
        for (const [i, v] of variables.entries()) {
          const g = gradients[v.name]
          if (g) descend(v, g, i)
        }
      })
    },
    setRate(rate) {
      learningRate = rate
    },
    setMomentum(value) {
      momentum = value
    },
    dispose: () => dispose([...first, ...second]),
  }
}
