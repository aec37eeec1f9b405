/**
 * The Boltzmann machine itself: energy, the two conditional distributions, and contrastive divergence. Functions of a
 * `Machine`; call them inside a `tidy`. Shared by the RBM and the stack of them.
 *
 * E(v,h) = −aᵀv − bᵀh − vᵀWh (Gaussian hidden units add ½hᵀh)
 */
import {
  add,
  div,
  matMul,
  mean,
  mul,
  neg,
  reshape,
  softplus,
  square,
  sum,
  type Tensor2D,
  type Variable,
} from '@tensorflow/tfjs-core'
import { dense } from '../../engine/dense.ts'
import type { HiddenUnits } from '../../engine/likelihood.ts'
import { type Phase, phaseDifference } from '../../engine/phase-difference.ts'
import type { RandomStream } from '../../engine/random.ts'

export interface Machine {
  readonly W: Variable // [D, H]
  readonly a: Variable // [D] visible bias
  readonly b: Variable // [H] hidden bias
  readonly hiddenUnits: HiddenUnits
}

/** b + vW, the input of each hidden unit, [B, D] → [B, H]. */
export function hiddenInput({ W, b }: Machine, v: Tensor2D): Tensor2D {
  return dense(v, W, b, 'linear')
}

/** p(h = 1 | v) = σ(b + vW), or the mean b + vW of a Gaussian unit; [B, D] → [B, H]. */
export function hiddenProbability({ W, b, hiddenUnits }: Machine, v: Tensor2D): Tensor2D {
  return dense(v, W, b, hiddenUnits === 'binary' ? 'sigmoid' : 'linear')
}

/** p(v = 1 | h) = σ(a + hWᵀ), [B, H] → [B, D]. */
export function visibleProbability({ W, a }: Machine, h: Tensor2D): Tensor2D {
  return dense(h, W, a, 'sigmoid', true)
}

/** h drawn from p(h|v), given its probabilities (means). */
export function sampleHidden({ hiddenUnits }: Machine, p: Tensor2D, stream: RandomStream): Tensor2D {
  return hiddenUnits === 'binary' ? stream.bernoulli(p) : add(p, stream.normal(p.shape))
}

/** F(v) = −aᵀv − Σⱼ softplus((b + vW)ⱼ), or −aᵀv − ½ Σⱼ (b + vW)ⱼ² with Gaussian hidden units; [B, D] → [B, 1]. */
export function freeEnergy(machine: Machine, v: Tensor2D): Tensor2D {
  const input = hiddenInput(machine, v)
  return neg(add(matMul(v, reshape(machine.a, [-1, 1])), sum(hiddenTerm(machine, input), 1, true)))
}

/** What one hidden unit with this input takes from the free energy. */
function hiddenTerm({ hiddenUnits }: Machine, input: Tensor2D): Tensor2D {
  return hiddenUnits === 'binary' ? softplus(input) : mul(0.5, square(input))
}

export interface Phases {
  readonly hidden: Tensor2D // [B, H] p(h|v)
  readonly hiddenSample: Tensor2D // [B, H]
  readonly visibleAfter: Tensor2D // [B, D]
  readonly hiddenAfter: Tensor2D // [B, H] p(h|v')
}

/**
 * The two phases of CD-k: hidden units are sampled, reconstructions and the last hidden pass are probabilities.
 * @source Hinton & Salakhutdinov 2006, supporting text; Hinton 2010, section 3
 */
export function contrastivePhases(
  machine: Machine,
  v: Tensor2D,
  steps: number,
  stream: RandomStream,
): Phases {
  const hidden = hiddenProbability(machine, v)
  const hiddenSample = sampleHidden(machine, hidden, stream)
  let visibleAfter = visibleProbability(machine, hiddenSample)
  let hiddenAfter = hiddenProbability(machine, visibleAfter)
  for (let k = 1; k < steps; k++) {
    visibleAfter = visibleProbability(machine, sampleHidden(machine, hiddenAfter, stream))
    hiddenAfter = hiddenProbability(machine, visibleAfter)
  }
  return { hidden, hiddenSample, visibleAfter, hiddenAfter }
}

/**
 * Persistent chains, k steps on: here the visible units are sampled too, since nothing pulls a chain back to the data.
 * @returns the new state of the chains and p(h|v) there
 * @source Tieleman 2008
 */
export function persistentPhase(machine: Machine, chains: Tensor2D, steps: number, stream: RandomStream) {
  let visible = chains
  for (let k = 0; k < steps; k++) {
    const h = sampleHidden(machine, hiddenProbability(machine, visible), stream)
    visible = stream.bernoulli(visibleProbability(machine, h))
  }
  return { visible, hidden: hiddenProbability(machine, visible) }
}

/** Statistics of a phase, means over the images: vᵀp(h|v) [D, H], v [1, D], p(h|v) [1, H]. */
export function statistics(v: Tensor2D, hidden: Tensor2D) {
  return {
    weights: div(matMul(v, hidden, true), v.shape[0]) as Tensor2D,
    visible: mean(v, 0, true) as Tensor2D,
    hidden: mean(hidden, 0, true) as Tensor2D,
  }
}

/**
 * What gradient descent needs: −(⟨vᵀh⟩data − ⟨vᵀh⟩model) for W, −(v − v') for a, −(h − h') for b, means over the images.
 * Weight decay is the optimiser's. By variable name, shaped as the variables.
 */
export function descent({ W, a, b }: Machine, data: Phase, model: Phase) {
  const [ofW, ofA, ofB] = phaseDifference(model, data)
  return { [W.name]: ofW, [a.name]: ofA, [b.name]: ofB }
}
