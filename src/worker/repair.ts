import { dispose, type Tensor2D, tidy } from '@tensorflow/tfjs-core'
import type { ImageSet } from '../data/data-set.ts'
import { evaluationNoise } from '../engine/random.ts'
import { type DamageKind, damage } from '../math/corruption.ts'
import { copiedDamage, meanSquaredError } from '../math/reconstruction.ts'
import type { AnyModel } from '../models/model.ts'
import type { RepairMeasures } from '../protocol/questions.ts'
import { restingChunks } from './batches.ts'

/** Images at once; bounds how long a quick question waits. */
const imagesAtOnce = 100

interface Damage {
  readonly count: number
  readonly kind: DamageKind
  /** 0…1 */
  readonly level: number
}

/** Damages the first `count` images of a set, always in the same way, and measures what a model makes of them. */
export async function measureRepair(
  { reconstruct }: AnyModel,
  set: ImageSet,
  rest: () => Promise<void>,
  { count, kind, level }: Damage,
): Promise<RepairMeasures> {
  if (!reconstruct) throw new Error('measureRepair: expected a family that reconstructs')
  const chance = evaluationNoise()
  const sums = { before: 0, after: 0, clean: 0, copied: 0 }
  let seen = 0
  for await (const { x } of restingChunks(set, rest, imagesAtOnce, Math.min(count, set.count))) {
    const made = tidy(() => {
      const damaged = damage(x, kind, level, chance)
      return [damaged, reconstruct(damaged), reconstruct(x)]
    })
    const [clean, damaged, repaired, rebuilt] = await Promise.all([x, ...made].map(rowsOf))
    dispose(made)
    const rows = clean!.rows
    const before = meanSquaredError(damaged!, clean!)
    sums.before += rows * before
    sums.after += rows * meanSquaredError(repaired!, clean!)
    sums.clean += rows * meanSquaredError(rebuilt!, clean!)
    // A share of the damage; weighted by it, the shares of the chunks make that of the whole.
    sums.copied += rows * before * copiedDamage(repaired!, rebuilt!, damaged!, clean!)
    seen += rows
  }
  return {
    before: sums.before / seen,
    after: sums.after / seen,
    clean: sums.clean / seen,
    copied: sums.copied / sums.before,
  }
}

async function rowsOf(tensor: Tensor2D) {
  const [rows, columns] = tensor.shape
  return { rows, columns, data: await tensor.data() }
}
