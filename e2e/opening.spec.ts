/** What opening a page costs, and that figures show from the first moment what they will show when they are live. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { scriptBytes, scriptsNamedBy } from '../scripts/budget/page-scripts.ts'
import { pictureFile, shareFile } from '../scripts/first-pictures.mjs'
import { outline } from '../src/chapters/outline.ts'
import { test } from './fixtures.ts'
import { open } from './lecture.ts'

const budgetBytes = 150_000
const pageFile = (language: string, id: string) => path.join('dist', language, id, 'index.html')

for (const language of ['en', 'pl'] as const) {
  test(`${language}: the first chapter's figure is live within 150 kB of scripts`, async ({ page }) => {
    const file = pageFile(language, 'boltzmann-machine')
    expect(scriptBytes(file)).toBeLessThanOrEqual(budgetBytes)
    // The page names them all in its head, and until then nothing else is fetched for its thread.
    await page.addInitScript(() => {
      const look = () => {
        if (!document.querySelector('[data-live]')) return void requestAnimationFrame(look)
        const fetched = performance.getEntriesByType('resource').map(({ name }) => name)
        Object.assign(globalThis, { scripts: fetched.filter((name) => name.endsWith('.js')) })
      }
      requestAnimationFrame(look)
    })
    await open(page, 'boltzmann-machine', { language })
    const scripts = await page.waitForFunction(() => (globalThis as { scripts?: string[] }).scripts)
    const names = (await scripts.jsonValue())!.map((address) => path.basename(address))
    const named = scriptsNamedBy(file).map((script) => path.basename(script))
    expect(names.filter((name) => !/^worker-/.test(name)).sort()).toEqual(named.sort())
  })
}

for (const id of ['boltzmann-machine', 'autoencoder']) {
  test(`${id}: what the page fetches for its worker is what the worker asks for first`, async ({ page }) => {
    await open(page, id)
    const named = await page
      .locator('link[rel="preload"][as="fetch"]')
      .evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href))
    expect(named.length).toBeGreaterThanOrEqual(4)
    const asked = async () => {
      const worker = page.workers()[0]!
      const entries = () => performance.getEntriesByType('resource').map(({ name }) => name)
      return [worker.url(), ...(await worker.evaluate(entries))]
    }
    await expect.poll(asked).toEqual(expect.arrayContaining(named))
    // And nothing of the data before the weights have come.
    const all = await asked()
    const first = all.findIndex((name) => name.includes('/data/'))
    for (const name of named) expect(all.indexOf(name)).toBeLessThan(first < 0 ? all.length : first)
  })
}

test('every page has a picture for sharing, and every picture of a figure its first one', () => {
  for (const { id, ...entry } of Object.values(outline)) {
    if (!('number' in entry)) continue
    for (const language of ['en', 'pl']) {
      expect(statSync(shareFile(`${language}-${id}`)).size).toBeLessThanOrEqual(60_000)
    }
    const html = readFileSync(pageFile('pl', id), 'utf8')
    for (const [, name] of html.matchAll(/<canvas data-picture="([^"]+)"[^>]* role="img"/g)) {
      expect(existsSync(pictureFile(id, name!)), `${id}: ${name}; npm run pictures`).toBe(true)
    }
  }
})

/** Of all opacity. A picture has less detail than a canvas; another digit differs by more than 1. */
const mostDifference = 0.5

/** Waits until each canvas shows what its first picture shows. @returns their names */
async function expectFirstPictures(page: Page, id: string): Promise<string[]> {
  const canvases = page.locator('canvas[data-picture][role="img"]')
  const found: string[] = []
  for (const canvas of await canvases.all()) {
    const name = (await canvas.getAttribute('data-picture'))!
    const picture = `data:image/webp;base64,${readFileSync(pictureFile(id, name)).toString('base64')}`
    const difference = () =>
      canvas.evaluate(async (element, source) => {
        const side = 64
        const opacity = async (from: CanvasImageSource) => {
          const small = new OffscreenCanvas(side, side).getContext('2d')!
          small.drawImage(from, 0, 0, side, side)
          return small.getImageData(0, 0, side, side).data.filter((_, i) => i % 4 === 3)
        }
        const image = new Image()
        image.src = source
        await image.decode()
        const [a, b] = [await opacity(element as HTMLCanvasElement), await opacity(image)]
        const difference = a.reduce((sum, value, i) => sum + Math.abs(value - b[i]!), 0)
        return difference / b.reduce((sum, value) => sum + value, 0)
      }, picture)
    await canvas.scrollIntoViewIfNeeded()
    await expect
      .poll(difference, { message: `${id}: ${name}; npm run pictures` })
      .toBeLessThan(mostDifference)
    found.push(name)
  }
  return found
}

for (const id of ['boltzmann-machine', 'sparse', 'variational'] as const) {
  test(`${id}: figures show from the first moment what they show when they are live`, async ({ page }) => {
    // Neither picture at any moment would be a flicker.
    await page.addInitScript(() => {
      const gaps = new Set<string>()
      Object.assign(globalThis, { gaps })
      const empty = (canvas: HTMLCanvasElement) =>
        !canvas
          .getContext('2d')
          ?.getImageData(0, 0, canvas.width, canvas.height)
          .data.some((value) => value > 0)
      const first = () => [
        ...(document
          .querySelector('[data-prose] figure')
          ?.querySelectorAll<HTMLCanvasElement>('canvas[data-picture][role="img"]') ?? []),
      ]
      const look = () => {
        for (const canvas of first())
          if (!canvas.style.backgroundImage && empty(canvas)) gaps.add(canvas.dataset.picture!)
        requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    })
    await open(page, id, { backend: 'wasm' })
    expect((await expectFirstPictures(page, id)).length).toBeGreaterThan(5)
    expect(await page.evaluate(() => [...(globalThis as unknown as { gaps: Set<string> }).gaps])).toEqual([])
  })
}
