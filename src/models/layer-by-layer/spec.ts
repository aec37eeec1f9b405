import { autoencoderFields, autoencoderSpec } from '../autoencoder/spec.ts'
import type { SettingsOf } from '../field.ts'
import type { ModelSpec } from '../model.ts'
import { autoStages, stageSteps } from '../stages.ts'

export const layerByLayerFields = {
  ...autoencoderFields,
  widths: { ...autoencoderFields.widths, default: [128, 64, 32] },
  stageSteps,
  autoStages,
} as const satisfies ModelSpec['fields']

export type LayerByLayerFields = typeof layerByLayerFields
export type LayerByLayerSettings = SettingsOf<LayerByLayerFields>

/** One hidden layer, freeze it, add the next, unfreeze all: the lecture's slides "Uczenie autoenkoderów wielowarstwowych". */
export const layerByLayerSpec = {
  ...autoencoderSpec,
  fields: layerByLayerFields,
  views: [...autoencoderSpec.views, 'movement'],
  source: 'Bengio et al. 2007; lecture slides "Training multilayer autoencoders"',
} as const satisfies ModelSpec<LayerByLayerFields>
