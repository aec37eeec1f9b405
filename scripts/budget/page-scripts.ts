/** Which scripts a built page names, and what they weigh. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

/** Bytes of a built file as a host sends it. */
export const gzipped = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length

/**
 * Scripts that the page's thread runs until its first figure is live: a page names them all in its head, so that they
 * are fetched at once.
 * @param page its HTML file
 * @returns their files
 */
export function scriptsNamedBy(page: string): string[] {
  const html = readFileSync(page, 'utf8')
  const found = html.matchAll(
    /<(?:script type="module"|link rel="modulepreload")[^>]* (?:src|href)="([^"]+)"/g,
  )
  return [...new Set([...found].map(([, address]) => path.join(path.dirname(page), address!)))]
}

/** Bytes, gzipped, of the scripts that a page names. */
export const scriptBytes = (page: string): number =>
  scriptsNamedBy(page).reduce((sum, file) => sum + gzipped(file), 0)
