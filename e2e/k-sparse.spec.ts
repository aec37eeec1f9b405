/** A contest among units: chapter 9. */
import { expect, type Locator } from '@playwright/test'
import { test } from './fixtures.ts'
import {
  distance,
  draw,
  expectAccessible,
  figure,
  type Language,
  open,
  readPixels,
  ring,
  rowOf,
  statusOf,
  stepsOf,
  words,
} from './lecture.ts'

const chapter = {
  en: {
    trained: 'Trained beforehand',
    speaking: 'Winners that may speak',
    k: 'Units kept, k',
    parts: 'what each winner adds',
    sums: 'the picture so far',
    winners: (count: number) => new RegExp(`^${count} winners`),
    some: /squared error by those who speak ([\d.,]+)/,
    all: /by all winners ([\d.,]+)/,
    measure: 'Measure the linear classifier',
    measured: /measured at step/,
    on: 'with the schedule',
    off: 'k fixed',
    nextK: /next step keeps k = (\d+)/,
  },
  pl: {
    trained: 'Nauczona wcześniej',
    speaking: 'Dopuszczeni do głosu',
    k: 'Zostawione neurony, k',
    parts: 'co wnosi każdy zwycięzca',
    sums: 'obraz do tej pory',
    winners: (count: number) => new RegExp(`^Zwycięzcy: ${count}\\.`),
    some: /błąd kwadratowy z dopuszczonych głosów ([\d.,]+)/,
    all: /ze wszystkich zwycięzców ([\d.,]+)/,
    measure: 'Zmierz klasyfikator liniowy',
    measured: /zmierzono w kroku/,
    on: 'z harmonogramem',
    off: 'stałe k',
    nextK: /następny krok zostawi k = (\d+)/,
  },
} as const

const languages: readonly Language[] = ['en', 'pl']

async function numberIn(place: Locator, pattern: RegExp): Promise<number> {
  const text = (await place.textContent()) ?? ''
  return Number((pattern.exec(text)?.[1] ?? 'NaN').replace(',', '.'))
}

for (const language of languages) {
  const say = { ...words[language], ...chapter[language] }

  test(`${language}: few win, k decides how much each says, and a schedule keeps units alive`, async ({
    page,
  }) => {
    await open(page, 'k-sparse', { backend: 'wasm', language })

    await test.step('k units win, and the picture is the sum of what they add', async () => {
      const winners = await figure(page, '9.1')
      await expect(winners.getByText(say.winners(25))).toBeVisible()
      await expect.poll(() => numberIn(winners, say.all)).toBeGreaterThan(0)
      await expect.poll(() => numberIn(winners, say.some)).toBeGreaterThan(0)
      const all = await numberIn(winners, say.all)
      expect(await numberIn(winners, say.some)).toBeCloseTo(all, 4)

      // One voice says less than all of them.
      const speaking = winners.getByRole('slider', { name: say.speaking })
      await speaking.focus()
      await page.keyboard.press('Home')
      await expect.poll(() => numberIn(winners, say.some)).toBeGreaterThan(1.5 * all)
      expect(await numberIn(winners, say.all)).toBeCloseTo(all, 4)
      await page.keyboard.press('End')
      await expect.poll(() => numberIn(winners, say.some)).toBeCloseTo(all, 4)

      // Another image has other winners.
      const parts = winners.getByRole('img', { name: say.parts })
      const sums = winners.getByRole('img', { name: say.sums })
      const before = { parts: await readPixels(parts), sums: await readPixels(sums) }
      await draw(winners.getByRole('application', { name: say.pad }), ring)
      await expect.poll(async () => distance(await readPixels(parts), before.parts)).toBeGreaterThan(0.002)
      await expect.poll(async () => distance(await readPixels(sums), before.sums)).toBeGreaterThan(0.005)

      // k acts at once and goes into the link.
      const k = winners.getByRole('slider', { name: say.k })
      await k.focus()
      await page.keyboard.press('Home')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowRight')
      await expect(winners.getByText(say.winners(3))).toBeVisible()
      await expect(page).toHaveURL(/winners\.k=3(&|$)/)
    })

    await test.step('the fewer speak, the larger the error; codes tell classes', async () => {
      const filters = await figure(page, '9.2')
      await expect.poll(async () => (await rowOf(filters, 'k = 10'))[0]).toBeGreaterThan(0)
      const errors = await Promise.all(
        [70, 40, 25, 10].map(async (k) => (await rowOf(filters, `k = ${k}`))[0]!),
      )
      expect(errors).toEqual([...errors].sort((a, b) => a - b))

      await filters.getByRole('button', { name: say.measure }).click()
      await expect(filters.getByText(say.measured)).toBeVisible({ timeout: 90_000 })
      for (const k of [70, 40, 25, 10]) {
        const accuracy = (await rowOf(filters, `k = ${k}`))[2]
        expect(accuracy, `k = ${k}`).toBeGreaterThan(60)
        expect(accuracy, `k = ${k}`).toBeLessThan(100)
      }

      // It goes on from where it was trained.
      await filters.getByRole('button', { name: say.step, exact: true }).click()
      await expect.poll(() => stepsOf(filters)).toBe(373)
    })

    await test.step('with the schedule fewer units are dead, and k comes down', async () => {
      const schedule = await figure(page, '9.3')
      await expect.poll(async () => (await rowOf(schedule, say.off))[1]).toBeGreaterThan(0)
      const [on, off] = [await rowOf(schedule, say.on), await rowOf(schedule, say.off)]
      expect(on[1]!).toBeLessThan(0.9 * off[1]!)

      // The keyboard trains: S, R and Space act on the figure in focus.
      await schedule.focus()
      await page.keyboard.press('s')
      await expect.poll(() => stepsOf(schedule)).toBe(249)
      await page.keyboard.press('r')
      await expect(statusOf(schedule)).toContainText(say.untrained)
      const lane = (name: string) => schedule.getByRole('region', { name })
      expect(await numberIn(lane(say.on), say.nextK)).toBe(256)
      expect(await numberIn(lane(say.off), say.nextK)).toBe(10)
      await page.keyboard.press(' ')
      await expect.poll(() => numberIn(lane(say.on), say.nextK)).toBeLessThan(230)
      expect(await numberIn(lane(say.off), say.nextK)).toBe(10)
    })

    await test.step('the link restores what was set', async () => {
      await page.reload()
      await expect((await figure(page, '9.1')).getByText(say.winners(3))).toBeVisible()
    })
  })
}

for (const theme of ['light', 'dark'] as const) {
  test(`${theme}: axe finds nothing, and nothing is wider than a phone`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 })
    const language = theme === 'light' ? 'en' : 'pl'
    await open(page, 'k-sparse', { backend: 'wasm', theme, language })
    for (const number of ['9.1', '9.2', '9.3']) {
      await expect(statusOf(await figure(page, number))).toContainText(chapter[language].trained)
    }
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(wider).toBeLessThanOrEqual(0)
    await expectAccessible(page)
  })
}
