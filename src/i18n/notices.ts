import type { Notice } from '../protocol/notice.ts'
import { useLanguage } from './language.tsx'
import type { AnyLanguage } from './languages.ts'
import { sayIn } from './translator.ts'
import { noticeWords } from './words/notices.ts'
import type { Say } from './words.ts'

/** Every fact that some sentence names; one that did not come is printed as an ellipsis. */
const unknownFacts = Object.fromEntries(
  Object.values(noticeWords.en)
    .flatMap((text) => [...text.matchAll(/\{\{(\w+)\}\}/g)])
    .map(([, name]) => [name, '…']),
)

/** The sentence of a notice in `language`. */
export function noticeText(notice: Notice, language: AnyLanguage): string {
  // The compiler cannot know which facts a code brings, so this one call is checked by a test instead.
  const say = sayIn(noticeWords, language) as unknown as Say<Record<string, '{{fact}}'>>
  return say(notice.code, { ...unknownFacts, ...notice.facts } as never)
}

/** Says notices in the page's language. */
export function useNoticeText(): (notice: Notice) => string {
  const language = useLanguage()
  return (notice) => noticeText(notice, language)
}
