import type { Chapter } from '../chapter.ts'
import { outline } from '../outline.ts'

export const boltzmannChapter: Chapter = {
  ...outline['boltzmann-machine'],
  text: {
    en: () => import('./text.en.mdx'),
    pl: () => import('./text.pl.mdx'),
  },
  figures: {
    walk: () => import('./Walk.tsx'),
    train: () => import('./Train.tsx'),
    joint: () => import('./Joint.tsx'),
    questions: () => import('./Questions.tsx'),
  },
}
