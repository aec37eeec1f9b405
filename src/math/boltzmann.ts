/** A small binary Boltzmann machine, exactly: every state is enumerated. Plain arrays; nothing is sampled. */
import type { Rows } from './rows.ts'

/** E(v,h) = −aᵀv − bᵀh − vᵀWh. */
export interface SmallMachine {
  /** W, [visible, hidden] */
  readonly weights: Rows
  /** a, [visible] */
  readonly visibleBias: ArrayLike<number>
  /** b, [hidden] */
  readonly hiddenBias: ArrayLike<number>
}

/** 2^16 joint states fit a page; more units than that are refused. */
export const largestEnumeration = 20

export interface ExactDistribution {
  /** ln Z */
  readonly logPartition: number
  /** p(v,h), [2^visible, 2^hidden]; bit i of a row's (column's) position is unit i */
  readonly joint: Rows
  /** p(v), [2^visible] */
  readonly visible: Float64Array
}

const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))

/** Unit i of state `state`. */
export const bit = (state: number, i: number) => (state >> i) & 1

/** F(v) = −aᵀv − Σⱼ softplus(bⱼ + (vW)ⱼ), so that p(v) = e^−F(v) / Z. @param v visible units, 0…1 */
export function freeEnergy(machine: SmallMachine, v: ArrayLike<number>): number {
  const { rows, columns, data } = machine.weights
  let energy = 0
  for (let i = 0; i < rows; i++) energy -= machine.visibleBias[i]! * v[i]!
  for (let j = 0; j < columns; j++) {
    let input = machine.hiddenBias[j]!
    for (let i = 0; i < rows; i++) input += v[i]! * data[i * columns + j]!
    energy -= softplus(input)
  }
  return energy
}

/**
 * The partition function and every probability, by enumeration of 2^(visible + hidden) states.
 * @throws Error when visible + hidden is above `largestEnumeration`
 */
export function enumerate(machine: SmallMachine): ExactDistribution {
  const { rows, columns, data } = machine.weights
  if (rows + columns > largestEnumeration) {
    throw new Error(`enumerate: expected at most ${largestEnumeration} units, got ${rows} + ${columns}`)
  }
  const [visibleStates, hiddenStates] = [2 ** rows, 2 ** columns]
  const minusEnergy = new Float64Array(visibleStates * hiddenStates)
  for (let v = 0; v < visibleStates; v++) {
    for (let h = 0; h < hiddenStates; h++) {
      let sum = 0
      for (let i = 0; i < rows; i++) if (bit(v, i)) sum += machine.visibleBias[i]!
      for (let j = 0; j < columns; j++) {
        if (!bit(h, j)) continue
        sum += machine.hiddenBias[j]!
        for (let i = 0; i < rows; i++) if (bit(v, i)) sum += data[i * columns + j]!
      }
      minusEnergy[v * hiddenStates + h] = sum
    }
  }
  const largest = minusEnergy.reduce((a, b) => Math.max(a, b))
  const logPartition = largest + Math.log(minusEnergy.reduce((sum, e) => sum + Math.exp(e - largest), 0))
  const joint = minusEnergy.map((e) => Math.exp(e - logPartition))
  const visible = new Float64Array(visibleStates)
  joint.forEach((p, state) => {
    visible[Math.floor(state / hiddenStates)]! += p
  })
  return { logPartition, joint: { rows: visibleStates, columns: hiddenStates, data: joint }, visible }
}

/** How often each visible state occurs among binary patterns, [2^visible]; pixels above ½ are on. */
export function patternDistribution(patterns: Rows): Float64Array {
  const p = new Float64Array(2 ** patterns.columns)
  for (let row = 0; row < patterns.rows; row++) {
    let state = 0
    for (let i = 0; i < patterns.columns; i++) {
      if (patterns.data[row * patterns.columns + i]! > 0.5) state |= 1 << i
    }
    p[state]! += 1 / patterns.rows
  }
  return p
}

/** KL(p ‖ q) = Σ p·ln(p/q), nats; infinite where q is 0 and p is not. */
export function divergence(p: ArrayLike<number>, q: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < p.length; i++) if (p[i]! > 0) sum += p[i]! * Math.log(p[i]! / q[i]!)
  return sum
}
