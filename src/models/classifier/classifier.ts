import {
  add,
  argMax,
  cast,
  equal,
  logSoftmax,
  matMul,
  mean,
  mul,
  neg,
  oneHot,
  type Scalar,
  softmax,
  sum,
  type Tensor1D,
  type Tensor2D,
  tensor2d,
  tidy,
  type Variable,
} from '@tensorflow/tfjs-core'
import { descend } from '../../engine/gradients.ts'
import { glorotUniform, zeroBias } from '../../engine/initial.ts'
import { createOptimizer, type Optimizer } from '../../engine/optimizer.ts'
import type { AnyModel, Batch, BuildContext, Model } from '../model.ts'
import { createMovement } from '../movement.ts'
import { createStages } from '../stages.ts'
import { chooseLabelled, type LabelledSet } from './labelled.ts'
import { type ClassifierFields, type ClassifierSettings, classes, isCarried } from './spec.ts'

/**
 * A classifier on an encoder: `pretrain`, the encoder's own model learns from all images without labels; `head`, softmax
 * on the frozen encoder; `fine-tune`, everything moves. The last two see only `labels` of the training images, chosen by
 * the run's seed, the same number of each class as far as there are so many. Without `pretrain` it starts from scratch
 * with `fine-tune`; `waitSteps` lets it wait before, so that a rival in lockstep can be pretrained.
 * `loss` is that of the stage: the encoder's own while pretraining, then cross-entropy in nats per image; `accuracy` 0…1.
 * @param encoder built by the caller; the classifier owns and disposes it
 * @source Hinton & Salakhutdinov 2006; lecture slide "Uczenie półnadzorowane"
 */
export function buildClassifier(
  settings: ClassifierSettings,
  { inputSize, random }: BuildContext,
  encoder: AnyModel,
): Model<ClassifierFields, 'encode' | 'classify' | 'movement'> {
  const codeSize = tidy(() => encoder.encode!(tensor2d(new Float32Array(inputSize), [1, inputSize])).shape[1])
  const W = glorotUniform(random.stream('head'), codeSize, classes)
  const b = zeroBias(classes)
  const variables: Record<string, Variable> = {}
  for (const [name, v] of Object.entries(encoder.weights())) {
    if (isCarried(settings, name)) variables[`base.${name}`] = v
  }
  Object.assign(variables, { 'head.W': W, 'head.b': b })
  const matrices = Object.entries(variables).filter(
    ([name, { rank }]) => rank > 1 && !name.startsWith('base.decoder'),
  )
  const movement = createMovement(matrices.map(([, v]) => v))
  let { stageSteps, headSteps, waitSteps, learningRate } = settings
  let labelled: LabelledSet | undefined
  let optimizer: Optimizer | undefined // none while pretraining or waiting
  let moving: Variable[] = []

  const below = matrices.slice(0, -1).map((_, layer) => layer)
  const plan = [
    ...(settings.pretrain
      ? [
          { name: 'pretrain', frozen: [below.length] },
          { name: 'head', frozen: below },
        ]
      : waitSteps > 0
        ? [{ name: 'wait', frozen: [...below, below.length] }]
        : []),
    { name: 'fine-tune', frozen: [] },
  ]
  const share = (index: number) =>
    plan[index]!.name === 'wait' ? waitSteps : index === 0 ? stageSteps : headSteps
  const stages = createStages(plan, { share }, (index) => {
    optimizer?.dispose()
    const { name } = plan[index]!
    moving = name === 'head' ? [W, b] : Object.values(variables)
    optimizer = ['pretrain', 'wait'].includes(name)
      ? undefined
      : createOptimizer({ kind: 'adam', learningRate, momentum: 0 }, moving)
    movement.mark()
  })

  const toLogits = (x: Tensor2D): Tensor2D => add(matMul(encoder.encode!(x), W as unknown as Tensor2D), b) // [B, 10]
  const terms = ({ x, labels }: Batch) => {
    const logits = toLogits(x)
    const wanted = oneHot(labels, classes)
    const loss = neg(mean(sum(mul(wanted, logSoftmax(logits)), 1))) as Scalar
    return { loss, accuracy: accuracyOf(logits, labels) }
  }
  /** While pretraining: the encoder's own loss, and what the untrained head makes of it. */
  const ofPretraining = (metrics: Record<string, Scalar>, { x, labels }: Batch) => ({
    loss: Object.values(metrics)[0]!,
    accuracy: accuracyOf(toLogits(x), labels),
  })

  return {
    async begin(trainingSet, rest) {
      const choosing = chooseLabelled(settings.labels, random.stream('labels'))
      let looked = false
      await encoder.begin?.(
        (async function* () {
          looked = true
          for await (const batch of trainingSet) {
            choosing.look(batch)
            yield batch
          }
        })(),
        rest,
      )
      // Families that need no look at the set (any more) leave the images to be looked at here.
      if (!looked) for await (const batch of trainingSet) choosing.look(batch)
      labelled = choosing.choose()
    },
    trainStep(batch) {
      stages.count()
      if (stages.now().name === 'wait') return tidy(() => terms(batch))
      if (!optimizer) return tidy(() => ofPretraining(encoder.trainStep(batch), batch))
      if (!labelled)
        throw new Error('classifier: expected `begin` with the training set before the first step')
      const [of, current] = [labelled, optimizer]
      return tidy(() => {
        const lesson = of.next(batch.x.shape[0])
        return descend(current, moving, () => terms(lesson))
      })
    },
    evaluate: (batch) =>
      tidy(() =>
        stages.now().name === 'pretrain' ? ofPretraining(encoder.evaluate(batch), batch) : terms(batch),
      ),
    tune(changes) {
      stageSteps = changes.stageSteps ?? stageSteps
      headSteps = changes.headSteps ?? headSteps
      waitSteps = changes.waitSteps ?? waitSteps
      learningRate = changes.learningRate ?? learningRate
      optimizer?.setRate(learningRate)
    },
    encode: (x) => encoder.encode!(x),
    classify: (x) => tidy(() => softmax(toLogits(x))),
    movement: movement.since,
    stage: stages.now,
    nextStage: stages.next,
    goOnFrom(step, at) {
      stages.goOnFrom(step, at)
      const now = stages.now()
      encoder.goOnFrom?.(settings.pretrain ? (now.name === 'pretrain' ? now.done : stageSteps) : 0)
    },
    weights: () => variables,
    dispose() {
      optimizer?.dispose()
      movement.dispose()
      W.dispose()
      b.dispose()
      encoder.dispose()
    },
  }
}

/** Share of rows whose largest logit is the label's. */
function accuracyOf(logits: Tensor2D, labels: Tensor1D): Scalar {
  return mean(cast(equal(argMax(logits, 1), labels), 'float32')) as Scalar
}
