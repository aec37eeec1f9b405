import type { Tensor } from '@tensorflow/tfjs-core'
import type { AnyModel, Batch } from './model.ts'

/** Views that take images, [B, D]. */
const imageViews = [
  'reconstruct',
  'encode',
  'damage',
  'repair',
  'activity',
  'activations',
  'maps',
  'posterior',
  'classify',
  'hiddenProbability',
  'freeEnergy',
  'gibbsStep',
  'cdWalk',
] as const

/** @throws Error when x is not [B, inputSize] */
function expectImages(what: string, x: Tensor, inputSize: number): void {
  if (x.rank === 2 && x.shape[1] === inputSize && x.shape[0]! > 0) return
  const got = `[${x.shape.join(', ')}]`
  const advice = x.rank > 2 ? 'flatten the images first' : `give rows of ${inputSize} pixels`
  throw new Error(`${what}: expected [B, ${inputSize}], got ${got}; ${advice}`)
}

/** @throws Error when a pixel is not a number in 0…1 */
function expectPixels(what: string, x: Tensor): void {
  const wrong = x.dataSync().findIndex((value: number) => !(value >= 0 && value <= 1))
  if (wrong >= 0) {
    throw new Error(
      `${what}: expected pixels in 0…1, got ${x.dataSync()[wrong]}; scale or repair the images first`,
    )
  }
}

/**
 * A model that says what is wrong with its input instead of training on it: the shape of every batch and picture, and,
 * once before the first step, whether its pixels are numbers in 0…1. Changes the given model and returns it.
 */
export function checkingInput(model: AnyModel, inputSize: number): AnyModel {
  const { trainStep, evaluate } = model
  let begun = false
  model.trainStep = (batch: Batch) => {
    expectImages('trainStep', batch.x, inputSize)
    if (!begun) expectPixels('trainStep', batch.x)
    begun = true
    return trainStep(batch)
  }
  model.evaluate = (batch: Batch) => {
    expectImages('evaluate', batch.x, inputSize)
    return evaluate(batch)
  }
  for (const view of imageViews) {
    const compute = model[view] as ((x: Tensor, ...rest: unknown[]) => unknown) | undefined
    if (!compute) continue
    const checked = (x: Tensor, ...rest: unknown[]) => {
      expectImages(view, x, inputSize)
      return compute(x, ...rest)
    }
    Object.assign(model, { [view]: checked })
  }
  return model
}
