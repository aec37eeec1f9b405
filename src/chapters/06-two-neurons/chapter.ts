import type { Chapter } from '../chapter.ts'
import { outline } from '../outline.ts'

export const twoNeuronsChapter: Chapter = {
  ...outline['two-neurons'],
  text: {
    en: () => import('./text.en.mdx'),
    pl: () => import('./text.pl.mdx'),
  },
  figures: {
    scatters: () => import('./Scatters.tsx'),
    pretraining: () => import('./Pretraining.tsx'),
    table: () => import('./ErrorTable.tsx'),
  },
}
