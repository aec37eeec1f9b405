import { fill, matMul, mul, type Tensor2D, tidy, transpose, type Variable } from '@tensorflow/tfjs-core'
import { squaredError } from '../../engine/losses.ts'
import { createOptimizer, type Optimizer } from '../../engine/optimizer.ts'
import { buildAutoencoder } from '../autoencoder/autoencoder.ts'
import { createLayers } from '../autoencoder/layers.ts'
import type { Batch, BuildContext, Model } from '../model.ts'
import { createMovement } from '../movement.ts'
import {
  contrastivePhases,
  descent,
  hiddenProbability,
  type Machine,
  sampleHidden,
  visibleProbability,
} from '../rbm/machine.ts'
import { createStages, outsideIn } from '../stages.ts'
import type { DbnFields, DbnSettings, dbnSpec } from './spec.ts'

/** Gibbs steps of the top machine from coin flips to a dream. */
const dreamingSteps = 200
/** Spread of the first weights: N(0, 0.1²), as in the authors' program. */
const firstSpread = 0.1
/** A Gaussian layer diverges at the rate of a binary one; the paper takes a hundredth. */
const gaussianRate = 0.01

/**
 * The deep belief network: an RBM on the images, the next on its hidden probabilities, and so on, one stage each; then
 * unrolled to an autoencoder whose decoder starts as the encoder's transpose, and fine-tuned. Without `pretrain` it is
 * the same network from random weights. `loss` while pretraining: squared error of what the machine sees, mean over its
 * visible units; then that of the image. Each machine shares W and b with its encoder layer and a with the mirror's bias.
 * After fine-tuning `sample` and `gibbsStep` still run the top machine, though it is no longer a model of anything.
 * @source Hinton & Salakhutdinov 2006; lecture slide "Deep Belief Network"
 */
