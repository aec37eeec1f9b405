/** Every chapter on a phone, by touch alone: each figure answers, keeps its height while it opens, and fits. */
import { expect, type Locator } from '@playwright/test'
import { outline } from '../src/chapters/outline.ts'
import { test } from './fixtures.ts'
import { figure, open, words } from './lecture.ts'
import { drawByTouch, phone, tapUntil } from './touch.ts'

const { width } = phone.viewport
/** Some lines of text that are known late, such as a result; a picture, a chart or a row of buttons is higher. */
const mostGrowth = 120

test.use(phone)

interface Heights {
  /** Of each figure by the name of its place: when it was first live, and now. */
  heights: Record<string, readonly [number, number]>
}

/** Notes how high each figure is from the first frame in which it is live. */
function noteHeights(): void {
  const heights: Record<string, readonly [number, number]> = {}
  Object.assign(globalThis, { heights })
  const look = () => {
    for (const place of document.querySelectorAll('[data-live]')) {
      const now = place.querySelector('figure')?.offsetHeight
      if (now) heights[place.id] = [heights[place.id]?.[0] ?? now, now]
    }
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** What a figure shows, to tell whether something happened. */
const shown = (found: Locator) =>
  found.evaluate((element) =>
    [element.textContent, ...[...element.querySelectorAll('canvas')].map((canvas) => canvas.toDataURL())]
      .join()
      // A difference is all that is asked for; a failure need not print the pictures.
      .replace(/[^,]{40,}/g, (long) =>
        [...long].reduce((sum, one) => (sum * 31 + one.charCodeAt(0)) | 0, 0).toString(36),
      ),
  )

for (const { id, number } of Object.values(outline).flatMap((entry) => ('number' in entry ? [entry] : []))) {
  test(`${id}: by touch`, async ({ page }) => {
    await page.addInitScript(noteHeights)
    await open(page, id, { language: 'pl', backend: 'wasm' })
    const count = await page.locator('main [class*="_sticky_"]').count()
    const figures: Locator[] = []
    for (let i = 1; i <= count; i++) {
      const found = await figure(page, `${number}.${i}`)
      await expect(found.getByText('Przygotowanie…')).toHaveCount(0)
      figures.push(found)
    }
    await page.waitForTimeout(1000) // what comes late
    const heights = await page.evaluate(() => (globalThis as unknown as Heights).heights)
    expect(Object.keys(heights)).toHaveLength(count)
    for (const [name, [first, last]] of Object.entries(heights)) {
      expect(Math.abs(last - first), `${name} grew from ${first} to ${last}`).toBeLessThanOrEqual(mostGrowth)
    }
    for (const [i, found] of figures.entries()) {
      const pad = found.getByRole('application', { name: words.pl.pad }).first()
      if ((await pad.count()) > 0) {
        const before = await shown(found)
        await drawByTouch(page, pad)
        await expect.poll(() => shown(found), `${number}.${i + 1}: drawing`).not.toBe(before)
      }
      const before = await shown(found)
      const step = found.getByRole('button', { name: 'Krok', exact: true })
      const controls = found.locator('[class*="_controls_"] button:enabled')
      await tapUntil(step.or(controls).first(), (options) =>
        expect
          .poll(() => shown(found), { ...options, message: `${number}.${i + 1}: a press` })
          .not.toBe(before),
      )
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })
}
