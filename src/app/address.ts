/** Addresses of the app's own pages. */
import { useSearch } from 'wouter'
import type { AnyLanguage } from '../i18n/languages.ts'
import { lastingQuery } from '../ui/lasting-query.ts'

/** `/pl/denoising/`; without an id, the cover. A folder, as static hosts call it: without the slash they redirect. */
export function pathOf(language: AnyLanguage, id = ''): string {
  return id ? `/${language}/${id}/` : `/${language}/`
}

/** Makes links to other pages of the app. */
export function useLinkTo(): (language: AnyLanguage, id?: string) => string {
  const query = lastingQuery(useSearch())
  return (language, id) => pathOf(language, id) + query
}

/**
 * How links are written on a page that does not know its host: relative to the page itself.
 * @param page path of the page below the app's root, such as `/en/denoising/`
 * @param base path of the app's root without its slash, which links begin with
 */
export function linksFrom(page: string, base = ''): (href: string) => string {
  const up = '../'.repeat(page.split('/').length - 2) || './'
  return (href) => up + href.slice(base.length + 1)
}
