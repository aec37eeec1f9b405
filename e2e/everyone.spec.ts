/** The lecture is for everyone: keyboard, small screens, touch, both themes, screen readers. */
import { expect } from '@playwright/test'
import { test } from './fixtures.ts'
import {
  distance,
  expectAccessible,
  figure,
  type Language,
  open,
  readPixels,
  statusOf,
  stepsOf,
  words,
} from './lecture.ts'

for (const theme of ['light', 'dark'] as const) {
  for (const [id, language] of [
    ['', 'en'],
    ['autoencoder', 'pl'],
  ] as readonly [string, Language][]) {
    test(`axe finds nothing: ${id || 'cover'}, ${language}, ${theme}`, async ({ page }) => {
      await open(page, id, { theme, language, backend: 'wasm' })
      if (id) await expect(statusOf(await figure(page, '3.1'))).toContainText('WASM')
      await expectAccessible(page)
    })
  }
}

test('a figure is played by keyboard alone', async ({ page }) => {
  await open(page, 'autoencoder', { backend: 'wasm' })
  const train = await figure(page, '3.2')
  await expect(statusOf(train)).toContainText('WASM')
  await train.focus()
  await page.keyboard.press('s')
  await expect.poll(() => stepsOf(train)).toBe(1)
  await page.keyboard.press('Space')
  await expect(statusOf(train)).toContainText('Training')
  await expect.poll(() => stepsOf(train)).toBeGreaterThan(3)
  await page.keyboard.press('Space')
  await expect(statusOf(train)).toContainText('Paused')
  await page.keyboard.press('r')
  await expect.poll(() => stepsOf(train)).toBe(0)
  // Tab leads from the figure into its controls.
  await page.keyboard.press('Tab')
  await expect(train.locator(':focus')).toBeVisible()
})

test('a digit is drawn by keyboard', async ({ page }) => {
  await open(page, 'autoencoder', { backend: 'wasm' })
  const anatomy = await figure(page, '3.1')
  await expect(statusOf(anatomy)).toContainText('WASM')
  const input = anatomy.getByRole('img', { name: words.en.input })
  await expect.poll(async () => Math.max(...(await readPixels(input)))).toBeGreaterThan(0.5)
  const before = await readPixels(input)
  await anatomy.getByRole('application', { name: words.en.pad }).focus()
  await page.keyboard.press('Space')
  for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expect.poll(async () => distance(await readPixels(input), before)).toBeGreaterThan(0.01)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

  for (const id of ['', 'autoencoder']) {
    test(`nothing is wider than the screen: ${id || 'cover'}`, async ({ page }) => {
      await open(page, id, { language: 'pl', backend: 'wasm' })
      if (id) await expect(statusOf(await figure(page, '3.2'))).toContainText('WASM')
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBeLessThanOrEqual(360)
    })
  }

  test('buttons answer to touch, and the pad draws instead of scrolling', async ({ page }) => {
    await open(page, 'autoencoder', { backend: 'wasm' })
    const train = await figure(page, '3.2')
    await expect(statusOf(train)).toContainText('WASM')
    await train.getByRole('button', { name: 'Step', exact: true }).tap()
    await expect.poll(() => stepsOf(train)).toBe(1)

    const anatomy = await figure(page, '3.1')
    const input = anatomy.getByRole('img', { name: words.en.input })
    await expect.poll(async () => Math.max(...(await readPixels(input)))).toBeGreaterThan(0.5)
    const before = await readPixels(input)
    const pad = anatomy.getByRole('application', { name: words.en.pad })
    await pad.scrollIntoViewIfNeeded()
    const place = () => page.evaluate(() => scrollY)
    const scrolled = await place()
    const box = (await pad.boundingBox())!
    const session = await page.context().newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: y === undefined ? [] : [{ x: box.x + box.width / 2, y: box.y + y * box.height }],
      })
    await touch('touchStart', 0.2)
    for (const y of [0.35, 0.5, 0.65, 0.8]) await touch('touchMove', y)
    await touch('touchEnd')
    await expect.poll(async () => distance(await readPixels(input), before)).toBeGreaterThan(0.01)
    expect(await place()).toBe(scrolled)
  })
})

test('the language changes and the place stays', async ({ page }) => {
  await open(page, 'autoencoder', { backend: 'wasm', query: 'train.widths=16' })
  await page
    .getByRole('link', { name: /Polski|PL/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/pl\/autoencoder\/\?.*train\.widths=16/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Autoenkoder')
  await expect(page.locator('html')).toHaveAttribute('lang', 'pl')
})

test('training goes on in the other language', async ({ page }) => {
  await open(page, 'autoencoder', { backend: 'wasm' })
  const train = await figure(page, '3.2')
  await expect(statusOf(train)).toContainText('WASM')
  await train.getByRole('button', { name: words.en.train, exact: true }).click()
  await expect.poll(() => stepsOf(train)).toBeGreaterThan(3)
  await page
    .getByRole('link', { name: /Polski|PL/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Autoenkoder')
  await expect(statusOf(train)).toContainText(/Uczy się|Gotowe/)
  expect(await stepsOf(train)).toBeGreaterThan(3)
})
