import {
  fill,
  keep,
  mean,
  mul,
  sub,
  type Tensor2D,
  tensor2d,
  tidy,
  transpose,
  type Variable,
  variable,
} from '@tensorflow/tfjs-core'
import { zeroBias } from '../../engine/initial.ts'
import { likelihood } from '../../engine/likelihood.ts'
import { squaredError } from '../../engine/losses.ts'
import { createOptimizer } from '../../engine/optimizer.ts'
import { evaluationNoise, type RandomStream } from '../../engine/random.ts'
import { enumerate } from '../../math/boltzmann.ts'
import type { Batch, BuildContext, Model } from '../model.ts'
import {
  contrastivePhases,
  descent,
  freeEnergy,
  hiddenInput,
  hiddenProbability,
  type Machine,
  persistentPhase,
  sampleHidden,
  statistics,
  visibleProbability,
} from './machine.ts'
import type { RbmFields, RbmSettings, rbmSpec } from './spec.ts'

/** Gibbs steps from coin flips to a sample. */
const samplingSteps = 200
/** Updates between two measurements of free energy and pseudo-likelihood, which cost as much as the update itself. */
const measureEvery = 10

/**
 * The restricted Boltzmann machine: one layer that sees, one hidden layer, no connections within a layer. Trained by
 * contrastive divergence, ΔW = ⟨vᵀh⟩data − ⟨vᵀh⟩reconstruction; `persistent` keeps the chains between updates instead.
 * Metrics: `loss` squared error of the reconstruction (mean over pixels); `freeEnergy` mean F(v), up to a constant;
 * `pseudoLikelihood` nats per image; of these two training measures every tenth update only.
 * @source Hinton 2002; Tieleman 2008; lecture slides "Restricted Boltzmann machine"
 */
