/** What concerns the whole app and follows the reader from page to page; settings of figures do not. */
const lasting = ['backend', 'theme']

/** The part of a query string that lasts, with its `?`, or nothing. */
export function lastingQuery(search: string): string {
  const kept = [...new URLSearchParams(search)].filter(([key]) => lasting.includes(key))
  return kept.length > 0 ? `?${new URLSearchParams(kept)}` : ''
}
