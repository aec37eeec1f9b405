/**
 * A small Boltzmann machine that learns a distribution over its visible states: by the exact gradient of the
 * likelihood, which enumeration makes possible, or by contrastive divergence. Plain arrays and cheap enough for the
 * page's thread: with 9 visible and 8 hidden units an exact update takes about a millisecond.
 */
import { bit, type SmallMachine } from './boltzmann.ts'
import { seededUniform } from './seeded.ts'

export type LearningRule = 'exact' | 'cd'

/** Chains that contrastive divergence starts from each pattern. */
const chainsPerPattern = 20
const momentum = 0.9

interface Parameters {
  readonly weights: { readonly rows: number; readonly columns: number; readonly data: Float64Array }
  readonly visibleBias: Float64Array
  readonly hiddenBias: Float64Array
}

/** A machine's numbers, rows of W after each other. */
export interface SmallWeights {
  readonly weights: ArrayLike<number>
  readonly visibleBias: ArrayLike<number>
  readonly hiddenBias: ArrayLike<number>
}

export interface SmallTraining {
  /** Changes with every update; the same object always. */
  readonly machine: SmallMachine
  /**
   * One update with momentum 0.9 towards `p`.
   * @param p probability of each visible state, [2^visible]; sums to 1
   */
  update(p: Float64Array, rule: LearningRule, rate: number): void
}

/**
 * W ~ N(0, 0.3²), biases 0; everything random comes from `seed`.
 * @param start weights to begin with instead, of the same sizes; they are copied
 */
export function createSmallTraining(
  visible: number,
  hidden: number,
  seed: number,
  start?: SmallWeights,
): SmallTraining {
  const uniform = seededUniform(seed)
  const machine = zeros(visible, hidden)
  for (let i = 0; i < visible * hidden; i++) machine.weights.data[i] = 0.3 * normal(uniform)
  if (start) {
    machine.weights.data.set(start.weights)
    machine.visibleBias.set(start.visibleBias)
    machine.hiddenBias.set(start.hiddenBias)
  }
  const velocity = zeros(visible, hidden)
  return {
    machine,
    update(p, rule, rate) {
      const slope = rule === 'exact' ? likelihoodGradient(machine, p) : contrastiveChange(machine, p, uniform)
      for (const [to, from, by] of [
        [machine.weights.data, velocity.weights.data, slope.weights.data],
        [machine.visibleBias, velocity.visibleBias, slope.visibleBias],
        [machine.hiddenBias, velocity.hiddenBias, slope.hiddenBias],
      ] as const) {
        for (let i = 0; i < to.length; i++) {
          from[i] = momentum * from[i]! + rate * by[i]!
          to[i]! += from[i]!
        }
      }
    },
  }
}

/** q(v) of every visible state, [2^visible], and ln Z; sums over the hidden states in closed form. */
export function visibleDistribution(machine: SmallMachine): { q: Float64Array; logPartition: number } {
  return distributionFrom(machine, hiddenInputs(machine))
}

/** p(h) of every hidden state, [2^hidden]; sums over the visible states in closed form. */
export function hiddenDistribution(machine: SmallMachine, logPartition: number): Float64Array {
  const { rows, columns, data } = machine.weights
  return Float64Array.from({ length: 2 ** columns }, (_, h) => {
    let log = -logPartition
    for (let j = 0; j < columns; j++) if (bit(h, j)) log += machine.hiddenBias[j]!
    for (let i = 0; i < rows; i++) {
      let input = machine.visibleBias[i]!
      for (let j = 0; j < columns; j++) if (bit(h, j)) input += data[i * columns + j]!
      log += softplus(input)
    }
    return Math.exp(log)
  })
}

/** p(v,h) of one visible state with every hidden state, [2^hidden]: a row of the joint table. */
export function jointRow(machine: SmallMachine, logPartition: number, v: number): Float64Array {
  const { rows, columns, data } = machine.weights
  let bias = -logPartition
  const input = Float64Array.from(machine.hiddenBias)
  for (let i = 0; i < rows; i++) {
    if (!bit(v, i)) continue
    bias += machine.visibleBias[i]!
    for (let j = 0; j < columns; j++) input[j]! += data[i * columns + j]!
  }
  return Float64Array.from({ length: 2 ** columns }, (_, h) => {
    let log = bias
    for (let j = 0; j < columns; j++) if (bit(h, j)) log += input[j]!
    return Math.exp(log)
  })
}

