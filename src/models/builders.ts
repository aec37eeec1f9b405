/** Every family's builder; worker only. One line a family, beside its line in `specs.ts`. */
import { NoticeError } from '../protocol/notice.ts'
import { buildAutoencoder } from './autoencoder/autoencoder.ts'
import { checkingInput } from './check-input.ts'
import { buildClassifier } from './classifier/classifier.ts'
import { encoderSettings } from './classifier/spec.ts'
import { buildConvAutoencoder } from './conv-autoencoder/conv-autoencoder.ts'
import { buildDbn } from './dbn/dbn.ts'
import { buildDenoising } from './denoising/denoising.ts'
import { readSettings } from './field.ts'
import { buildKSparse } from './k-sparse/k-sparse.ts'
import { buildLayerByLayer } from './layer-by-layer/layer-by-layer.ts'
import type { AnyModel, BuildContext, Model } from './model.ts'
import { buildPca } from './pca/pca.ts'
import { buildRbm } from './rbm/rbm.ts'
import { buildSparse } from './sparse/sparse.ts'
import { type FamilyName, type FamilySettings, type LaneSpec, specOf, type specs } from './specs.ts'
import { buildVae } from './vae/vae.ts'

type ViewsOf<N extends FamilyName> = (typeof specs)[N]['views'][number]
type FamilyBuilder<N extends FamilyName> = (
  settings: FamilySettings<N>,
  context: BuildContext,
) => Model<(typeof specs)[N]['fields'], ViewsOf<N>>

const builders: { [N in FamilyName]: FamilyBuilder<N> } = {
  autoencoder: buildAutoencoder,
  pca: buildPca,
  rbm: buildRbm,
  vae: buildVae,
  denoising: buildDenoising,
  sparse: buildSparse,
  'k-sparse': buildKSparse,
  'conv-autoencoder': buildConvAutoencoder,
  dbn: buildDbn,
  'layer-by-layer': buildLayerByLayer,
  classifier: (settings, context) => {
    const family = settings.encoder
    const own = encoderSettings(settings, specOf(family).fields)
    return buildClassifier(settings, context, buildModel({ family, settings: own }, context))
  },
}

/**
 * Builds the model that a lane describes. The caller disposes it.
 * @throws NoticeError `settings-invalid` with the field, what was expected and what came, or `conflict-…`; nothing is built then
 */
export function buildModel({ family, settings }: LaneSpec, context: BuildContext): AnyModel {
  const spec = specOf(family)
  if (!spec) {
    throw new NoticeError('settings-invalid', {
      field: 'family',
      expected: Object.keys(builders).join(' | '),
      got: String(family),
    })
  }
  const { settings: checked, problems } = readSettings(spec.fields, settings)
  const problem = problems[0]
  if (problem) {
    const { field, expected, got } = problem
    throw new NoticeError('settings-invalid', { field, expected, got })
  }
  const conflict = spec.conflict?.(checked, context.inputSize)
  if (conflict) {
    throw new NoticeError(conflict.code, conflict.facts)
  }
  const build = builders[family] as unknown as (settings: object, context: BuildContext) => AnyModel
  return checkingInput(build(checked, context), context.inputSize)
}
