/** The three losses, for numbers on the page: of one pixel, and of whole images. */
import type { Matrix } from '../../protocol/run.ts'

export type LossName = 'bce' | 'mse' | 'mae'
export const lossNames: readonly LossName[] = ['bce', 'mse', 'mae']

/** Keeps the logarithm finite where a prediction is exactly 0 or 1. */
const epsilon = 1e-7

/** Loss of one pixel, target and prediction in 0…1; cross-entropy in nats. */
export const pixelLoss: Record<LossName, (target: number, prediction: number) => number> = {
  bce: (x, p) => -(x * Math.log(Math.max(p, epsilon)) + (1 - x) * Math.log(Math.max(1 - p, epsilon))),
  mse: (x, p) => (x - p) ** 2,
  mae: (x, p) => Math.abs(x - p),
}

/** Mean over all pixels of all images, as the trainer measures it; `undefined` while one is missing. */
export function imageLoss(
  name: LossName,
  targets: Matrix | undefined,
  predictions: Matrix | undefined,
): number | undefined {
  if (!targets || !predictions || targets.data.length !== predictions.data.length) return undefined
  const loss = pixelLoss[name]
  let sum = 0
  for (let i = 0; i < targets.data.length; i++) sum += loss(targets.data[i]!, predictions.data[i]!)
  return sum / targets.data.length
}
