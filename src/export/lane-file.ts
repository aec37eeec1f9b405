/** One lane's weights as a safetensors file, there and back. */

import { type AnySettings, isUsed } from '../models/field.ts'
import type { Stage } from '../models/model.ts'
import { type LaneSpec, specOf } from '../models/specs.ts'
import { placeAt } from '../models/stages.ts'
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

/** Updates of each stage but the last, where nobody interferes; none for families without stages. */
function sharesOf({ family, settings }: LaneSpec): readonly number[] {
  const shares = (() => {
    if (family === 'classifier') {
      if (settings.pretrain) return [settings.stageSteps, settings.headSteps]
      return settings.waitSteps ? [settings.waitSteps] : []
    }
    if (settings.stageSteps === undefined || settings.pretrain === false) return []
    return (settings.widths as readonly number[]).map(() => settings.stageSteps)
  })()
  return shares.map(Number)
}

/** The step at which a training that nobody interferes with stands where this one does. */
function stepOf(lane: LaneSpec, { index, done }: Pick<Stage, 'index' | 'done'>): number {
  const shares = sharesOf(lane)
  const before = shares.slice(0, index).reduce((sum, share) => sum + share, 0)
  return before + (index >= shares.length ? done : Math.min(done, shares[index]!))
}

/** Where a training that nobody interferes with stands at `step`; `undefined` for families without stages. */
export function stageAt(lane: LaneSpec, step: number): Pick<Stage, 'index' | 'done'> | undefined {
  return lane.settings.stageSteps === undefined ? undefined : placeAt(step, sharesOf(lane))
}

/** More updates than any training here has; a file that claims them is damaged. */
const mostSteps = 1e8

/** Settings that shape the model and are others in the file, by name; none where the file does not say or says no JSON. */
function differingFields(text: string | undefined, { family, settings }: LaneSpec): readonly string[] {
  let said: AnySettings
  try {
    said = JSON.parse(text ?? '{}') ?? {}
  } catch {
    return []
  }
  return Object.entries(specOf(family).fields).flatMap(([name, field]) => {
    const isOther = Object.hasOwn(said, name) && JSON.stringify(said[name]) !== JSON.stringify(settings[name])
    return isOther && !field.live && isUsed(field, settings) ? [name] : []
  })
}

/**
 * Weights for a lane from a file that the lab or one of its scripts saved.
 * @param D pixels of an image
 * @throws NoticeError `weights-foreign`, `weights-other` when a variable is missing or has another shape, `weights-infinite`
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
      throw new NoticeError('weights-infinite', { file, name })
    }
    weights[name] = found
  }
  const step = Number(about.step ?? 0)
  if (!Number.isInteger(step) || step < 0 || step > mostSteps) {
    throw new NoticeError('weights-foreign', {
      file,
      expected: `step 0 … ${mostSteps}`,
      got: String(about.step),
    })
  }
  return { weights: weights as Weights, step, differing: differingFields(about.settings, lane) }
}
