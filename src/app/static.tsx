/** Every page as HTML, made without a browser: what a reader sees before any script, and search engines at all. */
import { Writable } from 'node:stream'
import { prerenderToNodeStream } from 'react-dom/static'
import { Router } from 'wouter'
import { isReadable } from '../chapters/chapter.ts'
import { chapters } from '../chapters/index.ts'
import { type Language, languages } from '../i18n/languages.ts'
import { sayIn } from '../i18n/translator.ts'
import { appWords } from '../i18n/words/app.ts'
import { takeStarts } from '../training/trained-starts.ts'
import { App } from './App.tsx'
import { linksFrom, pathOf } from './address.ts'

export interface StaticPage {
  /** Below the app's root, with both slashes: `/en/denoising/`. */
  readonly path: string
  readonly language: Language
  readonly title: string
  readonly description: string
  /** The same page in every language: language → path. */
  readonly alternates: Readonly<Record<Language, string>>
  /** Folder of the chapter's modules, such as `07-denoising`, or `lab`; the cover has none. */
  readonly chapter?: string
}

/** The cover and every chapter that can be read, in every language. */
export function staticPages(): StaticPage[] {
  const written = chapters.filter(isReadable)
  return languages.flatMap((language) => {
    const say = sayIn(appWords, language)
    const page = (id?: string) => ({
      path: pathOf(language, id),
      language,
      alternates: Object.fromEntries(languages.map((other) => [other, pathOf(other, id)])) as Record<
        Language,
        string
      >,
    })
    return [
      { ...page(), title: `${say('name')} · ${say('subtitle')}`, description: say('description') },
      ...written.map(({ id, number, title, question }) => ({
        ...page(id),
        title: `${title[language]} · ${say('name')}`,
        description: `${question[language]} ${say('description')}`,
        chapter: number === undefined ? id : `${String(number).padStart(2, '0')}-${id}`,
      })),
    ]
  })
}

/** The HTML of an address. Its links are relative to it, so that it can lie anywhere. */
export async function htmlOf(path: string, search = ''): Promise<string> {
  const { prelude } = await prerenderToNodeStream(
    <Router ssrPath={path} ssrSearch={search} hrefs={linksFrom(path)}>
      <App />
    </Router>,
    {
      // Everything in its place: React would put large parts at the end and move them by an inline script.
      progressiveChunkSize: Number.POSITIVE_INFINITY,
      onError: (error) => {
        throw error
      },
    },
  )
  let html = ''
  await new Promise<void>((resolve, reject) => {
    prelude
      .pipe(
        new Writable({
          write(chunk, _encoding, done) {
            html += chunk
            done()
          },
        }),
      )
      .on('finish', resolve)
      .on('error', reject)
  })
  return html
}

/**
 * The trained files that the first figure of an address starts from, in none, one or several parts.
 * Rendered once before, so that all figures have been loaded and come in their order.
 */
export async function firstStart(path: string): Promise<readonly string[]> {
  takeStarts()
  await htmlOf(path)
  const [first] = takeStarts()
  return first?.split('+') ?? []
}
