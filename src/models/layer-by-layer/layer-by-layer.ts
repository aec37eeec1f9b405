import { type Tensor2D, tidy, type Variable } from '@tensorflow/tfjs-core'
import { activate } from '../../engine/dense.ts'
import { descend } from '../../engine/gradients.ts'
import { createOptimizer, type Optimizer } from '../../engine/optimizer.ts'
import { buildAutoencoder } from '../autoencoder/autoencoder.ts'
import { createLayers, type Layer, through } from '../autoencoder/layers.ts'
import { imageLoss } from '../image-loss.ts'
import type { Batch, BuildContext, Model } from '../model.ts'
import { createMovement } from '../movement.ts'
import { createStages, outsideIn } from '../stages.ts'
import type { LayerByLayerFields, LayerByLayerSettings, layerByLayerSpec } from './spec.ts'

/**
 * A deep autoencoder trained from the outside in: the first hidden layer with its mirror; then these are frozen, the
 * next pair is put between them and trained; at last everything moves. Until then an image takes the short way, through
 * the layers that are there already; the loss is always that of the image.
 * @source Bengio et al. 2007; lecture slides "Uczenie autoenkoderów wielowarstwowych"
 */
export function buildLayerByLayer(
  settings: LayerByLayerSettings,
  context: BuildContext,
): Model<LayerByLayerFields, (typeof layerByLayerSpec.views)[number]> {
  const depth = settings.widths.length
  const { encoder, decoder } = createLayers(settings, context)
  const movement = createMovement([...encoder, ...decoder].map(({ W }) => W))
  let { stageSteps, autoStages, learningRate, momentum } = settings

  const whole = buildAutoencoder(settings, context, {}, { encoder, decoder })
  const lossOf = imageLoss(settings.loss, settings.outputActivation)
  const pair = (i: number): Variable[] => variablesOf([encoder[i]!, decoder[depth - 1 - i]!])

  /** x through the first `levels` hidden layers and their mirrors, before σ'. [B, D] → [B, D] */
  const shortWay = (x: Tensor2D, levels: number): Tensor2D => {
    const z: Tensor2D = encoder.slice(0, levels).reduce(through, x)
    return decoder.slice(depth - levels).reduce(through, z)
  }

  let optimizer: Optimizer | undefined // of the pair that is being trained; the last stage uses the whole network's
  const stages = createStages(
    outsideIn('train-layer', depth, depth),
    { share: () => stageSteps, auto: () => autoStages },
    (index) => {
      optimizer?.dispose()
      optimizer =
        index < depth
          ? createOptimizer({ kind: settings.optimizer, learningRate, momentum }, pair(index))
          : undefined
      movement.mark()
    },
  )
  const levels = () => Math.min(stages.now().index + 1, depth)

  return {
    ...whole,
    trainStep(batch: Batch) {
      stages.count()
      const { index } = stages.now()
      if (!optimizer) return whole.trainStep(batch)
      return descend(optimizer, pair(index), () => ({
        loss: lossOf(shortWay(batch.x, index + 1), batch.x),
      }))
    },
    evaluate: ({ x }) => tidy(() => ({ loss: lossOf(shortWay(x, levels()), x) })),
    reconstruct: (x) => tidy(() => activate(shortWay(x, levels()), settings.outputActivation)),
    movement: movement.since,
    tune(changes) {
      whole.tune(changes)
      stageSteps = changes.stageSteps ?? stageSteps
      autoStages = changes.autoStages ?? autoStages
      learningRate = changes.learningRate ?? learningRate
      momentum = changes.momentum ?? momentum
      optimizer?.setRate(learningRate)
      optimizer?.setMomentum(momentum)
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

/** W and b of layers, each once. */
const variablesOf = (layers: readonly Layer[]): Variable[] => [
  ...new Set(layers.flatMap(({ W, b }) => [W, b])),
]