export function buildRbm(
  settings: RbmSettings,
  context: BuildContext,
): Model<RbmFields, (typeof rbmSpec.views)[number]> {
  const { random, inputSize } = context
  let { cdSteps, persistent } = settings
  const machine = createMachine(settings, context)
  const { W, a, b } = machine
  const optimizer = createOptimizer(
    {
      kind: 'sgd',
      learningRate: settings.learningRate,
      momentum: settings.momentum,
      weightDecay: settings.weightDecay,
    },
    [W, a, b],
  )
  const [chance, dreams] = [random.stream('training'), random.stream('dreams')]
  const pixels = random.stream('measured pixels')
  let updates = 0
  let chains: Tensor2D | undefined // [B, D], where the persistent chains stand

  const encode = (v: Tensor2D) => hiddenProbability(machine, v)
  const decode = (h: Tensor2D) => visibleProbability(machine, h)

  /** The two sides of an update, and what came out of v. */
  const phases = (v: Tensor2D) => {
    if (!persistent) {
      const { hidden, visibleAfter, hiddenAfter } = contrastivePhases(machine, v, cdSteps, chance)
      const model = { visible: visibleAfter, hidden: hiddenAfter }
      return { data: { visible: v, hidden }, model, reconstruction: visibleAfter }
    }
    const hidden = encode(v)
    const model = persistentPhase(machine, chains ?? chance.bernoulli(v), cdSteps, chance)
    chains?.dispose()
    chains = keep(model.visible.clone())
    return { data: { visible: v, hidden }, model, reconstruction: decode(hidden) }
  }

  return {
    trainStep({ x: v }: Batch) {
      return tidy(() => {
        const measured = updates++ % measureEvery === 0 ? measures(machine, v, pixels) : {}
        const { data, model, reconstruction } = phases(v)
        const loss = squaredError(reconstruction, v)
        optimizer.apply(descent(machine, data, model))
        return { loss, ...measured }
      })
    },
    // The same pixel is asked about in every run, so that curves can be compared.
    evaluate: ({ x: v }) =>
      tidy(() => ({
        loss: squaredError(decode(encode(v)), v),
        ...measures(machine, v, evaluationNoise()),
      })),
    tune(changes) {
      if (changes.learningRate !== undefined) optimizer.setRate(changes.learningRate)
      if (changes.momentum !== undefined) optimizer.setMomentum(changes.momentum)
      if (changes.weightDecay !== undefined) optimizer.setWeightDecay(changes.weightDecay)
      cdSteps = changes.cdSteps ?? cdSteps
      persistent = changes.persistent ?? persistent
    },
    reconstruct: (v) => tidy(() => decode(encode(v))),
    encode: (v) => tidy(() => encode(v)),
    decode: (h) => tidy(() => decode(h)),
    filters: () => tidy(() => transpose(W as unknown as Tensor2D)),
    strokes: () => tidy(() => transpose(W as unknown as Tensor2D)),
    activity: (v) => tidy(() => mean(encode(v), 0, true)),
    hiddenProbability: (v) => tidy(() => encode(v)),
    visibleProbability: (h) => tidy(() => decode(h)),
    freeEnergy: (v) => tidy(() => freeEnergy(machine, v)),
    sample: (n) =>
      tidy(() => {
        let v = dreams.bernoulli(fill([n, inputSize], 0.5) as Tensor2D)
        for (let i = 0; i < samplingSteps; i++) {
          v = tidy(() => dreams.bernoulli(decode(sampleHidden(machine, encode(v), dreams))))
        }
        return decode(sampleHidden(machine, encode(v), dreams))
      }),
    gibbsStep: (v) =>
      tidy(() => {
        const hidden = encode(v)
        const hiddenSample = sampleHidden(machine, hidden, dreams)
        const visible = decode(hiddenSample)
        return { hidden, hiddenSample, visible, visibleSample: dreams.bernoulli(visible) }
      }),
    cdWalk: (v) =>
      tidy(() => {
        const { hidden, hiddenSample, visibleAfter, hiddenAfter } = contrastivePhases(machine, v, 1, dreams)
        const [positive, negative] = [statistics(v, hidden), statistics(visibleAfter, hiddenAfter)]
        return {
          hidden,
          hiddenSample,
          reconstruction: visibleAfter,
          hiddenAfter,
          positive: positive.weights,
          negative: negative.weights,
          weightChange: sub(positive.weights, negative.weights) as Tensor2D,
          visibleChange: sub(positive.visible, negative.visible) as Tensor2D,
          hiddenChange: sub(positive.hidden, negative.hidden) as Tensor2D,
        }
      }),
    exactDistribution() {
      if (machine.hiddenUnits !== 'binary') {
        throw new Error('exactDistribution: expected binary hidden units, got gaussian; choose binary units')
      }
      const { joint, visible, logPartition } = enumerate({
        weights: { rows: inputSize, columns: settings.hidden, data: W.dataSync() },
        visibleBias: a.dataSync(),
        hiddenBias: b.dataSync(),
      })
      return {
        joint: tensor2d(Float32Array.from(joint.data), [joint.rows, joint.columns]),
        visible: tensor2d(Float32Array.from(visible), [1, visible.length]),
        logPartition,
      }
    },
    weights: () => ({ W, a, b }),
    dispose() {
      optimizer.dispose()
      chains?.dispose()
      for (const v of [W, a, b]) v.dispose()
    },
  }
}

/** W ~ N(0, initialScale²), biases 0; from the run's stream "weights". Caller disposes the variables. */
export function createMachine(
  { hidden, hiddenUnits, initialScale }: Pick<RbmSettings, 'hidden' | 'hiddenUnits' | 'initialScale'>,
  { inputSize, random }: BuildContext,
): Machine {
  const W: Variable = tidy(() =>
    variable(mul(random.stream('weights').normal([inputSize, hidden]), initialScale)),
  )
  return { W, a: zeroBias(inputSize), b: zeroBias(hidden), hiddenUnits }
}

/** Free energy and pseudo-likelihood of images v [B, D]; `stream` picks the pixel that is asked about in each. */
export const measures = (machine: Machine, v: Tensor2D, stream: RandomStream) =>
  likelihood(
    v,
    hiddenInput(machine, v),
    machine.W,
    machine.a,
    stream.uniform([v.shape[0]]),
    machine.hiddenUnits,
  )
