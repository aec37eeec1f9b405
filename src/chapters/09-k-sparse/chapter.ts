import type { Chapter } from '../chapter.ts'
import { outline } from '../outline.ts'

export const kSparseChapter: Chapter = {
  ...outline['k-sparse'],
  text: {
    en: () => import('./text.en.mdx'),
    pl: () => import('./text.pl.mdx'),
  },
  figures: {
    winners: () => import('./Winners.tsx'),
    filters: () => import('./FiltersByK.tsx'),
    schedule: () => import('./Schedule.tsx'),
  },
}
