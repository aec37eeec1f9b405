/** Takes the pictures: `pictures/CHAPTER/FIGURE-NUMBER.webp`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import process from 'node:process'
import { chromium } from 'playwright'
import { outline } from '../../src/chapters/outline.ts'
import { launchArguments } from '../bench/browser-run.ts'
import { pictureFile } from '../first-pictures.mjs'
import { serve } from '../serve.mjs'
import { pictureOf } from './in-page.ts'
import { openLive } from './open.ts'

const wanted = process.argv.slice(2)
const server = await serve({ port: 0 })
const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const browser = await chromium.launch({
  ...(process.env.CHROME_PATH ? { executablePath: process.env.CHROME_PATH } : {}),
  args: [...launchArguments, '--disable-gpu-compositing'],
})
try {
  for (const chapter of Object.keys(outline)) {
    if (chapter === 'lab' || (wanted.length > 0 && !wanted.includes(chapter))) continue
    const page = await openLive(browser, `${host}/en/${chapter}/`)
    const folder = path.dirname(pictureFile(chapter, ''))
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    let bytes = 0
    const names = await page
      .locator('canvas[data-picture]')
      .evaluateAll((all) => all.map((canvas) => (canvas as HTMLElement).dataset.picture!))
    for (const name of names) {
      const picture = await page.locator(`canvas[data-picture="${name}"]`).evaluate(pictureOf)
      if (picture === undefined) continue
      const file = Buffer.from(picture, 'base64')
      bytes += file.length
      writeFileSync(pictureFile(chapter, name), file)
    }
    console.log(`${chapter}: ${names.length} canvases, ${(bytes / 1000).toFixed(1)} kB`)
    await page.context().close()
  }
} finally {
  await browser.close()
  server.close()
}
