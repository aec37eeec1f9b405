import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { type AnyLanguage, rulesOf } from './languages.ts'
import { formatNumber, type NumberStyle } from './numbers.ts'
import { sayIn } from './translator.ts'
import type { Say, Words } from './words.ts'

const LanguageContext = createContext<AnyLanguage>('en')

/** Everything inside speaks `language`. */
export function LanguageProvider({ language, children }: { language: AnyLanguage; children: ReactNode }) {
  return <LanguageContext value={language}>{children}</LanguageContext>
}

/** The page's language; `xx` is the test language. */
export function useLanguage(): AnyLanguage {
  return useContext(LanguageContext)
}

/** An area's words in the page's language: `const say = useWords(trainWords); say('pause')`. */
export function useWords<En>(words: Words<En>): Say<En> {
  const language = useLanguage()
  return useMemo(() => sayIn(words, language), [words, language])
}

/** Writes numbers as the page's language does. */
export function useNumbers(): (value: number, style?: NumberStyle) => string {
  const language = rulesOf(useLanguage())
  return useMemo(() => (value, style) => formatNumber(language, value, style), [language])
}
