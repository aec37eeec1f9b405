import type { Chapter } from '../chapter.ts'
import { outline } from '../outline.ts'

export const sparseChapter: Chapter = {
  ...outline.sparse,
  text: {
    en: () => import('./text.en.mdx'),
    pl: () => import('./text.pl.mdx'),
  },
  figures: {
    instruments: () => import('./Instruments.tsx'),
    compare: () => import('./Compare.tsx'),
  },
}
