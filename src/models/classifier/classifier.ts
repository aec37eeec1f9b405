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
  tensor1d,
  tensor2d,
  tidy,
  type Variable,
} from '@tensorflow/tfjs-core'
import { descend } from '../../engine/gradients.ts'
import { glorotUniform, zeroBias } from '../../engine/initial.ts'
import { createOptimizer, type Optimizer } from '../../engine/optimizer.ts'
import { permutation } from '../../engine/random.ts'
import type { AnyModel, Batch, BuildContext, Model } from '../model.ts'
import { createStages } from '../stages.ts'
import { type ClassifierFields, type ClassifierSettings, classes } from './spec.ts'

/**
 * A classifier on an encoder: `pretrain`, the encoder's own model learns from all images without labels; `head`, softmax
 * on the frozen encoder; `fine-tune`, everything moves. The last two see only the first `labels` training images, the
 * same number of each class as far as there are so many. Without `pretrain` it starts from scratch with `fine-tune`.
 * `loss` is that of the stage: the encoder's own while pretraining, then cross-entropy in nats per image; `accuracy` 0…1.
 * @param encoder built by the caller; the classifier owns and disposes it
 * @source Hinton & Salakhutdinov 2006; lecture slide "Uczenie półnadzorowane"
 */
export function buildClassifier(
  settings: ClassifierSettings,
  { inputSize, random }: BuildContext,
  encoder: AnyModel,
): Model<ClassifierFields, 'encode' | 'classify'> {
  const codeSize = tidy(() => encoder.encode!(tensor2d(new Float32Array(inputSize), [1, inputSize])).shape[1])
  const W = glorotUniform(random.stream('head'), codeSize, classes)
  const b = zeroBias(classes)
  const variables = {
    ...Object.fromEntries(Object.entries(encoder.weights()).map(([name, v]) => [`base.${name}`, v])),
    'head.W': W,
    'head.b': b,
  }
  let { stageSteps, learningRate } = settings
  let labelled: LabelledSet | undefined
  let optimizer: Optimizer | undefined // none while pretraining
  let moving: Variable[] = []

  const plan = [
    ...(settings.pretrain
      ? [
          { name: 'pretrain', frozen: [] },
          { name: 'head', frozen: [0] },
        ]
      : []),
    { name: 'fine-tune', frozen: [] },
  ]
  const stages = createStages(
    plan,
    () => stageSteps,
    (index) => {
      optimizer?.dispose()
      const { name } = plan[index]!
      moving = name === 'head' ? [W, b] : Object.values(variables)
      optimizer =
        name === 'pretrain' ? undefined : createOptimizer({ kind: 'adam', learningRate, momentum: 0 }, moving)
    },
  )

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
    async begin(trainingSet) {
      const chosen = chooser(settings.labels)
      await encoder.begin?.(
        (function* () {
          for (const batch of trainingSet) {
            chosen.look(batch)
            yield batch
          }
        })(),
      )
      // Families that need no look at the set leave the images to be looked at here.
      if (!encoder.begin) for (const batch of trainingSet) chosen.look(batch)
      labelled = chosen.set(inputSize)
    },
    trainStep(batch) {
      if (!optimizer) {
        const metrics = tidy(() => ofPretraining(encoder.trainStep(batch), batch))
        stages.count()
        return metrics
      }
      if (!labelled)
        throw new Error('classifier: expected `begin` with the training set before the first step')
      const [of, current] = [labelled, optimizer]
      const metrics = tidy(() => {
        const lesson = of.next(batch.x.shape[0])
        return descend(current, moving, () => terms(lesson))
      })
      stages.count()
      return metrics
    },
    evaluate: (batch) =>
      tidy(() => (optimizer ? terms(batch) : ofPretraining(encoder.evaluate(batch), batch))),
    tune(changes) {
      stageSteps = changes.stageSteps ?? stageSteps
      learningRate = changes.learningRate ?? learningRate
      optimizer?.setRate(learningRate)
    },
    encode: (x) => encoder.encode!(x),
    classify: (x) => tidy(() => softmax(toLogits(x))),
    stage: stages.now,
    nextStage: stages.next,
    goOnFrom(step) {
      encoder.goOnFrom?.(settings.pretrain ? Math.min(step, stageSteps) : 0)
      stages.goOnFrom(step)
    },
    weights: () => variables,
    dispose() {
      optimizer?.dispose()
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

interface LabelledSet {
  /** The next images of an endless shuffled order, at most `size`; made inside a `tidy`. */
  next(size: number): Batch
}

/** Keeps the first images of each class until there are `budget` of them. */
function chooser(budget: number) {
  const perClass = Array.from({ length: classes }, () => [] as Float32Array[])
  const share = Math.ceil(budget / classes)
  return {
    look({ x, labels }: Batch) {
      if (perClass.every((images) => images.length >= share)) return
      const [pixels, classOf, D] = [x.dataSync(), labels.dataSync(), x.shape[1]]
      for (const [row, digit] of classOf.entries()) {
        const images = perClass[digit]!
        if (images.length < share) images.push(pixels.slice(row * D, (row + 1) * D) as Float32Array)
      }
    },
    set(inputSize: number): LabelledSet {
      const all = perClass.flatMap((images, digit) => images.map((pixels) => ({ pixels, digit })))
      if (all.length === 0) throw new Error('classifier: expected labelled images, got none')
      let epoch = 0
      let at = 0
      let order = permutation(all.length, 1, epoch)
      return {
        next(size) {
          const count = Math.min(size, all.length)
          if (at + count > all.length) {
            epoch++
            order = permutation(all.length, 1, epoch)
            at = 0
          }
          const rows = Array.from(order.subarray(at, at + count), (i) => all[i]!)
          at += count
          const pixels = new Float32Array(count * inputSize)
          for (const [row, image] of rows.entries()) pixels.set(image.pixels, row * inputSize)
          return {
            x: tensor2d(pixels, [count, inputSize]),
            labels: tensor1d(
              rows.map(({ digit }) => digit),
              'int32',
            ),
          }
        },
      }
    },
  }
}
