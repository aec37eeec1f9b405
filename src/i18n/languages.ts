/** The languages of the lecture. `xx` prints keys instead of words and shows text that was written into the code. */
export const languages = ['en', 'pl'] as const
export type Language = (typeof languages)[number]
export type AnyLanguage = Language | 'xx'

/** How each language calls itself. */
export const languageNames: Record<Language, string> = { en: 'English', pl: 'Polski' }

/** Whether `name` is a language that may be shown; `xx` only while developing and testing. */
export function isLanguage(name: string | undefined): name is AnyLanguage {
  return languages.includes(name as Language) || (name === 'xx' && import.meta.env.DEV)
}

/** The language whose rules for numbers and plurals, and whose long texts, are used. */
export function rulesOf(language: AnyLanguage): Language {
  return language === 'xx' ? 'en' : language
}

/** The first of the reader's wishes (BCP 47 tags, such as `pl-PL`) that we speak; else English. */
export function preferredLanguage(wishes: readonly string[]): Language {
  for (const wish of wishes) {
    const language = wish.slice(0, 2).toLowerCase()
    if (languages.includes(language as Language)) return language as Language
  }
  return 'en'
}
