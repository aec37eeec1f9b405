/** Pages can be read before any script, from any folder of any host, and are taken over without a jump. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { expect, test as plain } from '@playwright/test'
import { serve } from '../scripts/serve.mjs'
import { test } from './fixtures.ts'
import { distance, draw, figure, open, readPixels, ring, words } from './lecture.ts'

plain.describe('without scripts', () => {
  plain.use({ javaScriptEnabled: false })

  plain('text, formulas and figures can be read, and links lead on', async ({ page }) => {
    await page.goto('/pl/autoencoder/')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Autoenkoder')
    await expect(page).toHaveTitle(/Autoenkoder/)
    await expect(page.locator('html')).toHaveAttribute('lang', 'pl')
    expect(await page.locator('.katex').count()).toBeGreaterThan(20)
    await expect(page.getByRole('figure')).toHaveCount(3)
    await expect(page.getByRole('figure').first()).toContainText('Rysunek 3.1')
    await page.getByRole('link', { name: 'English' }).click()
    await expect(page).toHaveURL(/\/en\/autoencoder\/$/)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('The autoencoder')
  })
})

test.describe('in a folder of a host', () => {
  let server: Server
  const base = '/lectures/bottleneck/'
  test.beforeAll(async () => {
    server = await serve({ port: 0, base })
  })
  test.afterAll(() => {
    server.close()
  })

  test.use({ baseURL: 'http://localhost/' })

  test('everything is found: scripts, digits, trained models, other pages', async ({ browser }) => {
    const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const context = await browser.newContext()
    const page = await context.newPage()
    const faults: string[] = []
    // What may be cached for ever, and what is asked for anew.
    const [kept, asked] = [new Set<string>(), new Set<string>()]
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    page.on('response', (response) => {
      const { pathname } = new URL(response.url())
      if (response.status() >= 400 || !pathname.startsWith(base)) faults.push(response.url())
      if (response.headers()['cache-control']?.includes('immutable')) kept.add(pathname.split('/').at(-1)!)
      else asked.add(pathname.slice(base.length))
    })
    await page.goto(`${host}${base}en/autoencoder?backend=wasm`)
    const anatomy = await figure(page, '3.1')
    const rebuilt = anatomy.getByRole('img', { name: words.en.reconstruction })
    await expect.poll(async () => Math.max(...(await readPixels(rebuilt)))).toBeGreaterThan(0.5)
    const before = await readPixels(rebuilt)
    await draw(anatomy.getByRole('application', { name: words.en.pad }), ring)
    await expect.poll(async () => distance(await readPixels(rebuilt), before)).toBeGreaterThan(0.01)
    await page.goto(`${host}${base}`)
    await expect(page).toHaveURL(`${host}${base}en/`)
    await page.getByRole('link', { name: 'Polski' }).click()
    await expect(page).toHaveURL(`${host}${base}pl/`)
    await expect(page.getByRole('application', { name: words.pl.pad })).toBeVisible()
    expect(faults).toEqual([])
    // Nothing changes under a name that is kept: pages alone, and what browsers look for by a fixed name, have none.
    const fixed = /^((en|pl)\/(\w[\w-]*\/?)?)?$|^app\.webmanifest$|^icon|^favicon/
    expect([...asked].filter((address) => !fixed.test(address))).toEqual([])
    const names = [...kept]
    for (const name of [
      /^autoencoder-32-.{8}\.bin$/,
      /^digits-first-images-.{8}\.idx3-ubyte\.gz$/,
      /^.+-.{8}\.js$/,
    ]) {
      expect(
        names.some((known) => name.test(known)),
        String(name),
      ).toBe(true)
    }
    await context.close()
  })
})

test('a page is taken over as it stands', async ({ page }) => {
  // What the static page shows is what React finds: no element of it is made anew.
  await page.addInitScript(() => {
    document.addEventListener('readystatechange', () => {
      if (document.readyState !== 'interactive') return // parsed, and no script has run
      const marked = document.querySelectorAll('main h1, main figure, main canvas, main [data-prose] > *')
      for (const element of marked) element.setAttribute('data-rendered-before', '')
    })
  })
  await open(page, 'autoencoder', { backend: 'wasm', query: 'train.widths=16' })
  const train = await figure(page, '3.2')
  // The address is read after the take-over.
  await expect(train).toContainText(/25.888 parameters/)
  for (const part of ['main h1', 'main figure', 'main [data-prose] > *']) {
    const all = await page.locator(part).count()
    expect(await page.locator(`${part}[data-rendered-before]`).count(), part).toBe(all)
  }
})

test('every page has the content policy, and nothing that it forbids', () => {
  const pages = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.html'),
  )
  expect(pages.length).toBeGreaterThan(26)
  for (const name of pages) {
    const html = readFileSync(path.join('dist', name), 'utf8')
    const [, policy] = /<meta http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html) ?? []
    expect(policy, name).toContain("default-src 'self'; script-src 'self' 'wasm-unsafe-eval';")
    // Before anything that it is to bind.
    expect(html.indexOf('Content-Security-Policy'), name).toBeLessThan(html.search(/<(script|link|style)\b/))
    for (const [script] of html.matchAll(/<script\b[^>]*>/g)) expect(script, name).toMatch(/ src="\.{0,2}\//)
    const tags = [...html.matchAll(/<[a-z][^>]*>/g)].map(([tag]) => tag)
    expect(
      tags.filter((tag) => /\son[a-z]+="|javascript:/.test(tag)),
      name,
    ).toEqual([])
    const fetched = tags.filter((tag) => /^<(script|link|img|iframe|source|object|embed)\b/.test(tag))
    expect(
      fetched.filter((tag) => /(src|href)="(https?:)?\/\//.test(tag)),
      name,
    ).toEqual([])
  }
})
