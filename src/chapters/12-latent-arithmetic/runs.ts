import { faceSide } from '../../data/faces.ts'
import type { TileSize } from '../../panels/paint.ts'
import type { RunSpec, StartFrom } from '../../protocol/run.ts'
import { trainedRuns } from '../../training/trained-runs.ts'

/** A variational autoencoder of digits whose codes have room for a handwriting. */
export const digitsSpec: RunSpec = trainedRuns['vae-digits']
export const digitsTrained: StartFrom = { kind: 'trained', name: 'vae-digits' }

/** The one that learned faces. */
export const facesSpec: RunSpec = trainedRuns['vae-faces']
export const facesTrained: StartFrom = { kind: 'trained', name: 'vae-faces' }

export const faceTile: TileSize = { width: faceSide, height: faceSide }
