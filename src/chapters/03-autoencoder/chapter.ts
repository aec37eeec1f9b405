import type { Chapter } from '../chapter.ts'
import { outline } from '../outline.ts'

export const autoencoderChapter: Chapter = {
  ...outline.autoencoder,
  text: {
    en: () => import('./text.en.mdx'),
    pl: () => import('./text.pl.mdx'),
  },
  figures: {
    anatomy: () => import('./Anatomy.tsx'),
    train: () => import('./Train.tsx'),
    loss: () => import('./WhichLoss.tsx'),
  },
}
