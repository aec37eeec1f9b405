/** One lane's weights as a safetensors file, there and back. */
import type { AnySettings } from '../models/field.ts'
import type { Stage } from '../models/model.ts'
import type { LaneSpec } from '../models/specs.ts'
import { NoticeError } from '../protocol/notice.ts'
import type { Weights } from '../protocol/run.ts'
import { pieceOf } from './python/pieces.ts'
import { readSafetensors, writeSafetensors } from './safetensors.ts'

/**
 * @param step updates that the weights have seen
 * @param stage where a family with stages stands: a learner may have gone on early, or let a stage train on
 */
export function laneFile(
  lane: LaneSpec,
  tensors: Weights,
  step: number,
  stage?: Pick<Stage, 'index' | 'done'>,
) {
  const { family, settings } = lane
  const seen = stage ? stepOf(lane, stage) : step
  return writeSafetensors({
    tensors,
    about: { family, settings: JSON.stringify(settings), step: String(seen), format: 'bottleneck 1' },
  })
}

/** The step at which a training that nobody interferes with stands where this one does. */
function stepOf({ family, settings }: LaneSpec, { index, done }: Pick<Stage, 'index' | 'done'>): number {
  const shares =
    family === 'classifier'
      ? settings.pretrain
        ? [settings.stageSteps, settings.headSteps]
        : settings.waitSteps
          ? [settings.waitSteps]
          : []
      : Array.from({ length: index + 1 }, () => settings.stageSteps)
  const before = shares.slice(0, index).reduce<number>((sum, share) => sum + Number(share), 0)
  const isLast = family === 'classifier' ? index >= shares.length : index >= depthOf(settings)
  return before + (isLast ? done : Math.min(done, Number(shares[index])))
}

const depthOf = ({ widths, pretrain }: AnySettings): number =>
  pretrain === false ? 0 : (widths as readonly number[]).length

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
