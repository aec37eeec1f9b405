/** A page of the built app whose figures are live and show what they show first. */
import type { Browser, Page } from 'playwright'

/** How long nothing must change until a figure shows what it shows first. */
const settledMs = 1500
const patienceMs = 90_000

/**
 * @param address of a chapter's page, or of the cover
 * @param figures how many of its figures are waited for
 */
export async function openLive(browser: Browser, address: string, figures = Infinity): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    colorScheme: 'light',
    serviceWorkers: 'block',
  })
  const page = await context.newPage()
  await page.goto(`${address}?backend=wasm`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await settled(page)
  for (const place of (await page.locator('main [class*="_sticky_"]').all()).slice(0, figures)) {
    await place.scrollIntoViewIfNeeded()
    await place.and(page.locator('[data-live]')).waitFor({ timeout: patienceMs })
    await settled(page)
  }
  return page
}

/** Waits until no canvas changes any more. */
async function settled(page: Page): Promise<void> {
  let before = ''
  let since = Date.now()
  const end = Date.now() + patienceMs
  while (Date.now() - since < settledMs && Date.now() < end) {
    const now = await page.evaluate(() =>
      [...document.querySelectorAll('canvas')].map((canvas) => canvas.toDataURL().length).join(' '),
    )
    if (now !== before) since = Date.now()
    before = now
    await page.waitForTimeout(100)
  }
}
