/** The three losses of *Which loss*: of one pixel, for curves, and of whole images, for numbers. */
import {
  binaryCrossEntropy,
  meanAbsoluteError,
  meanSquaredError,
  outputEpsilon,
} from '../../math/reconstruction.ts'
import type { Matrix } from '../../protocol/run.ts'

export type LossName = 'bce' | 'mse' | 'mae'
export const lossNames: readonly LossName[] = ['bce', 'mse', 'mae']

/** Loss of one pixel, target and prediction in 0…1; cross-entropy in nats. */
export const pixelLoss: Record<LossName, (target: number, prediction: number) => number> = {
  bce: (x, p) =>
    -(x * Math.log(Math.max(p, outputEpsilon)) + (1 - x) * Math.log(Math.max(1 - p, outputEpsilon))),
  mse: (x, p) => (x - p) ** 2,
  mae: (x, p) => Math.abs(x - p),
}

const measures = { bce: binaryCrossEntropy, mse: meanSquaredError, mae: meanAbsoluteError }

/** Mean over all pixels of all images; `undefined` while one of both is missing or of another shape. */
export function imageLoss(
  name: LossName,
  targets: Matrix | undefined,
  predictions: Matrix | undefined,
): number | undefined {
  if (!targets || !predictions || targets.data.length !== predictions.data.length) return undefined
  return measures[name](predictions, targets)
}
