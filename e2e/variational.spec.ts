/** The variational autoencoder: chapter 11. */
import { expect } from '@playwright/test'
import { test } from './fixtures.ts'
import { latentWords, painted, placeOf, tilesOf } from './latent.ts'
import {
  distance,
  draw,
  expectAccessible,
  figure,
  open,
  openLink,
  readPixels,
  seven,
  statusOf,
  stepsOf,
  words,
} from './lecture.ts'

const own = {
  en: { again: 'Sample again', close: 'close to the ellipse', drawn: /^eleven codes drawn/, beta: /^β/ },
  pl: { again: 'Losuj ponownie', close: 'z bliska, przy elipsie', drawn: /^jedenaście kodów/, beta: /^β/ },
}

for (const language of ['en', 'pl'] as const) {
  test(`${language}: sampling again changes code and images, not the input’s mean`, async ({ page }) => {
    await open(page, 'variational', { language, backend: 'wasm' })
    const codes = await figure(page, '11.1')
    const strip = codes.getByRole('img', { name: own[language].drawn })
    await expect.poll(() => painted(strip)).toBe(true)
    const value = (name: string) => codes.locator(`[data-value="${name}"]`).textContent()
    const [mean, code, images] = [await value('mean'), await value('code'), await readPixels(strip)]
    await codes.getByRole('button', { name: own[language].again }).click()
    await expect.poll(() => value('code')).not.toBe(code)
    await expect.poll(async () => distance(await readPixels(strip), images)).toBeGreaterThan(0.0005)
    expect(await value('mean')).toBe(mean)
    // What is drawn is in the link, and so is the view.
    await draw(codes.getByRole('application', { name: words[language].pad }), seven)
    await expect.poll(() => value('mean')).not.toBe(mean)
    await codes.getByRole('switch', { name: own[language].close }).click()
    await expect.poll(() => page.url()).toMatch(/codes\.close=false/)
    await expect.poll(() => page.url()).toMatch(/codes-drawing\.strokes=/)
    const drawn = await value('mean')
    await openLink(page)
    const again = await figure(page, '11.1')
    const place = again.locator('[data-value="mean"]')
    await expect.poll(() => place.textContent()).toBe(drawn)
    // All of them are draws for one input: they resemble each other more than they resemble paper.
    const tiles = await tilesOf(again.getByRole('img', { name: own[language].drawn }))
    expect(distance(tiles[0]!, tiles[1]!)).toBeLessThan(
      distance(
        tiles[0]!,
        tiles[0]!.map(() => 0),
      ),
    )
  })
}

test('the surface and both formulas have their minima where the text says', async ({ page }) => {
  await open(page, 'variational', { backend: 'wasm' })
  const kl = await figure(page, '11.2')
  await expect(kl).toContainText('Least at μ = 0, σ = 1.00: 0.000')
  await kl.getByRole('radio', { name: 'slide' }).click()
  await expect(kl).toContainText('Least at μ = 0, σ = 0.71: −0.153')
})

test('one term, the other, both: measured beside each plane, and β acts while training', async ({ page }) => {
  await open(page, 'variational', { backend: 'wasm' })
  const terms = await figure(page, '11.3')
  const measure = async (name: string, lane: number) => {
    const place = terms.locator(`[data-measure="${name}-${lane}"]`)
    await place.scrollIntoViewIfNeeded()
    await expect(place).toContainText(/\d/)
    return Number.parseFloat((await place.textContent())!)
  }
  expect(await measure('spread', 0)).toBeLessThan(0.05)
  expect(await measure('active', 0)).toBe(0)
  expect(await measure('spread', 1)).toBeGreaterThan(3)
  expect(await measure('spread', 2)).toBeGreaterThan(0.7)
  expect(await measure('spread', 2)).toBeLessThan(1.5)
  expect(await measure('neighbours', 2)).toBeGreaterThan(2 * (await measure('neighbours', 0)))

  const before = await measure('spread', 2)
  const beta = terms.getByRole('slider', { name: own.en.beta })
  await beta.press('End')
  await terms.getByRole('button', { name: words.en.train, exact: true }).click()
  await expect.poll(() => stepsOf(terms)).toBeGreaterThan(0)
  await expect.poll(() => measure('spread', 2), { timeout: 60_000 }).toBeLessThan(before - 0.1)
  await expect.poll(() => page.url()).toContain('terms.beta=10')
})

