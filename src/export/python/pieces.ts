/** The piece of every family; a family without one does not compile. */
import { encoderSettings } from '../../models/classifier/spec.ts'
import type { DenoisingSettings } from '../../models/denoising/spec.ts'
import type { AnySettings } from '../../models/field.ts'
import { type FamilyName, type FamilySettings, type LaneSpec, specOf } from '../../models/specs.ts'
import { dbnPiece, rbmPiece } from './boltzmann.ts'
import { classifierPiece } from './classifier.ts'
import { convAutoencoderPiece, convDenoisingPiece } from './conv.ts'
import { autoencoderPiece, denoisingPiece, kSparsePiece, sparsePiece } from './dense.ts'
import { layerByLayerPiece } from './layer-by-layer.ts'
import { pcaPiece } from './pca.ts'
import type { Piece } from './piece.ts'
import { vaePiece } from './vae.ts'

const pieces: { [N in FamilyName]: (settings: FamilySettings<N>, D: number, prefix?: string) => Piece } = {
  autoencoder: autoencoderPiece,
  pca: pcaPiece,
  rbm: rbmPiece,
  dbn: dbnPiece,
  vae: vaePiece,
  sparse: sparsePiece,
  'k-sparse': kSparsePiece,
  'conv-autoencoder': convAutoencoderPiece,
  'layer-by-layer': layerByLayerPiece,
  denoising: (settings: DenoisingSettings, D, prefix) =>
    settings.base === 'dense' ? denoisingPiece(settings, D, prefix) : convDenoisingPiece(settings, D, prefix),
  classifier: (settings, D) => {
    const family = settings.encoder
    const own = encoderSettings(settings, specOf(family).fields)
    const widths = specOf(family).widths(own, D)
    const codeSize = widths[Math.floor(widths.length / 2)]!
    return classifierPiece(settings, pieceOf({ family, settings: own }, D, 'base.'), codeSize)
  },
}

/** @param D pixels of an image */
export function pieceOf({ family, settings }: LaneSpec, D: number, prefix = ''): Piece {
  const piece = pieces[family] as unknown as (settings: AnySettings, D: number, prefix: string) => Piece
  return piece(settings, D, prefix)
}
