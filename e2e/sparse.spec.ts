/** Chapter 8: what a learner does with the instruments of sparsity and the three networks. */
import { expect, type Locator } from '@playwright/test'
import { test } from './fixtures.ts'
import {
  distance,
  draw,
  expectAccessible,
  figure,
  type Language,
  lossOf,
  open,
  readPixels,
  ring,
  rowOf,
  settledStepsOf,
  statusOf,
  stepsOf,
  words,
} from './lecture.ts'

const chapter = {
  en: {
    trained: 'Trained beforehand',
    grid: 'z: activity of 256 units',
    filters: 'Filters of the code units',
    beta: 'Weight β',
    rho: 'Wanted activity ρ',
    l1: 'Weight of L1',
    penalties: { divergence: /^Penalty by mean activity.*Wanted: 0\.05/, l1: /^L1 penalty/ },
    rebuilt: /^rebuilt digit/,
    measure: 'Measure the linear classifier',
    measured: /measured at step/,
    lanes: ['no penalty', 'KL: mean activity ρ', 'L1: less activity'],
  },
  pl: {
    trained: 'Nauczona wcześniej',
    grid: 'z: aktywność neuronów (256)',
    filters: 'Filtry neuronów ukrytych',
    beta: 'Waga β',
    rho: 'Pożądana aktywność ρ',
    l1: 'Waga L1',
    penalties: { divergence: /^Kara w zależności.*Pożądana: 0,05/, l1: /^Kara L1/ },
    rebuilt: /^odtworzona cyfra/,
    measure: 'Zmierz klasyfikator liniowy',
    measured: /zmierzono w kroku/,
    lanes: ['bez kary', 'KL: średnia aktywność ρ', 'L1: mniej aktywności'],
  },
} as const

const asNumber = (text: string | null) => Number.parseFloat((text ?? '').replace(',', '.'))

/** A number beside the plot, such as the mean of all ρ̂. */
const measureOf = async (figure: Locator, name: string) =>
  asNumber(await figure.locator(`[data-measure=${name}]`).textContent())

/** How many units fire for the digit, as the line over their filters says. */
const firedIn = async (figure: Locator) => {
  const text = (await figure.locator('[data-measure=fired]').textContent()) ?? ''
  return Number(/\d+/.exec(text)?.[0] ?? Number.NaN)
}

