import { type Tensor2D, tidy } from '@tensorflow/tfjs-core'
import { createRandomSource } from '../../engine/random.ts'
import { damage, dropUnits } from '../../math/corruption.ts'
import { buildAutoencoder } from '../autoencoder/autoencoder.ts'
import { buildConvAutoencoder } from '../conv-autoencoder/conv-autoencoder.ts'
import type { Difference } from '../difference.ts'
import type { Batch, BuildContext, Model } from '../model.ts'
import type { DenoisingFields, DenoisingSettings, denoisingSpec } from './spec.ts'

/**
 * The denoising autoencoder: the encoder sees a damaged image (or loses some of its units), the loss asks for the clean
 * one. `reconstruct` and `encode` damage nothing: give them what `damage` made.
 * @source Vincent et al. 2008, section 2; lecture slides "Autoenkodery odszumiające"
 */
export function buildDenoising(
  settings: DenoisingSettings,
  context: BuildContext,
): Model<DenoisingFields, (typeof denoisingSpec.views)[number]> {
  let { damage: kind, level, dropout } = settings
  /** Damaged images that came with the batch; ours is then not needed. */
  let given: Tensor2D | undefined
  const difference: Difference = {
    corrupt: (x, chance) => given ?? damage(x, kind, level, chance),
    constrain: (z, chance) => dropUnits(z, dropout, chance),
  }
  const base =
    settings.base === 'dense'
      ? buildAutoencoder(settings, context, difference)
      : buildConvAutoencoder(settings, context, difference)
  const fresh = context.random.stream('shown damage')
  const shown = (seed: number) => createRandomSource(seed).stream('shown damage')
  const withGiven =
    <Answer>(compute: (batch: Batch) => Answer) =>
    (batch: Batch): Answer => {
      given = batch.damaged
      try {
        return compute(batch)
      } finally {
        given = undefined
      }
    }
  return {
    ...base,
    trainStep: withGiven(base.trainStep),
    evaluate: withGiven(base.evaluate),
    filters() {
      if ('filters' in base) return base.filters()
      throw new Error('filters: expected a dense network, got a convolutional one; ask for `strokes`')
    },
    damage: (x, seed, at = level) => damage(x, kind, at, seed === undefined ? fresh : shown(seed)),
    repair: (x, seed) =>
      tidy(() => {
        const code = dropUnits(base.encode(x), dropout, createRandomSource(seed).stream('shown dropout')) // [B, K]
        return { code, image: base.decode(code) }
      }),
    tune(changes) {
      base.tune(changes)
      kind = changes.damage ?? kind
      level = changes.level ?? level
      dropout = changes.dropout ?? dropout
    },
  }
}
