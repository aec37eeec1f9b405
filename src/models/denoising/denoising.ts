import { damage, dropUnits } from '../../math/corruption.ts'
import { buildAutoencoder } from '../autoencoder/autoencoder.ts'
import { buildConvAutoencoder } from '../conv-autoencoder/conv-autoencoder.ts'
import type { Difference } from '../difference.ts'
import type { BuildContext, Model } from '../model.ts'
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
  const difference: Difference = {
    corrupt: (x, chance) => damage(x, kind, level, chance),
    constrain: (z, chance) => dropUnits(z, dropout, chance),
  }
  const base =
    settings.base === 'dense'
      ? buildAutoencoder({ ...settings, outputActivation: 'sigmoid' }, context, difference)
      : buildConvAutoencoder(settings, context, difference)
  const shown = context.random.stream('shown damage')
  return {
    ...base,
    filters() {
      if ('filters' in base) return base.filters()
      throw new Error('filters: expected a dense network, got a convolutional one; ask for `strokes`')
    },
    damage: (x) => damage(x, kind, level, shown),
    tune(changes) {
      base.tune(changes)
      kind = changes.damage ?? kind
      level = changes.level ?? level
      dropout = changes.dropout ?? dropout
    },
  }
}
