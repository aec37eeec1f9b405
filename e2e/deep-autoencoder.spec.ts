/** More layers: chapter 4. */
import { expect } from '@playwright/test'
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
  statusOf,
  stepsOf,
  words,
} from './lecture.ts'
import { holdLesson, locksOf, stageSay } from './stages.ts'

const chapter = {
  en: {
    simple: 'simple',
    deep: 'deep',
    rebuilt: (network: string) => `your digit, rebuilt by the ${network} network`,
    error: /squared error ([\d.,]+)/,
    finished: 'finished',
  },
  pl: {
    simple: 'prosta',
    deep: 'głęboka',
    rebuilt: (network: string) => `Twoja cyfra odtworzona przez sieć: ${network}`,
    error: /błąd kwadratowy ([\d.,]+)/,
    finished: 'zakończony',
  },
} as const

const languages: readonly Language[] = ['en', 'pl']

for (const language of languages) {
  const say = { ...words[language], ...stageSay[language], ...chapter[language] }

  test(`${language}: one drawing through both networks; layers lock and stand still`, async ({ page }) => {
    await open(page, 'deep-autoencoder', { backend: 'wasm', language })
    const simple = await figure(page, '4.1')
    await expect(statusOf(simple)).toContainText(say.trained)
    // The shipped curves end with the deep network ahead.
    await expect.poll(() => lossOf(simple, say.deep)).toBeGreaterThan(0.05)
    expect((await lossOf(simple, say.deep))!).toBeLessThan((await lossOf(simple, say.simple))!)
    const pictures = [say.simple, say.deep].map((name) =>
      simple.getByRole('img', { name: say.rebuilt(name), exact: true }),
    )
    for (const picture of pictures) {
      await expect.poll(async () => Math.max(...(await readPixels(picture)))).toBeGreaterThan(0.5)
    }
    const before = await Promise.all(pictures.map(readPixels))
    await draw(simple.getByRole('application', { name: say.pad }), ring)
    for (const [i, picture] of pictures.entries()) {
      await expect.poll(async () => distance(await readPixels(picture), before[i]!)).toBeGreaterThan(0.01)
    }
    const [a, b] = await Promise.all(pictures.map(readPixels))
    expect(distance(a!, b!)).toBeGreaterThan(0.0001)
    await simple.getByRole('button', { name: say.step, exact: true }).click()
    await expect.poll(() => stepsOf(simple)).toBe(3721)

    const layers = await figure(page, '4.2')
    await expect(statusOf(layers)).toContainText(say.trained)
    await expect
      .poll(async () => (await locksOf(layers, language)).map(({ state }) => state))
      .toEqual(Array.from({ length: 6 }, () => 'moving'))
    await layers.getByRole('button', { name: say.reset, exact: true }).click()
    const states = async () => (await locksOf(layers, language)).map(({ state }) => state).join(' ')
    await expect.poll(states).toBe('moving absent absent absent absent moving')
    const step = async (steps: number) => {
      await layers.getByRole('button', { name: say.step, exact: true }).click()
      await expect.poll(() => stepsOf(layers)).toBe(steps)
    }
    await step(1)
    await expect.poll(async () => (await locksOf(layers, language))[0]!.moved).toBeGreaterThan(0)
    await layers.getByRole('button', { name: say.goOn }).click()
    await expect.poll(states).toBe('frozen moving absent absent moving frozen')
    await step(2)
    await step(3)
    await expect.poll(async () => (await locksOf(layers, language))[1]!.moved).toBeGreaterThan(0)
    // Under a lock nothing moves.
    const locks = await locksOf(layers, language)
    expect([locks[0]!.moved, locks[5]!.moved]).toEqual([0, 0])
    await expect(layers.getByRole('list', { name: say.timeline })).toContainText(say.finished)
  })

  test(`${language}: few labels, a lesson, and what is taken for what`, async ({ page }) => {
    test.setTimeout(120_000)
    await open(page, 'deep-autoencoder', { backend: 'wasm', language })
    const labels = await figure(page, '4.3')
    await expect(statusOf(labels)).toContainText(say.trained)
    await holdLesson(labels, language, say.train, say.pause)
    await expect(page).toHaveURL(/labels\.labels=10(&|$)/)
  })
}

test('the keyboard trains: Space, S and R act on the figure in focus', async ({ page }) => {
  await open(page, 'deep-autoencoder', { backend: 'wasm', query: 'layers.stageSteps=300' })
  const layers = await figure(page, '4.2')
  await expect(statusOf(layers)).toContainText('WASM')
  await layers.focus()
  await page.keyboard.press('r')
  await expect(statusOf(layers)).toContainText(words.en.untrained)
  await page.keyboard.press('s')
  await expect.poll(() => stepsOf(layers)).toBe(1)
  await page.keyboard.press(' ')
  // A stage of 300 updates gives way to the next by itself; the lock lasts for two stages, long enough to be seen.
  await expect.poll(async () => (await locksOf(layers, 'en'))[0]!.state).toBe('frozen')
})

for (const theme of ['light', 'dark'] as const) {
  test(`${theme}: axe finds nothing, and nothing is wider than a phone`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 })
    const language = theme === 'light' ? 'en' : 'pl'
    await open(page, 'deep-autoencoder', { backend: 'wasm', theme, language })
    for (const number of ['4.1', '4.2', '4.3']) {
      await expect(statusOf(await figure(page, number))).toContainText(stageSay[language].trained)
    }
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(wider).toBeLessThanOrEqual(0)
    await expectAccessible(page)
  })
}
