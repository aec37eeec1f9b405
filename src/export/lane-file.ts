/** One lane's weights as a safetensors file, there and back. */
import type { LaneSpec } from '../models/specs.ts'
import { NoticeError } from '../protocol/notice.ts'
import type { Weights } from '../protocol/run.ts'
import { pieceOf } from './python/pieces.ts'
import { readSafetensors, writeSafetensors } from './safetensors.ts'

/** @param step updates that the weights have seen */
export function laneFile({ family, settings }: LaneSpec, tensors: Weights, step: number) {
  return writeSafetensors({
    tensors,
    about: { family, settings: JSON.stringify(settings), step: String(step), format: 'bottleneck 1' },
  })
}

/**
 * Weights for a lane from a file that the lab or one of its scripts saved.
 * @param D pixels of an image
 * @throws NoticeError `weights-foreign`, or `weights-other` when a variable is missing, has another shape or is not finite
 */
export function readLaneFile(bytes: Uint8Array, file: string, lane: LaneSpec, D: number) {
  const { tensors, about } = readSafetensors(bytes, file)
  const weights: Record<string, Weights[string]> = {}
  for (const { name, shape } of pieceOf(lane, D).weights) {
    const found = Object.hasOwn(tensors, name) ? tensors[name] : undefined
    const [wanted, got] = [shape.join('×'), found?.shape.join('×') ?? '–']
    if (!found || wanted !== got) {
      throw new NoticeError('weights-other', { file, expected: `${name} ${wanted}`, got })
    }
    if (!found.data.every(Number.isFinite)) {
      throw new NoticeError('weights-foreign', { file, expected: `${name} ${wanted}`, got: 'NaN, ∞' })
    }
    weights[name] = found
  }
  const step = Number(about.step ?? 0)
  return { weights: weights as Weights, step: Number.isSafeInteger(step) && step >= 0 ? step : 0 }
}
