import type { Chapter } from '../chapter.ts'
import { outline } from '../outline.ts'

export const deepAutoencoderChapter: Chapter = {
  ...outline['deep-autoencoder'],
  text: {
    en: () => import('./text.en.mdx'),
    pl: () => import('./text.pl.mdx'),
  },
  figures: {
    simple: () => import('./SimpleDeep.tsx'),
    layers: () => import('./Layers.tsx'),
    labels: () => import('./SemiSupervised.tsx'),
  },
}
