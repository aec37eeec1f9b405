/**
 * Takes the pictures: `pictures/CHAPTER/FIGURE-NUMBER.webp` for the static pages, `pictures/share/LANGUAGE-CHAPTER.jpg` for
 * sharing.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import process from 'node:process'
import { chromium, type Page } from 'playwright'
import { outline } from '../../src/chapters/outline.ts'
import { languages } from '../../src/i18n/languages.ts'
import { sayIn } from '../../src/i18n/translator.ts'
import { appWords } from '../../src/i18n/words/app.ts'
import { pageArguments } from '../browser-arguments.ts'
import { pictureFile, shareFile } from '../first-pictures.mjs'
import { serve } from '../serve.mjs'
import { pictureOf } from './in-page.ts'
import { openLive } from './open.ts'
import { type ShareWords, sharePicture, shareSize } from './share.ts'

const wanted = process.argv.slice(2)
const server = await serve({ port: 0 })
const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const browser = await chromium.launch({
  ...(process.env.CHROME_PATH ? { executablePath: process.env.CHROME_PATH } : {}),
  args: [...pageArguments],
})

async function takeFirstPictures(page: Page, chapter: string): Promise<void> {
  const folder = path.dirname(pictureFile(chapter, ''))
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  let bytes = 0
  const canvases = await page.locator('canvas[data-picture]').all()
  for (const canvas of canvases) {
    const picture = await canvas.evaluate(pictureOf)
    if (picture === undefined) continue
    const file = Buffer.from(picture, 'base64')
    bytes += file.length
    writeFileSync(pictureFile(chapter, (await canvas.getAttribute('data-picture'))!), file)
  }
  console.log(`${chapter}: ${canvases.length} canvases, ${(bytes / 1000).toFixed(1)} kB`)
}

async function share(page: Page, name: string, words: ShareWords, stage: string): Promise<void> {
  mkdirSync(path.dirname(shareFile(name)), { recursive: true })
  const context = await browser.newContext({ viewport: shareSize, javaScriptEnabled: false })
  const sheet = await context.newPage()
  await sheet.goto(`${host}/en/autoencoder/`)
  await sheet.reload() // with its fonts
  writeFileSync(shareFile(name), await sharePicture(page, words, stage, sheet))
  await context.close()
}

try {
  for (const language of languages) {
    const say = sayIn(appWords, language)
    if (wanted.length === 0) {
      const page = await openLive(browser, `${host}/${language}/`)
      const words = { above: '', title: say('name'), question: say('subtitle') }
      await share(page, language, words, '[class*="_hourglass_"]')
      await page.context().close()
    }
    for (const { id, title, question, ...entry } of Object.values(outline)) {
      if (!('number' in entry) || (wanted.length > 0 && !wanted.includes(id))) continue
      const first = language === languages[0]
      const page = await openLive(browser, `${host}/${language}/${id}/`, first ? Infinity : 1)
      if (first) await takeFirstPictures(page, id)
      const words = {
        above: `${say('name')} · ${say('chapter', { number: entry.number })}`,
        title: title[language],
        question: question[language],
      }
      await share(page, `${language}-${id}`, words, 'main figure [class*="_stage_"]')
      await page.context().close()
    }
  }
} finally {
  await browser.close()
  server.close()
}
