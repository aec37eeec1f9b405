import type { Chapter } from '../chapter.ts'
import { outline } from '../outline.ts'

export const convolutionalChapter: Chapter = {
  ...outline['convolutional-autoencoder'],
  text: {
    en: () => import('./text.en.mdx'),
    pl: () => import('./text.pl.mdx'),
  },
  figures: {
    walk: () => import('./Walk.tsx'),
    rivals: () => import('./Rivals.tsx'),
  },
}
