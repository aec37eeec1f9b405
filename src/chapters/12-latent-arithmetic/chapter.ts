import type { Chapter } from '../chapter.ts'
import { outline } from '../outline.ts'

export const latentArithmeticChapter: Chapter = {
  ...outline['latent-arithmetic'],
  text: {
    en: () => import('./text.en.mdx'),
    pl: () => import('./text.pl.mdx'),
  },
  figures: {
    mean: () => import('./Mean.tsx'),
    difference: () => import('./Difference.tsx'),
    sheet: () => import('./Sheet.tsx'),
    prior: () => import('./Prior.tsx'),
  },
}
