/** Addresses of the app's own pages. */
import { useSearch } from 'wouter'
import type { AnyLanguage } from '../i18n/languages.ts'

/** What concerns the whole app and follows the reader from page to page; settings of figures do not. */
const lasting = ['backend', 'theme']

/** `/pl/denoising`; without an id, the cover. */
export function pathOf(language: AnyLanguage, id = ''): string {
  return id ? `/${language}/${id}` : `/${language}`
}

/** The part of a query string that lasts, with its `?`, or nothing. */
export function lastingQuery(search: string): string {
  const kept = [...new URLSearchParams(search)].filter(([key]) => lasting.includes(key))
  return kept.length > 0 ? `?${new URLSearchParams(kept)}` : ''
}

/** Makes links to other pages of the app. */
export function useLinkTo(): (language: AnyLanguage, id?: string) => string {
  const query = lastingQuery(useSearch())
  return (language, id) => pathOf(language, id) + query
}