export function buildDbn(
  settings: DbnSettings,
  context: BuildContext,
): Model<DbnFields, (typeof dbnSpec.views)[number]> {
  const { random, inputSize } = context
  const depth = settings.widths.length
  const network = {
    ...settings,
    activation: 'sigmoid',
    codeActivation: settings.topUnits === 'gaussian' ? 'linear' : 'sigmoid',
    outputActivation: 'sigmoid',
    tied: false,
    optimizer: 'adam',
  } as const
  const { encoder, decoder } = createLayers(network, context)
  const machines: Machine[] = encoder.map(({ W, b }, i) => ({
    W,
    b,
    a: decoder[depth - 1 - i]!.b,
    hiddenUnits: i === depth - 1 ? settings.topUnits : 'binary',
  }))
  if (settings.pretrain) spreadOut(machines, random.stream('pretraining weights').normal)
  const whole = buildAutoencoder(network, context, {}, { encoder, decoder })
  const [chance, dreams] = [random.stream('training'), random.stream('dreams')]
  const movement = createMovement([...encoder, ...decoder].map(({ W }) => W))
  let { stageSteps, autoStages, cdSteps, pretrainRate, momentum, weightDecay } = settings

  /** Decoder weights become the transposes of what the machines learned. */
  const unroll = () =>
    tidy(() => {
      for (const [i, { W }] of encoder.entries()) {
        decoder[depth - 1 - i]!.W.assign(transpose(W as unknown as Tensor2D))
      }
    })
  const rateOf = (i: number) => pretrainRate * (machines[i]!.hiddenUnits === 'gaussian' ? gaussianRate : 1)

  let optimizer: Optimizer | undefined // of the machine that is being trained
  const stages = createStages(
    outsideIn('pretrain', settings.pretrain ? depth : 0, depth),
    { share: () => stageSteps, auto: () => autoStages },
    (index, restored) => {
      optimizer?.dispose()
      optimizer = undefined
      const machine = settings.pretrain ? machines[index] : undefined
      if (machine) {
        const learningRate = rateOf(index)
        optimizer = createOptimizer({ kind: 'sgd', learningRate, momentum, weightDecay }, [
          machine.W,
          machine.a,
          machine.b,
        ])
      } else if (settings.pretrain && !restored) unroll()
      movement.mark()
    },
  )
  /** Machines that have learned something, the current one included; all once unrolled. */
  const height = () => (optimizer ? stages.now().index + 1 : depth)
  const up = (x: Tensor2D, levels: number): Tensor2D =>
    machines.slice(0, levels).reduce((v, machine) => hiddenProbability(machine, v), x)
  const down = (h: Tensor2D, levels: number): Tensor2D =>
    machines.slice(0, levels).reduceRight((hidden, machine) => visibleProbability(machine, hidden), h)

  const pretrainStep = ({ x }: Batch, machine: Machine, index: number, moving: Optimizer) =>
    tidy(() => {
      const v = up(x, index)
      const { hidden, visibleAfter, hiddenAfter } = contrastivePhases(machine, v, cdSteps, chance)
      const loss = squaredError(visibleAfter, v)
      moving.apply(descent(machine, { visible: v, hidden }, { visible: visibleAfter, hidden: hiddenAfter }))
      return { loss }
    })

  return {
    ...whole,
    trainStep(batch) {
      stages.count()
      if (!optimizer) return whole.trainStep(batch)
      const { index } = stages.now()
      return pretrainStep(batch, machines[index]!, index, optimizer)
    },
    evaluate(batch) {
      if (!optimizer) return whole.evaluate(batch)
      const { index } = stages.now()
      return tidy(() => {
        const v = up(batch.x, index)
        const machine = machines[index]!
        return { loss: squaredError(visibleProbability(machine, hiddenProbability(machine, v)), v) }
      })
    },
    reconstruct: (x) => (optimizer ? tidy(() => down(up(x, height()), height())) : whole.reconstruct(x)),
    decode: (z) => (optimizer ? tidy(() => down(z, depth)) : whole.decode(z)),
    layerFilters: () =>
      tidy(() => {
        const filters: Record<string, Tensor2D> = {}
        let P: Tensor2D | undefined
        for (const [i, { W }] of machines.entries()) {
          P = P ? matMul(P, W as unknown as Tensor2D) : (W as unknown as Tensor2D)
          filters[i] = transpose(P) // [units, D]
        }
        return filters
      }),
    sample: (n) =>
      tidy(() => {
        const levels = height()
        const top = machines[levels - 1]!
        const size = levels === 1 ? inputSize : settings.widths[levels - 2]!
        let v = dreams.bernoulli(fill([n, size], 0.5) as Tensor2D)
        for (let i = 0; i < dreamingSteps; i++) {
          v = tidy(() =>
            dreams.bernoulli(visibleProbability(top, sampleHidden(top, hiddenProbability(top, v), dreams))),
          )
        }
        return down(v, levels - 1)
      }),
    gibbsStep: (x) =>
      tidy(() => {
        const levels = height()
        const top = machines[levels - 1]!
        const hidden = hiddenProbability(top, up(x, levels - 1))
        const hiddenSample = sampleHidden(top, hidden, dreams)
        const visible = down(hiddenSample, levels)
        return { hidden, hiddenSample, visible, visibleSample: dreams.bernoulli(visible) }
      }),
    dream: (v) =>
      tidy(() => {
        const levels = height()
        const top = machines[levels - 1]!
        const h = sampleHidden(top, hiddenProbability(top, v), dreams)
        const p = visibleProbability(top, h)
        // Pixels are shown as probabilities, which are grey, rather than as coin flips.
        return { state: dreams.bernoulli(p), images: down(p, levels - 1) }
      }),
    movement: movement.since,
    tune(changes) {
      whole.tune(changes.learningRate === undefined ? {} : { learningRate: changes.learningRate })
      stageSteps = changes.stageSteps ?? stageSteps
      autoStages = changes.autoStages ?? autoStages
      cdSteps = changes.cdSteps ?? cdSteps
      pretrainRate = changes.pretrainRate ?? pretrainRate
      momentum = changes.momentum ?? momentum
      weightDecay = changes.weightDecay ?? weightDecay
      optimizer?.setRate(rateOf(Math.min(stages.now().index, depth - 1)))
      optimizer?.setMomentum(momentum)
      optimizer?.setWeightDecay(weightDecay)
    },
    stage: stages.now,
    nextStage: stages.next,
    goOnFrom: stages.goOnFrom,
    dispose() {
      optimizer?.dispose()
      movement.dispose()
      whole.dispose()
    },
  }
}

/** W ~ N(0, firstSpread²) */
function spreadOut(machines: readonly Machine[], normal: (shape: number[]) => ReturnType<typeof fill>): void {
  tidy(() => {
    for (const { W } of machines) (W as Variable).assign(mul(normal(W.shape), firstSpread))
  })
}
