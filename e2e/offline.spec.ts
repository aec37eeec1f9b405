/** What was visited, or the whole lecture, can be read and trained without a network; new versions are offered. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { serve } from '../scripts/serve.mjs'
import { test } from './fixtures.ts'
import { distance, draw, figure, readPixels, ring, words } from './lecture.ts'

test.use({ serviceWorkers: 'allow', expected: [/asked http:\/\/127\.0\.0\.1|Failed to load resource/] })

let folder: string
let server: Server
let origin: string

// A host of its own: its files change, and cutting the network must not cut the tests beside it.
test.beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'lecture-'))
  cpSync('dist', folder, { recursive: true })
  server = await serve({ folder, port: 0 })
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
test.afterEach(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true })
})

const pathsKept = (page: Page) =>
  page.evaluate(async () => {
    const names = await caches.keys()
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname)
  })

async function expectADigitRebuilt(page: Page) {
  const anatomy = await figure(page, '3.1')
  const rebuilt = anatomy.getByRole('img', { name: words.en.reconstruction })
  await expect.poll(async () => Math.max(...(await readPixels(rebuilt)))).toBeGreaterThan(0.5)
  const before = await readPixels(rebuilt)
  await draw(anatomy.getByRole('application', { name: words.en.pad }), ring)
  await expect.poll(async () => distance(await readPixels(rebuilt), before)).toBeGreaterThan(0.01)
}

test.describe('without a network', () => {
  test('what was visited stays, and the whole lecture on request', async ({ page, context }) => {
    await page.goto(`${origin}/en/autoencoder/?backend=wasm`)
    await expectADigitRebuilt(page)
    // Also what was fetched before anything could keep it.
    await expect
      .poll(async () => (await pathsKept(page)).join(' '))
      .toMatch(/\/assets\/models\/autoencoder-32-[\w-]{8}\.bin/)
    await expect.poll(() => pathsKept(page)).toContain('/en/autoencoder/')
    await context.setOffline(true)
    await page.reload()
    await expectADigitRebuilt(page)
    await page.goto(`${origin}/pl/variational/`)
    await expect(page.getByText('This page is not kept on this device')).toBeVisible()
    await context.setOffline(false)
    await page.goto(`${origin}/en/autoencoder/?backend=wasm`)

    await page.getByRole('button', { name: 'Settings' }).click()
    await page.getByRole('button', { name: /^Keep the whole lecture \([\d.]+ MB more\)$/ }).click()
    await expect(page.getByText(/This device keeps the whole lecture, [\d.]+ MB/)).toBeVisible()
    await context.setOffline(true)
    await page.goto(`${origin}/pl/variational/?backend=wasm`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Autoenkoder wariacyjny')
  })
})

test('a page comes in the theme that the reader chose, before any script of its own', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.addInitScript(() => {
    // Scripts of the page run later than this.
    document.addEventListener('readystatechange', () => {
      if (document.readyState !== 'interactive') return
      const { theme } = document.documentElement.dataset
      Object.assign(globalThis, { themeAtFirst: theme ?? 'none' })
    })
  })
  const themeAtFirst = () => page.evaluate(() => (globalThis as { themeAtFirst?: string }).themeAtFirst)
  await page.goto(`${origin}/en/autoencoder/?backend=wasm`)
  expect(await themeAtFirst()).toBe('none')
  await expect.poll(() => pathsKept(page)).toContain('/en/autoencoder/')
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('radio', { name: 'Dark' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.reload()
  expect(await themeAtFirst()).toBe('dark')
  await page.goto(`${origin}/en/autoencoder/?theme=light`)
  expect(await themeAtFirst()).toBe('light')
})

test('a new version is offered, and comes whole when it is wanted', async ({ page }) => {
  test.setTimeout(120_000)
  const change = (name: string, from: string | RegExp, to: string) => {
    const file = path.join(folder, name)
    const before = readFileSync(file, 'utf8')
    const after = before.replace(from, to)
    expect(after).not.toBe(before)
    writeFileSync(file, after)
  }
  await page.goto(`${origin}/en/autoencoder/?backend=wasm`)
  await expect.poll(() => pathsKept(page)).toContain('/en/autoencoder/')
  // The next version says something else; its service worker names another version.
  change('en/autoencoder/index.html', /(<meta name="description" content=")[^"]*/, '$1The next version')
  const [version] = /\b[0-9a-f]{12}\b/.exec(readFileSync(path.join(folder, 'sw.js'), 'utf8'))!
  change('sw.js', version, '0123456789ab')
  await page.reload()
  await expect(page.getByText('A new version of the lecture is ready')).toBeVisible()
  // Until then nothing changes.
  expect(
    await page.evaluate(async () => (await (await fetch(location.href)).text()).includes('The next version')),
  ).toBe(false)
  await page.getByRole('button', { name: 'Load it' }).click()
  await expect(page.locator('meta[name=description]')).toHaveAttribute('content', 'The next version')
  await expect(page.getByText('A new version of the lecture is ready')).toBeHidden()
  expect(await page.evaluate(() => caches.keys())).toEqual(['bottleneck 0123456789ab'])
})

test('the lecture can be installed', async ({ page, context }) => {
  await page.goto(`${origin}/en/autoencoder/`)
  await page.evaluate(() => navigator.serviceWorker.ready)
  const browser = await context.newCDPSession(page)
  const { errors } = await browser.send('Page.getAppManifest')
  expect(errors).toEqual([])
  const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors')
  // A test's pages are private ones, which nothing is installed from; there is nothing else to complain of.
  const found = installabilityErrors.map(({ errorId }) => errorId)
  expect(found.filter((error) => error !== 'in-incognito')).toEqual([])
})