test('eight code units: a plane is a cut, and a digit’s code sets all of them', async ({ page }) => {
  await open(page, 'variational', { backend: 'wasm' })
  const canvas = await figure(page, '11.4')
  // While the page opens, the figures above grow and move this one: a press that begins here would end elsewhere.
  await expect(statusOf(canvas)).toContainText(words.en.trained)
  await canvas.getByRole('radio', { name: 'eight' }).click()
  const cursor = canvas.getByRole('slider', { name: latentWords.en.cursor })
  await expect(cursor).toHaveAttribute('aria-valuetext', /^p₁ = .*, p₂ = /)
  const decoded = canvas.getByRole('img', { name: latentWords.en.decoded })
  await expect.poll(() => painted(decoded)).toBe(true)

  // The code of a picked digit is decoded as that digit.
  const digit = canvas.getByRole('button', { name: /^Digit 0/ })
  await digit.click()
  const original = await readPixels(digit.locator('canvas'))
  await expect.poll(async () => distance(await readPixels(decoded), original)).toBeLessThan(0.04)

  // A coordinate outside of the plane changes the image and not the place.
  const [image, place] = [await readPixels(decoded), await placeOf(cursor)]
  await canvas.getByRole('slider', { name: 'p₃', exact: true }).press('Home')
  await expect.poll(async () => distance(await readPixels(decoded), image)).toBeGreaterThan(0.01)
  expect(await placeOf(cursor)).toEqual(place)

  // Other axes: two of the units; both cannot be the same.
  await canvas.getByRole('radio', { name: 'code units' }).click()
  await canvas.getByLabel('Across').selectOption('z₂')
  await expect(cursor).toHaveAttribute('aria-valuetext', /^z₂ = .*, z₁ = /)
  await canvas.getByRole('switch', { name: latentWords.en.regions }).click()
  await expect.poll(() => page.url()).toMatch(/canvas\.first=2.*canvas\.second=1/)
  await expect.poll(() => page.url()).toContain('canvas-eight.ellipses=false')
  await openLink(page)
  const again = await figure(page, '11.4')
  const back = again.getByRole('slider', { name: latentWords.en.cursor })
  await expect(back).toHaveAttribute('aria-valuetext', /^z₂ = .*, z₁ = /)
  await expect(again.getByRole('switch', { name: latentWords.en.regions })).not.toBeChecked()
})

test('what one figure trains, the others show; all codes in one point are pointed out', async ({ page }) => {
  await open(page, 'variational', { backend: 'wasm' })
  const [codes, canvas] = [await figure(page, '11.1'), await figure(page, '11.4')]
  await codes.getByRole('button', { name: words.en.step, exact: true }).click()
  await expect.poll(() => stepsOf(canvas)).toBeGreaterThan(0)
  await expect.poll(async () => (await stepsOf(canvas)) - (await stepsOf(codes))).toBe(0)
  const terms = await figure(page, '11.3')
  await expect(terms.getByText(/^all 2\s000 codes lie in this ring$/)).toHaveCount(1)
})

test('the cursor is dragged by touch', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    hasTouch: true,
    viewport: { width: 360, height: 740 },
    baseURL: baseURL!,
  })
  const page = await context.newPage()
  await open(page, 'variational', { backend: 'wasm' })
  const canvas = await figure(page, '11.4')
  const decoded = canvas.getByRole('img', { name: latentWords.en.decoded })
  await expect.poll(() => painted(decoded)).toBe(true)
  const cursor = canvas.getByRole('slider', { name: latentWords.en.cursor })
  const [place, image] = [await placeOf(cursor), await readPixels(decoded)]
  const plane = canvas.getByRole('group').first()
  await plane.scrollIntoViewIfNeeded()
  const box = (await plane.boundingBox())!
  await page.touchscreen.tap(box.x + box.width * 0.2, box.y + box.height * 0.75)
  await expect.poll(async () => (await placeOf(cursor)).x).not.toBe(place.x)
  await expect.poll(async () => distance(await readPixels(decoded), image)).toBeGreaterThan(0.005)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  await context.close()
})

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${theme}`, async ({ page }) => {
    await open(page, 'variational', { backend: 'wasm', theme })
    for (const number of ['11.1', '11.2', '11.3', '11.4']) await figure(page, number)
    await expectAccessible(page)
  })
}
