/**
 * The latent canvas in the product itself, as built, in a headless browser: how long from a pointer's movement until the
 * image decoded there is painted, and how many times a second planes of 2 000 points are painted.
 * `npm run bench -- --latent`; BENCH_MOVES sets how often the pointer moves.
 */
import type { AddressInfo } from 'node:net'
import process from 'node:process'
import { chromium, type Page } from 'playwright'
import { pageArguments } from '../browser-arguments.ts'
import { serve } from '../serve.mjs'
import { measureInPage } from './latent-page.ts'
import { quantile, table } from './tables.ts'

const moves = Number(process.env.BENCH_MOVES ?? 200)
const secondsOfPanning = 4
/** Until all figures of the page have got what they ask for at first. */
const settleMs = 5000

/** Figures with planes of 2 000 codes, and how often a second they are to be painted. */
const planes = [
  { chapter: 'latent-space', figure: '10.1', bar: 60 },
  { chapter: 'variational', figure: '11.4', bar: 60 },
  { chapter: 'two-neurons', figure: '6.1', bar: 30 },
] as const
/** Milliseconds until 95 of 100 images are there. */
const bars = { idle: 16, 'while training': 33 } as const

const server = await serve({ port: 0 })
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
const browser = await chromium.launch({
  ...(process.env.CHROME_PATH ? { executablePath: process.env.CHROME_PATH } : {}),
  args: [...pageArguments],
})

async function openPlane(chapter: string, figure: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await page.goto(`${address}en/${chapter}/?backend=wasm`)
  // A figure is fetched when the reader comes near its place; the places stand in the order of the numbers.
  const place = page.locator('main [class*="_sticky_"]').nth(Number(figure.split('.')[1]) - 1)
  await place.scrollIntoViewIfNeeded()
  const found = page.getByRole('figure', { name: new RegExp(`Figure ${figure.replace('.', '\\.')}`) })
  await found.getByRole('group').first().scrollIntoViewIfNeeded()
  await found.evaluate((element) => element.setAttribute('data-bench', ''))
  await page.evaluate(measureInPage)
  await page.waitForFunction(() => (globalThis as unknown as { planeReady(): boolean }).planeReady())
  await page.waitForTimeout(settleMs)
  return page
}

const inPage = <T>(page: Page, task: 'latencies' | 'paintingRate', value: number) =>
  page.evaluate(
    ([name, given]) => (globalThis as unknown as Record<string, (value: number) => T>)[name]!(given),
    [task, value] as const,
  )

try {
  const rows = []
  for (const { chapter, figure, bar } of planes) {
    const page = await openPlane(chapter, figure)
    const train = page.locator('[data-bench]').getByRole('button', { name: 'Train', exact: true })
    for (const state of ['idle', 'while training'] as const) {
      if (state === 'while training') await train.click()
      await inPage(page, 'latencies', 20)
      const times = await inPage<number[]>(page, 'latencies', moves)
      const { painted, frames } = await inPage<{ painted: number; frames: number }>(
        page,
        'paintingRate',
        secondsOfPanning,
      )
      rows.push({
        'pointer to picture': `${figure} ${state}`,
        'median ms': quantile(times, 0.5).toFixed(1),
        'p95 ms': quantile(times, 0.95).toFixed(1),
        'bar ms': String(bars[state]),
        'planes painted/s': painted.toFixed(0),
        'frames/s': frames.toFixed(0),
        'bar /s': String(bar),
      })
    }
    await page.close()
  }
  table(rows)
} finally {
  await browser.close()
  server.close()
}
