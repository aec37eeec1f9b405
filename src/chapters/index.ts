import { boltzmannChapter } from './01-boltzmann-machine/chapter.ts'
import { deepBeliefNetworkChapter } from './02-deep-belief-network/chapter.ts'
import { autoencoderChapter } from './03-autoencoder/chapter.ts'
import { deepAutoencoderChapter } from './04-deep-autoencoder/chapter.ts'
import { convolutionalChapter } from './05-convolutional-autoencoder/chapter.ts'
import { twoNeuronsChapter } from './06-two-neurons/chapter.ts'
import { denoisingChapter } from './07-denoising/chapter.ts'
import { sparseChapter } from './08-sparse/chapter.ts'
import { kSparseChapter } from './09-k-sparse/chapter.ts'
import { latentSpaceChapter } from './10-latent-space/chapter.ts'
import { variationalChapter } from './11-variational/chapter.ts'
import { latentArithmeticChapter } from './12-latent-arithmetic/chapter.ts'
import type { Chapter, Outline } from './chapter.ts'
import { outline } from './outline.ts'

/** Chapters that can be read. One line each. */
const written: readonly Chapter[] = [
  boltzmannChapter,
  deepBeliefNetworkChapter,
  autoencoderChapter,
  deepAutoencoderChapter,
  convolutionalChapter,
  twoNeuronsChapter,
  denoisingChapter,
  sparseChapter,
  kSparseChapter,
  latentSpaceChapter,
  variationalChapter,
  latentArithmeticChapter,
]

/** Contents in order: written chapters as such, the others as places that are still empty. */
export const chapters: readonly (Outline | Chapter)[] = Object.values(outline).map(
  (place) => written.find((chapter) => chapter.id === place.id) ?? place,
)
