/** Every family's plain description; no tfjs, so the page may import it. One line a family. */
import { autoencoderSpec } from './autoencoder/spec.ts'
import { classifierSpecOver } from './classifier/spec.ts'
import { convAutoencoderSpec } from './conv-autoencoder/spec.ts'
import { dbnSpec } from './dbn/spec.ts'
import { denoisingSpec } from './denoising/spec.ts'
import type { AnySettings, SettingsOf } from './field.ts'
import { kSparseSpec } from './k-sparse/spec.ts'
import { layerByLayerSpec } from './layer-by-layer/spec.ts'
import type { ModelSpec } from './model.ts'
import { pcaSpec } from './pca/spec.ts'
import { rbmSpec } from './rbm/spec.ts'
import { sparseSpec } from './sparse/spec.ts'
import { vaeSpec } from './vae/spec.ts'

const encoders = {
  autoencoder: autoencoderSpec,
  pca: pcaSpec,
  rbm: rbmSpec,
  vae: vaeSpec,
  denoising: denoisingSpec,
  sparse: sparseSpec,
  'k-sparse': kSparseSpec,
  'conv-autoencoder': convAutoencoderSpec,
  dbn: dbnSpec,
} as const

export const specs = {
  ...encoders,
  'layer-by-layer': layerByLayerSpec,
  classifier: classifierSpecOver(encoders),
} as const

export type FamilyName = keyof typeof specs
export type FamilySettings<N extends FamilyName> = SettingsOf<(typeof specs)[N]['fields']>

/** A family's description with its types forgotten, for code that serves every family. */
export function specOf(family: FamilyName): ModelSpec {
  return specs[family] as unknown as ModelSpec
}

/** One model of a run: a family and its settings, nothing else; serialisable. */
export interface LaneSpec {
  readonly family: FamilyName
  readonly settings: AnySettings
}

/** A lane whose settings are checked by the compiler; missing fields take their defaults. */
export function lane<N extends FamilyName>(family: N, changes: Partial<FamilySettings<N>> = {}): LaneSpec {
  const settings: Record<string, AnySettings[string]> = {}
  for (const [name, field] of Object.entries(specs[family].fields)) settings[name] = field.default
  return { family, settings: { ...settings, ...(changes as AnySettings) } }
}
