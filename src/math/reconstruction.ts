/** How well pictures come back. All take pixels in 0…1, one picture a row. */
import { expectSameShape, type Rows } from './rows.ts'

function total(what: string, a: Rows, b: Rows, term: (a: number, b: number) => number): number {
  expectSameShape(what, a, b)
  let sum = 0
  for (let i = 0; i < a.data.length; i++) sum += term(a.data[i]!, b.data[i]!)
  return sum
}

const square = (a: number, b: number) => (a - b) ** 2

/** MSE = mean over images and pixels of (output − target)². */
export function meanSquaredError(output: Rows, target: Rows): number {
  return total('meanSquaredError', output, target, square) / (output.rows * output.columns)
}

/** Squared error summed over the pixels of an image, mean over images; the measure of Hinton & Salakhutdinov 2006. */
export function squaredErrorPerImage(output: Rows, target: Rows): number {
  return total('squaredErrorPerImage', output, target, square) / output.rows
}

/** MAE = mean over images and pixels of |output − target|. */
export function meanAbsoluteError(output: Rows, target: Rows): number {
  const term = (a: number, b: number) => Math.abs(a - b)
  return total('meanAbsoluteError', output, target, term) / (output.rows * output.columns)
}

/** Keeps logarithms finite: an output of exactly 0 or 1 counts as this far from it. */
export const outputEpsilon = 1e-7

/** BCE = −mean over images and pixels of t·ln o + (1−t)·ln(1−o), nats. */
export function binaryCrossEntropy(output: Rows, target: Rows): number {
  const term = (o: number, t: number) => {
    const p = Math.min(1 - outputEpsilon, Math.max(outputEpsilon, o))
    return -(t * Math.log(p) + (1 - t) * Math.log1p(-p))
  }
  return total('binaryCrossEntropy', output, target, term) / (output.rows * output.columns)
}

/** BCE(x, x): what a perfect output costs, because grey pixels have an entropy; nats, mean over images and pixels. */
export function crossEntropyFloor(target: Rows): number {
  return binaryCrossEntropy(target, target)
}

/** Peak signal-to-noise ratio, 10·log₁₀(1 / MSE), decibels; infinite for equal pictures. */
export function peakSignalToNoise(output: Rows, target: Rows): number {
  return -10 * Math.log10(meanSquaredError(output, target))
}

/** MSE(output, clean) / MSE(damaged, clean); below 1, or the model does nothing. NaN when nothing was damaged. */
export function denoisingGain(output: Rows, damaged: Rows, clean: Rows): number {
  return meanSquaredError(output, clean) / meanSquaredError(damaged, clean)
}

/**
 * The share of the damage that is found again in the output: ⟨x̃ − x, f(x̃) − f(x)⟩ / ‖x̃ − x‖², over all images. 1 for a
 * network that copies its input, 0 for one that takes no notice of the damage. NaN when nothing was damaged.
 * @param repaired f(x̃), what comes of the damaged images
 * @param rebuilt f(x), what comes of the clean ones
 */
export function copiedDamage(repaired: Rows, rebuilt: Rows, damaged: Rows, clean: Rows): number {
  expectSameShape('copiedDamage', repaired, damaged)
  expectSameShape('copiedDamage', rebuilt, clean)
  let [found, size] = [0, 0]
  for (let i = 0; i < damaged.data.length; i++) {
    const change = damaged.data[i]! - clean.data[i]!
    found += change * (repaired.data[i]! - rebuilt.data[i]!)
    size += change * change
  }
  return found / size
}
