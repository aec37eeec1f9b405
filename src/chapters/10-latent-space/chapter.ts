import type { Chapter } from '../chapter.ts'
import { outline } from '../outline.ts'

export const latentSpaceChapter: Chapter = {
  ...outline['latent-space'],
  text: {
    en: () => import('./text.en.mdx'),
    pl: () => import('./text.pl.mdx'),
  },
  figures: {
    path: () => import('./Path.tsx'),
    beside: () => import('./Beside.tsx'),
  },
}
