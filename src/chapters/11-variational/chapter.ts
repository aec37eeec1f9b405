import type { Chapter } from '../chapter.ts'
import { outline } from '../outline.ts'

export const variationalChapter: Chapter = {
  ...outline.variational,
  text: {
    en: () => import('./text.en.mdx'),
    pl: () => import('./text.pl.mdx'),
  },
  figures: {
    codes: () => import('./ManyCodes.tsx'),
    divergence: () => import('./Divergence.tsx'),
    terms: () => import('./Terms.tsx'),
    canvas: () => import('./Canvas.tsx'),
  },
}
