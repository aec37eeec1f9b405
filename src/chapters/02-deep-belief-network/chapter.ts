import type { Chapter } from '../chapter.ts'
import { outline } from '../outline.ts'

export const deepBeliefNetworkChapter: Chapter = {
  ...outline['deep-belief-network'],
  text: {
    en: () => import('./text.en.mdx'),
    pl: () => import('./text.pl.mdx'),
  },
  figures: {
    stack: () => import('./StackBuilder.tsx'),
    join: () => import('./Join.tsx'),
    unroll: () => import('./Unroll.tsx'),
  },
}