/** d/dθ Σ p(v) ln q(v) = ⟨v hᵀ⟩ under p − ⟨v hᵀ⟩ under q, and the same for the biases; nothing is sampled. */
export function likelihoodGradient(machine: SmallMachine, p: Float64Array): Parameters {
  const { rows, columns } = machine.weights
  const inputs = hiddenInputs(machine)
  const { q } = distributionFrom(machine, inputs)
  const slope = zeros(rows, columns)
  const hidden = new Float64Array(columns)
  for (let v = 0; v < q.length; v++) {
    const weight = p[v]! - q[v]!
    for (let j = 0; j < columns; j++) hidden[j] = sigmoid(inputs[v * columns + j]!)
    accumulate(slope, weight, (i) => bit(v, i), hidden)
  }
  return slope
}

/** CD-1 with binary samples: v → h → v′, then p(h|v′). @source Hinton 2002 */
function contrastiveChange(machine: SmallMachine, p: Float64Array, uniform: () => number): Parameters {
  const { rows, columns, data } = machine.weights
  const slope = zeros(rows, columns)
  const up = (v: readonly number[]) =>
    Float64Array.from({ length: columns }, (_, j) => {
      let input = machine.hiddenBias[j]!
      for (let i = 0; i < rows; i++) input += v[i]! * data[i * columns + j]!
      return sigmoid(input)
    })
  for (let state = 0; state < p.length; state++) {
    if (p[state] === 0) continue
    const v = Array.from({ length: rows }, (_, i) => bit(state, i))
    const hidden = up(v)
    const share = p[state]! / chainsPerPattern
    for (let chain = 0; chain < chainsPerPattern; chain++) {
      const h = hidden.map((on) => (uniform() < on ? 1 : 0))
      const after = v.map((_, i) => {
        let input = machine.visibleBias[i]!
        for (let j = 0; j < columns; j++) input += h[j]! * data[i * columns + j]!
        return uniform() < sigmoid(input) ? 1 : 0
      })
      accumulate(slope, share, (i) => v[i]!, hidden)
      accumulate(slope, -share, (i) => after[i]!, up(after))
    }
  }
  return slope
}

/** Adds weight · (v hᵀ, v, h). */
function accumulate(sum: Parameters, weight: number, v: (i: number) => number, h: Float64Array): void {
  const { rows, columns, data } = sum.weights
  for (let j = 0; j < columns; j++) sum.hiddenBias[j]! += weight * h[j]!
  for (let i = 0; i < rows; i++) {
    const on = weight * v(i)
    if (on === 0) continue
    sum.visibleBias[i]! += on
    for (let j = 0; j < columns; j++) data[i * columns + j]! += on * h[j]!
  }
}

/** b + vW of every visible state, [2^visible · hidden]; each state adds one row of W to a smaller one. */
function hiddenInputs({ weights, hiddenBias }: SmallMachine): Float64Array {
  const { rows, columns, data } = weights
  const inputs = new Float64Array(2 ** rows * columns)
  inputs.set(hiddenBias)
  for (let v = 1; v < 2 ** rows; v++) {
    const lowest = 31 - Math.clz32(v & -v)
    const before = (v & (v - 1)) * columns
    for (let j = 0; j < columns; j++)
      inputs[v * columns + j] = inputs[before + j]! + data[lowest * columns + j]!
  }
  return inputs
}

function distributionFrom({ weights, visibleBias }: SmallMachine, inputs: Float64Array) {
  const { rows, columns } = weights
  const minusF = Float64Array.from({ length: 2 ** rows }, (_, v) => {
    let sum = 0
    for (let i = 0; i < rows; i++) if (bit(v, i)) sum += visibleBias[i]!
    for (let j = 0; j < columns; j++) sum += softplus(inputs[v * columns + j]!)
    return sum
  })
  const largest = minusF.reduce((a, b) => Math.max(a, b))
  const logPartition = largest + Math.log(minusF.reduce((sum, f) => sum + Math.exp(f - largest), 0))
  return { q: minusF.map((f) => Math.exp(f - logPartition)), logPartition }
}

const zeros = (rows: number, columns: number): Parameters => ({
  weights: { rows, columns, data: new Float64Array(rows * columns) },
  visibleBias: new Float64Array(rows),
  hiddenBias: new Float64Array(columns),
})
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))
const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))
const normal = (uniform: () => number) =>
  Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
