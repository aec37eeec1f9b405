import { createInstance, type i18n } from 'i18next'
import type { AnyLanguage } from './languages.ts'
import { languages, rulesOf } from './languages.ts'
import { formatNumber } from './numbers.ts'
import { hearOfWords, type Say, type Words } from './words.ts'

const translators = new Map<AnyLanguage, i18n>()

/**
 * The translator of one language. One for each, rather than one that changes, so that a page's language is
 * a value that is passed down and static HTML of both languages can be made in one process.
 */
export function translatorOf(language: AnyLanguage): i18n {
  const existing = translators.get(language)
  if (existing) return existing
  const translator = createInstance()
  void translator.init({
    // i18next's own name for "print the keys"
    lng: language === 'xx' ? 'cimode' : language,
    supportedLngs: [...languages, 'cimode'],
    fallbackLng: false,
    appendNamespaceToCIMode: true,
    initAsync: false,
    resources: {},
    interpolation: { escapeValue: false }, // React escapes
    react: { useSuspense: false },
  })
  hearOfWords((words) => {
    for (const name of languages) translator.addResourceBundle(name, words.area, words[name], true, true)
  })
  translators.set(language, translator)
  return translator
}

/** Says texts of `words` in `language`, numbers written by that language's rules. */
export function sayIn<En>(words: Words<En>, language: AnyLanguage): Say<En> {
  const translator = translatorOf(language)
  return (key, ...slots) => {
    const values: Readonly<Record<string, string | number>> = slots[0] ?? {}
    const shown = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? formatNumber(rulesOf(language), value) : value,
    ])
    const count = typeof values.count === 'number' ? { count: values.count } : {}
    return translator.t(key, { ns: words.area, ...count, replace: Object.fromEntries(shown) })
  }
}