for (const language of ['en', 'pl'] as const satisfies readonly Language[]) {
  const say = { ...words[language], ...chapter[language] }

  test(`${language}: few units fire, each digit has its own, and β decides how few`, async ({ page }) => {
    await open(page, 'sparse', { backend: 'wasm', language })
    const instruments = await figure(page, '8.1')
    await expect(statusOf(instruments)).toContainText(say.trained)
    await expect.poll(() => measureOf(instruments, 'mean')).toBeGreaterThan(0)
    const mean = await measureOf(instruments, 'mean')
    expect(mean).toBeLessThan(0.1)
    expect(await measureOf(instruments, 'near')).toBeGreaterThan(128)
    await expect(instruments.getByRole('img', { name: say.penalties.divergence })).toBeVisible()
    await expect.poll(() => firedIn(instruments)).toBeGreaterThan(0)
    expect(await firedIn(instruments)).toBeLessThan(64)

    // Another image wakes other units.
    const grid = instruments.getByRole('listbox', { name: say.grid })
    const pixels = () => readPixels(grid.locator('xpath=..').locator('canvas'))
    const before = await pixels()
    await draw(instruments.getByRole('application', { name: say.pad }), ring)
    await expect.poll(async () => distance(await pixels(), before)).toBeGreaterThan(0.01)

    // A unit is chosen by pointer in one grid and by keys in the other.
    await grid.click({ position: { x: 4, y: 4 } })
    await expect(page).not.toHaveURL(/instruments\.unit=/)
    await instruments.getByRole('listbox', { name: say.filters }).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    await expect(page).toHaveURL(/instruments\.unit=18(&|$)/)

    // Without a price activity rises and the error falls; with a high one it is the other way round.
    const slide = async (key: 'Home' | 'End') => {
      await instruments.getByRole('slider', { name: say.beta }).focus()
      await page.keyboard.press(key)
      await instruments.getByRole('button', { name: say.train, exact: true }).click()
    }
    const filters = () =>
      readPixels(
        instruments.getByRole('listbox', { name: say.filters }).locator('xpath=..').locator('canvas'),
      )
    const paused = async () => {
      await instruments.getByRole('button', { name: say.pause, exact: true }).click()
      await settledStepsOf(instruments)
      return {
        mean: await measureOf(instruments, 'mean'),
        error: (await lossOf(instruments, say.validation))!,
        filters: await filters(),
      }
    }
    const error = (await lossOf(instruments, say.validation))!
    await slide('Home')
    await expect.poll(() => measureOf(instruments, 'mean')).toBeGreaterThan(1.3 * mean)
    await expect.poll(() => lossOf(instruments, say.validation)).toBeLessThan(error)
    const free = await paused()
    await slide('End')
    await expect.poll(() => measureOf(instruments, 'mean')).toBeLessThan(free.mean / 1.2)
    await expect.poll(() => lossOf(instruments, say.validation)).toBeGreaterThan(1.1 * free.error)
    const priced = await paused()
    expect(distance(priced.filters, free.filters)).toBeGreaterThan(0.0005)

    // The link restores; nonsense in it does not harm.
    await expect(page).toHaveURL(/instruments\.beta=10(&|$)/)
    await page.reload()
    const again = await figure(page, '8.1')
    await expect(again.getByRole('slider', { name: say.beta })).toHaveAttribute('aria-valuenow', '10')
    await again.getByText('L1', { exact: true }).click()
    await expect(again.getByRole('img', { name: say.penalties.l1 })).toBeVisible()
    await expect(again.getByRole('slider', { name: say.l1 })).toBeVisible()
    await expect(again.getByRole('slider', { name: say.rho })).toHaveCount(0)
  })

  test(`${language}: a penalty makes the code sparse and costs error; lanes stay in lockstep`, async ({
    page,
  }) => {
    await open(page, 'sparse', { backend: 'wasm', language })
    const compare = await figure(page, '8.2')
    const [plain, divergence, l1] = say.lanes
    await expect.poll(async () => (await rowOf(compare, l1))[2]).toBeGreaterThan(0)
    await expect.poll(async () => (await rowOf(compare, plain))[2]).toBeGreaterThan(0)
    // Of each: error, mean activity, sparseness, dead units, accuracy.
    const rows = await Promise.all([plain, divergence, l1].map((lane) => rowOf(compare, lane)))
    for (const sparse of [rows[1]!, rows[2]!]) {
      expect(sparse[0]!).toBeGreaterThan(rows[0]![0]!) // error
      expect(sparse[1]!).toBeLessThan(0.5 * rows[0]![1]!) // mean activity
      expect(sparse[2]!).toBeGreaterThan(rows[0]![2]! + 0.1) // sparseness
    }

    await compare.getByRole('button', { name: say.measure }).click()
    await expect(compare.getByText(say.measured)).toBeVisible({ timeout: 90_000 })
    for (const lane of [plain, divergence, l1]) {
      const accuracy = (await rowOf(compare, lane))[4]
      expect(accuracy, lane).toBeGreaterThan(60)
      expect(accuracy, lane).toBeLessThan(100)
    }

    // Another digit is rebuilt by all three.
    const picture = compare.getByRole('img', { name: say.rebuilt }).first()
    const before = await readPixels(picture)
    await compare.getByRole('button', { name: /^(Digit|Cyfra) 0/ }).click()
    await expect.poll(async () => distance(await readPixels(picture), before)).toBeGreaterThan(0.01)

    // Step goes on from the trained state; Reset starts all three alike.
    const steps = await stepsOf(compare)
    await compare.focus()
    await page.keyboard.press('s')
    await expect.poll(() => stepsOf(compare)).toBeGreaterThan(steps)
    await page.keyboard.press('r')
    await expect(statusOf(compare)).toContainText(say.untrained)
    await expect.poll(async () => (await rowOf(compare, plain))[1]).toBeGreaterThan(0.4)
    const [first, second, third] = await Promise.all(
      [plain, divergence, l1].map(async (lane) => (await rowOf(compare, lane))[0]),
    )
    expect([second, third]).toEqual([first, first])
  })
}

for (const theme of ['light', 'dark'] as const) {
  test(`${theme}: axe finds nothing, and nothing is wider than a phone`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 })
    const language = theme === 'light' ? 'pl' : 'en'
    await open(page, 'sparse', { backend: 'wasm', theme, language })
    for (const number of ['8.1', '8.2']) {
      await expect(statusOf(await figure(page, number))).toContainText(chapter[language].trained)
    }
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(wider).toBeLessThanOrEqual(0)
    await expectAccessible(page)
  })
}
