/** Two neurons against PCA: chapter 6. */
import { expect, type Locator, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { latentWords, middleOf, painted, placeOf, tilesOf } from './latent.ts'
import {
  distance,
  expectAccessible,
  figure,
  lossOf,
  open,
  openLink,
  readPixels,
  statusOf,
  stepsOf,
  words,
} from './lecture.ts'

const own = {
  en: {
    pca: /^PCA: two/,
    network: /^Autoencoder 784/,
    decoded: /^Decoded at the cursor/,
    ringed: /^the ringed digit: an? \d, number \d+/,
    pick: 'Digit 4',
    four: /digit: a 4,/,
    with: 'with pretraining',
    without: 'without pretraining',
    only: 'without',
    machine: 'training machine 1 of 4',
    two: '2 numbers, PCA',
    show: '2 numbers',
  },
  pl: {
    pca: /^PCA: dwie/,
    network: /^Autoenkoder 784/,
    decoded: /^Obraz w miejscu kursora/,
    ringed: /^zaznaczona cyfra: \d, numer \d+/,
    pick: 'Cyfra 4',
    four: /cyfra: 4,/,
    with: 'z uczeniem wstępnym',
    without: 'bez uczenia wstępnego',
    only: 'bez',
    machine: 'uczy się maszyna 1 z 4',
    two: '2 liczby, PCA',
    show: '2 liczb',
  },
} as const

/** A number as the page writes it. */
async function numberIn(place: Locator): Promise<number> {
  await expect(place).toContainText(/\d/)
  return Number.parseFloat((await place.textContent())!.replace(',', '.'))
}

/** Moves the mouse to a part of a plane and presses there. */
async function press(page: Page, plane: Locator, x: number, y: number) {
  await plane.scrollIntoViewIfNeeded()
  const box = (await plane.boundingBox())!
  await page.mouse.move(box.x + x * box.width, box.y + y * box.height)
  await page.mouse.down()
  await page.mouse.up()
}

for (const language of ['en', 'pl'] as const) {
  const say = { ...words[language], ...own[language] }

  test(`${language}: one digit is picked in both planes, and the network parts what PCA heaps up`, async ({
    page,
  }) => {
    await open(page, 'two-neurons', { language, backend: 'wasm' })
    const scatters = await figure(page, '6.1')
    const [pca, network] = [say.pca, say.network].map((name) => scatters.getByRole('region', { name }))
    const cursors = [pca!, network!].map((plane) =>
      plane.getByRole('slider', { name: latentWords[language].cursor }),
    )
    const decoded = [pca!, network!].map((plane) => plane.getByRole('img', { name: say.decoded }))
    for (const picture of decoded) await expect.poll(() => painted(picture)).toBe(true)

    // Measured on both planes: the network's neighbours agree more often, and its error is smaller.
    const measure = (name: string, lane: number) =>
      numberIn(scatters.locator(`[data-measure="${name}-${lane}"]`))
    expect(await measure('neighbours', 1)).toBeGreaterThan((await measure('neighbours', 0)) + 15)
    expect(await measure('error', 0)).toBeCloseTo(43.7, 0)
    expect(await measure('error', 1)).toBeLessThan((await measure('error', 0)) - 5)
    await expect(scatters).toContainText(/PCA 2 0[.,]056/)

    // A press in the plane of PCA picks a digit there, and the network's cursor goes to the same digit.
    const ringed = scatters.getByRole('img', { name: say.ringed })
    const nameOf = () => ringed.getAttribute('aria-label')
    const [before, image] = [await nameOf(), await readPixels(decoded[1]!)]
    const place = await placeOf(cursors[1]!)
    await press(page, pca!.getByRole('group').first(), 0.8, 0.5)
    await page.mouse.move(1, 1)
    await expect.poll(nameOf).not.toBe(before)
    await expect.poll(async () => (await placeOf(cursors[1]!)).x).not.toBe(place.x)
    await expect.poll(async () => distance(await readPixels(decoded[1]!), image)).toBeGreaterThan(0.005)

    // By keys in the network's plane: now PCA's cursor follows.
    const there = await placeOf(cursors[0]!)
    await cursors[1]!.focus()
    for (let i = 0; i < 2; i++) await cursors[1]!.press('Shift+ArrowUp')
    await expect.poll(async () => (await placeOf(cursors[0]!)).x).not.toBe(there.x)

    // A digit that is picked by its picture is decoded as itself, by the network better than by PCA.
    await scatters.getByRole('button', { name: say.pick }).first().click()
    await expect.poll(nameOf).toMatch(say.four)
    const original = await readPixels(ringed)
    await expect
      .poll(async () => distance(await readPixels(decoded[1]!), original))
      .toBeLessThan(
        distance(
          original,
          original.map(() => 0),
        ) * 0.8,
      )

    // The link brings the digit back.
    const [picked, at] = [await nameOf(), await placeOf(cursors[0]!)]
    const position = /\d+(?=\D*$)/.exec(picked ?? '')?.[0]
    await expect.poll(() => page.url()).toMatch(new RegExp(`scatters-digit\\.digit=${position}(&|$)`))
    await openLink(page)
    const again = await figure(page, '6.1')
    await expect
      .poll(() => again.getByRole('img', { name: say.ringed }).getAttribute('aria-label'))
      .toBe(picked)
    const cursor = again.getByRole('slider', { name: latentWords[language].cursor }).first()
    await expect.poll(async () => (await placeOf(cursor)).x).toBeCloseTo(at.x, 1)
  })
}

test('pl: without pretraining every digit comes back as the mean digit', async ({ page }) => {
  const say = { ...words.pl, ...own.pl }
  await open(page, 'two-neurons', { language: 'pl', backend: 'wasm' })
  const pretraining = await figure(page, '6.2')
  const strip = (name: string) => pretraining.getByRole('img', { name, exact: true })
  for (const name of [say.with, say.without]) await expect.poll(() => painted(strip(name))).toBe(true)
  const spread = async (name: string) => {
    const tiles = await tilesOf(strip(name), 10)
    return Math.max(...tiles.map((tile) => distance(tile, tiles[0]!)))
  }
  expect(await spread(say.without)).toBeLessThan(0.001)
  expect(await spread(say.with)).toBeGreaterThan(0.02)
  const variety = async (of: string) => {
    const text = await pretraining.locator(`[data-variety="${of}"]`).textContent()
    return Number(/(\d+)\s?%/.exec(text ?? '')?.[1])
  }
  expect(await variety('without')).toBeLessThanOrEqual(2)
  expect(await variety('with')).toBeGreaterThan(20)
  // What comes back without pretraining is the mean digit beside it.
  const mean = await readPixels(pretraining.getByRole('img', { name: /^średnia/ }))
  expect(distance((await tilesOf(strip(say.without), 10))[0]!, mean)).toBeLessThan(0.01)

  // The toggle leaves one network, which begins from nothing; machines come first where they are wanted.
  await pretraining.getByRole('radio', { name: say.only, exact: true }).click()
  await expect(strip(say.with)).toHaveCount(0)
  await expect(statusOf(pretraining)).toContainText(say.untrained)
  await pretraining.getByRole('radio', { name: 'z nim', exact: true }).click()
  await expect(strip(say.without)).toHaveCount(0)
  await pretraining.getByRole('button', { name: say.train, exact: true }).click()
  await expect(pretraining).toContainText(say.machine)
  await expect.poll(() => stepsOf(pretraining)).toBeGreaterThan(3)
  await expect.poll(() => page.url()).toContain('pretraining.pretraining=with')
})

test('en: the table keeps the order of the paper, and PCA is there before the first step', async ({
  page,
}) => {
  const say = { ...words.en, ...own.en }
  await open(page, 'two-neurons', { backend: 'wasm' })
  const table = await figure(page, '6.3')
  const error = (name: string) => numberIn(table.locator(`[data-error="${name}"]`))
  expect(await error('two-deep')).toBeLessThan((await error('two-pca')) - 5)
  expect(await error('thirty-logistic')).toBeLessThan((await error('thirty-pca')) - 2)
  expect(await error('thirty-deep')).toBeLessThan(await error('thirty-logistic'))
  // PCA's error on the built-in digits is close to the published one; computed elsewhere as 784 times its MSE.
  expect(await error('thirty-pca')).toBeCloseTo(13.95, 0)
  await expect(table.getByRole('row', { name: /30 numbers, deep/ })).toContainText('3.00')
  await table.getByRole('radio', { name: say.show, exact: true }).click()
  await expect.poll(() => painted(table.getByRole('img', { name: say.two }))).toBe(true)

  // After a reset the network knows nothing, and PCA is found in closed form, without a step.
  const scatters = await figure(page, '6.1')
  await scatters.getByRole('button', { name: say.reset, exact: true }).click()
  await expect(statusOf(scatters)).toContainText(say.untrained)
  const measure = (name: string, lane: number) => scatters.locator(`[data-measure="${name}-${lane}"]`)
  await expect.poll(() => numberIn(measure('error', 0))).toBeCloseTo(43.7, 0)
  expect(await stepsOf(scatters)).toBe(0)
  expect(await numberIn(measure('error', 1))).toBeGreaterThan(100)
  await scatters.getByRole('button', { name: say.train, exact: true }).click()
  await expect.poll(() => lossOf(scatters, say.validation)).toBeLessThan(0.1)
})

test.describe('on a phone', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } })
  test('a finger picks a digit, and nothing is wider than the screen', async ({ page }) => {
    await open(page, 'two-neurons', { backend: 'wasm' })
    const scatters = await figure(page, '6.1')
    const plane = scatters.getByRole('group').first()
    const ringed = scatters.getByRole('img', { name: own.en.ringed })
    await expect.poll(() => painted(scatters.getByRole('img', { name: own.en.decoded }).first())).toBe(true)
    const before = await ringed.getAttribute('aria-label')
    await plane.scrollIntoViewIfNeeded()
    const { x, y } = await middleOf(plane)
    const box = (await plane.boundingBox())!
    await page.touchscreen.tap(x + 0.3 * box.width, y)
    await expect.poll(() => ringed.getAttribute('aria-label')).not.toBe(before)
    for (const number of ['6.2', '6.3']) await figure(page, number)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  })
})

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${theme}`, async ({ page }) => {
    await open(page, 'two-neurons', { backend: 'wasm', theme })
    for (const number of ['6.1', '6.2', '6.3']) {
      await expect(statusOf(await figure(page, number))).toContainText('WASM')
    }
    await expectAccessible(page)
  })
}
