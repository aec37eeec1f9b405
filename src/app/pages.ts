/** The parts of which pages are made, fetched when a page is opened. */
import { isWritten } from '../chapters/chapter.ts'
import { chapters } from '../chapters/index.ts'
import { isLanguage, rulesOf } from '../i18n/languages.ts'
import { preload } from '../ui/loaded.ts'

export const cover = () => import('./Cover.tsx')
export const chapterPage = () => import('./ChapterPage.tsx')
export const lab = () => import('../lab/Lab.tsx')

/**
 * Fetches what a page consists of; its figures come when they are needed. A part that cannot be had is told where it
 * is shown.
 * @param path below the app's root, such as `/en/denoising/`
 */
export async function preloadPage(path: string): Promise<void> {
  const [, language, id] = path.split('/')
  const chapter = chapters.find((entry) => entry.id === id)
  const parts =
    chapter && isWritten(chapter) && isLanguage(language)
      ? [chapterPage, chapter.text[rulesOf(language)]]
      : chapter?.ownPage
        ? [lab]
        : [cover]
  await Promise.allSettled(parts.map((load: () => Promise<unknown>) => preload(load)))
}
