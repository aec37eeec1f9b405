import type { Chapter } from '../chapter.ts'
import { outline } from '../outline.ts'

export const denoisingChapter: Chapter = {
  ...outline.denoising,
  text: {
    en: () => import('./text.en.mdx'),
    pl: () => import('./text.pl.mdx'),
  },
  figures: {
    repair: () => import('./Repair.tsx'),
    copy: () => import('./CopyOrLearn.tsx'),
    filters: () => import('./FiltersByNoise.tsx'),
    documents: () => import('./Documents.tsx'),
  },
}
