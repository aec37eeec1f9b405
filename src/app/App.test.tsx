import { Writable } from 'node:stream'
import { prerenderToNodeStream } from 'react-dom/static'
import { expect, test } from 'vitest'
import { Router } from 'wouter'
import { isWritten } from '../chapters/chapter.ts'
import { chapters } from '../chapters/index.ts'
import { languages } from '../i18n/languages.ts'
import { App } from './App.tsx'

/** The HTML of an address, made without a browser. */
async function htmlOf(path: string, search = ''): Promise<string> {
  let html = ''
  const { prelude } = await prerenderToNodeStream(
    <Router ssrPath={path} ssrSearch={search}>
      <App />
    </Router>,
    {
      onError: (error) => {
        throw error
      },
    },
  )
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

const written = chapters.filter(isWritten)
const paths = languages.flatMap((language) => [
  `/${language}`,
  ...written.map(({ id }) => `/${language}/${id}`),
])

test.each(paths)('%s is made without a browser', async (path) => {
  expect(typeof window).toBe('undefined')
  const html = await htmlOf(path)
  expect(html).toContain('<h1')
  expect(html).not.toContain('{{')
})

test('the contents list every chapter and the lab, and link those that are written', async () => {
  const html = await htmlOf('/pl')
  for (const entry of chapters) expect(html).toContain(entry.title.pl)
  for (const { id } of written) expect(html).toContain(`href="/pl/${id}"`)
  const unwritten = chapters.filter((entry) => !isWritten(entry))
  for (const { id } of unwritten) expect(html).not.toContain(`href="/pl/${id}"`)
})

test('a page that does not exist says so and offers the cover', async () => {
  const html = await htmlOf('/en/no-such-page')
  expect(html).toContain('There is no such page')
  expect(html).toContain('href="/en"')
})

test('backend and theme follow the reader from page to page, settings of figures do not', async () => {
  const html = await htmlOf('/en/no-such-page', 'backend=wasm&theme=dark&train.loss=mse')
  expect(html).toContain('href="/en?backend=wasm&amp;theme=dark"')
})

test('the test language prints keys: no text of the shell is written into the code', async () => {
  const html = await htmlOf('/xx/no-such-page')
  const texts = html
    .replace(/<(svg|style|script)[\s\S]*?<\/\1>/g, '')
    .split(/<[^>]*>/)
    .map((text) => text.trim())
    .filter((text) => /\p{L}{2}/u.test(text))
  const allowed = new Set(['EN', 'PL', 'English', 'Polski', ...chapters.map((entry) => entry.title.en)])
  const foreign = texts.filter((text) => !allowed.has(text) && !/^[\w-]+:[\w-]+$/.test(text))
  expect(foreign.filter((text) => !/\(app:inPreparation\)$/.test(text))).toEqual([])
})
