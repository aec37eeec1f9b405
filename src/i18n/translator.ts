import type { AnyLanguage, Language } from './languages.ts'
import { rulesOf } from './languages.ts'
import { formatNumber } from './numbers.ts'
import type { Say, Words } from './words.ts'

const pluralRules: Partial<Record<Language, Intl.PluralRules>> = {}

function pluralOf(language: Language, count: number): Intl.LDMLPluralRule {
  pluralRules[language] ??= new Intl.PluralRules(language)
  return pluralRules[language].select(count)
}

/** Says texts of `words` in `language`, numbers written by that language's rules. */
export function sayIn<En>(words: Words<En>, language: AnyLanguage): Say<En> {
  const rules = rulesOf(language)
  const texts: Readonly<Record<string, string>> = language === 'xx' ? {} : (words[rules] as typeof texts)
  return (key, ...slots) => {
    const values: Readonly<Record<string, string | number>> = slots[0] ?? {}
    const { count } = values
    const text =
      texts[key] ?? (typeof count === 'number' ? texts[`${key}_${pluralOf(rules, count)}`] : undefined)
    if (text === undefined) return `${words.area}:${key}`
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
      const value = values[name]
      return typeof value === 'number' ? formatNumber(rules, value) : (value ?? '')
    })
  }
}
