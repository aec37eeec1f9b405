/** Whole pages through a model that knows patches: cut with overlap, cleaned, and put together again. */
import { type Tensor2D, tensor2d } from '@tensorflow/tfjs-core'
import { drawDocument, loadLetters, pageSide, patchSide } from '../data/documents/documents.ts'
import type { Page } from '../data/documents/polygons.ts'
import { medianFilter } from '../math/median.ts'
import type { AnyModel } from '../models/model.ts'
import type { Answers } from './questions.ts'

/** Patches at once; bounds how long a quick question waits. */
const patchesAtOnce = 64

export const pageAnswers: Pick<Answers, 'drawDocument' | 'cleanPage' | 'medianPage'> = {
  async drawDocument(_, seed, amount) {
    const { clean, damaged } = drawDocument(await loadLetters(), seed, pageSide, amount)
    const pixels = ({ ink }: Page) => tensor2d(ink, [pageSide, pageSide])
    return { clean: pixels(clean), damaged: pixels(damaged) }
  },
  async cleanPage({ model, rest }, page) {
    const start = performance.now()
    const cleaned = await cleanPage(model, page, patchSide, rest)
    return { page: cleaned, seconds: (performance.now() - start) / 1000 }
  },
  async medianPage(_, page, radius) {
    const [height, width] = page.shape
    return tensor2d(medianFilter(await page.data(), width, height, radius), [height, width])
  },
}

/**
 * A page cleaned by a model of square patches. Patches overlap by a quarter; there each counts the less the nearer to its
 * edge, because a pixel at the edge was judged by half of its neighbours only.
 * @param page [H, W], any size; at its edges it goes on as in a mirror
 * @param side of a patch, pixels, a multiple of four
 * @param rest awaited between parts of the work, so that quick questions get in
 * @returns [H, W], the caller's
 */
export async function cleanPage(
  { reconstruct }: AnyModel,
  page: Tensor2D,
  side: number,
  rest: () => Promise<void>,
): Promise<Tensor2D> {
  if (!reconstruct) throw new Error('cleanPage: expected a family that reconstructs')
  const [height, width] = page.shape
  const pixels = await page.data()
  const places = patchPlaces(width, height, side)
  const weights = patchWeights(side)
  const sums = new Float32Array(width * height)
  const shares = new Float32Array(width * height)
  for (let start = 0; start < places.length; start += patchesAtOnce) {
    if (start > 0) await rest()
    const some = places.slice(start, start + patchesAtOnce)
    const rows = new Float32Array(some.length * side * side)
    some.forEach(([left, top], row) => {
      for (let i = 0; i < side * side; i++) {
        const x = mirrored(left + (i % side), width)
        const y = mirrored(top + Math.floor(i / side), height)
        rows[row * side * side + i] = pixels[y * width + x]!
      }
    })
    const input = tensor2d(rows, [some.length, side * side])
    const output = reconstruct(input)
    const cleaned = await output.data()
    some.forEach(([left, top], row) => {
      for (let i = 0; i < side * side; i++) {
        const [x, y] = [left + (i % side), top + Math.floor(i / side)]
        if (x < 0 || y < 0 || x >= width || y >= height) continue
        sums[y * width + x]! += weights[i]! * cleaned[row * side * side + i]!
        shares[y * width + x]! += weights[i]!
      }
    })
    input.dispose()
    output.dispose()
  }
  return tensor2d(
    sums.map((sum, i) => sum / shares[i]!),
    [height, width],
  )
}

/** Upper left corners, three quarters of a patch apart, from a quarter outside on to the far edge and beyond. */
export function patchPlaces(width: number, height: number, side: number): [left: number, top: number][] {
  const [step, overlap] = [(3 * side) / 4, side / 4]
  const starts = (length: number) =>
    Array.from({ length: Math.ceil((length + overlap) / step) }, (_, i) => i * step - overlap)
  return starts(height).flatMap((top) => starts(width).map((left): [number, number] => [left, top]))
}

/** Full in the middle, falling to the edge where patches overlap: the weights of all patches of a pixel add up to 1. */
export function patchWeights(side: number): Float32Array {
  const overlap = side / 4
  const along = (at: number) => Math.min(1, (at + 0.5) / overlap, (side - at - 0.5) / overlap)
  return Float32Array.from({ length: side * side }, (_, i) => along(i % side) * along(Math.floor(i / side)))
}

/** Place of a pixel that may lie outside, as in mirrors at both ends. */
function mirrored(at: number, length: number): number {
  const round = 2 * length
  const inRound = ((at % round) + round) % round
  return inRound < length ? inRound : round - 1 - inRound
}
