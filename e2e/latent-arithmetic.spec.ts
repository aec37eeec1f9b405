/** Latent arithmetic: chapter 12. */
import { expect, type Locator, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { painted, tilesOf } from './latent.ts'
import {
  distance,
  draw,
  expectAccessible,
  figure,
  open,
  openLink,
  readPixels,
  ring,
  statusOf,
  words,
} from './lecture.ts'

const say = {
  en: {
    endA: 'A: the first digit',
    codes: 'codes mixed, then decoded',
    pixels: 'pixels mixed',
    codeStrip: 'from A to B through the codes',
    pixelStrip: 'from A to B through the pixels',
    part: 'How far from A to B',
    spherical: 'spherical',
    nearest: 'Find the nearest training digit',
    hat: 'hat',
    changed: '= x′, the changed face',
    truth: 'the truth, drawn anew',
    face: 'a face x',
    strength: 'Strength',
    cell: (name: string) => `Cell ${name}`,
    insertGroup: /Insert a group/,
    incomplete: 'The formula ends where something has to follow.',
    short: 'incomplete',
    empty: 'Cell B4, which is used here, is empty.',
    cycle: /leads back to itself/,
    unknown: /Unknown word: beards/,
    withBeards: 'with(beards)',
    withBeard: 'with(beard)',
    next: 'Next page',
    back: 'Back',
    example: (number: number) => `New example ${number}`,
    spread: 'Spread of the codes',
    nearestImage: 'nearest training image',
    usual: /mean distance of (\d+\.\d)/,
  },
  pl: {
    endA: 'A: pierwsza cyfra',
    codes: 'zmieszane kody, potem dekoder',
    pixels: 'zmieszane piksele',
    codeStrip: 'od A do B przez kody',
    pixelStrip: 'od A do B przez piksele',
    part: 'Jak daleko od A do B',
    spherical: 'sferyczna',
    nearest: 'Znajdź najbliższą cyfrę uczącą',
    hat: 'kapelusz',
    changed: '= x′, zmieniona twarz',
    truth: 'prawda, narysowana na nowo',
    face: 'twarz x',
    strength: 'Siła',
    cell: (name: string) => `Komórka ${name}`,
    insertGroup: /Wstaw grupę/,
    incomplete: 'Wzór kończy się tam, gdzie coś musi jeszcze nastąpić.',
    short: 'niepełny',
    empty: 'Użyta tu komórka B4 jest pusta.',
    cycle: /prowadzi z powrotem do siebie/,
    unknown: /Nieznane słowo: brody/,
    withBeards: 'z(brody)',
    withBeard: 'z(broda)',
    next: 'Następna strona',
    back: 'Wstecz',
    example: (number: number) => `Nowy przykład ${number}`,
    spread: 'Rozrzut kodów',
    nearestImage: 'najbliższy obraz uczący',
    usual: /średnio o (\d+,\d)/,
  },
} as const

const numberIn = (text: string | null) => Number(text?.match(/\d+[.,]\d+/)?.[0].replace(',', '.'))
const picture = (place: Locator, name: string) => place.getByRole('img', { name, exact: true })
const cellOf = (sheet: Locator, name: string) => sheet.locator(`[data-cell=${name}]`)
const pixelsOf = (cell: Locator) => readPixels(cell.locator('canvas'))
/** The figure, once its network answers. */
async function ready(page: Page, number: string): Promise<Locator> {
  const found = await figure(page, number)
  await expect(statusOf(found)).toContainText('WASM')
  return found
}

for (const language of ['en', 'pl'] as const) {
  const text = say[language]

  test(`${language}: the mean of codes is one digit, the mean of pixels is two`, async ({ page }) => {
    await open(page, 'latent-arithmetic', { language, backend: 'wasm' })
    const mean = await ready(page, '12.1')
    const strips = [picture(mean, text.codeStrip), picture(mean, text.pixelStrip)] as const
    const [codes, pixels] = [picture(mean, text.codes), picture(mean, text.pixels)]
    for (const one of [codes, pixels, ...strips]) await expect.poll(() => painted(one)).toBe(true)

    // Halfway, the pixels are half of each; the codes draw something else.
    const faded = await tilesOf(strips[1])
    const half = faded[0]!.map((ink, i) => (ink + faded[10]![i]!) / 2)
    expect(distance(await readPixels(pixels), half)).toBeLessThan(0.0005)
    await expect
      .poll(async () => distance(await readPixels(codes), (await tilesOf(strips[0]))[5]!))
      .toBeLessThan(0.0005)
    expect(distance(await readPixels(codes), half)).toBeGreaterThan(0.005)

    // … and it is nearer to a digit that somebody wrote.
    await mean.getByRole('switch', { name: text.nearest }).click()
    const far = mean.locator('[data-value=distance]')
    for (const i of [0, 1])
      await expect.poll(async () => numberIn(await far.nth(i).textContent())).toBeGreaterThan(0)
    expect(numberIn(await far.nth(0).textContent())).toBeLessThan(numberIn(await far.nth(1).textContent()))
    await mean.getByRole('switch', { name: text.nearest }).click()

    // The arc keeps the length that the straight way loses.
    const between = async () =>
      numberIn(
        (await mean
          .getByText(/\d+[.,]\d+.*\d+[.,]\d+.*\d+[.,]\d+/)
          .last()
          .textContent())!
          .split(/[;,] (?=\d)/)
          .at(-1)!,
      )
    await expect.poll(between).toBeGreaterThan(0)
    const straight = await between()
    await mean.getByRole('radio', { name: text.spherical }).click()
    await expect.poll(between).toBeGreaterThan(straight)

    // Keys lead back to A; a drawing takes its place.
    await mean.getByRole('slider', { name: text.part }).press('Home')
    await expect
      .poll(async () => distance(await readPixels(codes), (await tilesOf(strips[0]))[0]!))
      .toBeLessThan(0.0005)
    const before = await readPixels(codes)
    await draw(mean.getByRole('group', { name: text.endA }).getByRole('application'), ring)
    await expect.poll(async () => distance(await readPixels(codes), before)).toBeGreaterThan(0.01)
    await expect.poll(() => page.url()).toContain('mean.way=spherical')
  })

  test(`${language}: a difference changes what it is about, and the truth confirms it`, async ({ page }) => {
    await open(page, 'latent-arithmetic', { language, backend: 'wasm' })
    const figure2 = await ready(page, '12.2')
    const errorOf = async (name: string) =>
      numberIn(await figure2.locator(`[data-effect=${name}]`).textContent())
    await expect.poll(() => errorOf('codes'), { timeout: 30_000 }).toBeGreaterThan(0)
    const [changed, truth, face] = [
      picture(figure2, text.changed),
      picture(figure2, text.truth),
      picture(figure2, text.face),
    ]
    for (const attribute of ['glasses', 'hat'] as const) {
      if (attribute === 'hat') {
        const before = await errorOf('unchanged')
        await figure2.getByRole('radio', { name: text.hat }).click()
        await expect.poll(() => errorOf('unchanged')).toBeGreaterThan(before + 1)
      }
      expect(await errorOf('rebuilt')).toBeLessThan(await errorOf('codes'))
      expect(await errorOf('codes')).toBeLessThan((await errorOf('unchanged')) / 2)
      await expect
        .poll(async () => distance(await readPixels(changed), await readPixels(truth)))
        .toBeLessThan(0.02)
    }
    // Face 1 has a hat: taken away, it is another face, and the truth goes along.
    const strength = figure2.getByRole('slider', { name: text.strength })
    await strength.press('Home')
    for (let i = 0; i < 2; i++) await strength.press('PageUp')
    await expect
      .poll(async () => distance(await readPixels(truth), await readPixels(face)))
      .toBeGreaterThan(0.03)
    await expect
      .poll(async () => distance(await readPixels(changed), await readPixels(truth)))
      .toBeLessThan(distance(await readPixels(face), await readPixels(truth)))

    // A step of training changes the network, and the link brings the settings back.
    await figure2.getByRole('button', { name: words[language].step, exact: true }).click()
    await expect(statusOf(figure2)).toContainText(words[language].paused)
    await expect.poll(() => page.url()).toMatch(/difference\.strength=-1/)
    await openLink(page)
    const again = (await figure(page, '12.2')).getByRole('slider', { name: text.strength })
    await expect(again).toHaveAttribute('aria-valuenow', '-1')
  })

  test(`${language}: the spreadsheet decodes formulas and says what is wrong with them`, async ({ page }) => {
    await open(page, 'latent-arithmetic', { language, backend: 'wasm' })
    const sheet = await ready(page, '12.3')
    const grid = sheet.getByRole('grid')
    const d1 = cellOf(grid, 'D1')
    await expect.poll(() => painted(d1.locator('canvas')), { timeout: 30_000 }).toBe(true)
    expect(distance(await pixelsOf(d1), await pixelsOf(cellOf(grid, 'A1')))).toBeGreaterThan(0.003)

    // Keys: down to A4, and write.
    await cellOf(grid, 'A1').click()
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown')
    const a4 = cellOf(grid, 'A4')
    await expect(a4).toBeFocused()
    await page.keyboard.type('A1 + ')
    await expect(sheet.getByRole('textbox', { name: text.cell('A4') })).toHaveValue('A1 + ')
    await expect(sheet).toContainText(text.incomplete)
    await expect(a4).toContainText(text.short)
    await page.keyboard.type('B1 − C1')
    await expect.poll(async () => distance(await pixelsOf(a4), await pixelsOf(d1))).toBeLessThan(0.0005)
    await page.keyboard.press('Enter')

    const write = async (formula: string) => {
      await sheet.getByRole('textbox').fill(formula)
    }
    await a4.click()
    await write('B4 + A1')
    await expect(sheet).toContainText(text.empty)
    await write('D1 + A4')
    await expect(sheet).toContainText(text.cycle)
    await write(text.withBeards)
    await expect(sheet).toContainText(text.unknown)
    await write('')
    await sheet.getByRole('combobox', { name: text.insertGroup }).selectOption(text.withBeard)
    await expect(sheet.getByRole('textbox')).toHaveValue(text.withBeard)
    await expect.poll(() => painted(a4.locator('canvas'))).toBe(true)
    await expect.poll(() => page.url()).toContain('sheet.A4=with%28beard%29')
    const mean = await pixelsOf(a4)
    await openLink(page)
    const again = cellOf(await figure(page, '12.3'), 'A4')
    await expect(again).toContainText(text.withBeard)
    await expect.poll(() => painted(again.locator('canvas')), { timeout: 30_000 }).toBe(true)
    await expect.poll(async () => distance(await pixelsOf(again), mean)).toBeLessThan(0.0005)
    await again.click()
    await page.keyboard.press('Delete')
    await expect(again.locator('canvas')).toHaveCount(0)
  })

  test(`${language}: chance makes new faces, page by page, and none is a copy`, async ({ page }) => {
    await open(page, 'latent-arithmetic', { language, backend: 'wasm' })
    const prior = await ready(page, '12.4')
    const example = (number: number) => prior.getByRole('button', { name: text.example(number), exact: true })
    const seen = (number: number) => pixelsOf(example(number))
    await expect.poll(() => painted(example(1).locator('canvas'))).toBe(true)
    const first = await seen(1)
    expect(distance(first, await seen(2))).toBeGreaterThan(0.003)
    await prior.getByRole('button', { name: text.next }).click()
    await expect.poll(async () => distance(await seen(1), first)).toBeGreaterThan(0.003)
    await prior.getByRole('button', { name: text.back, exact: true }).click()
    await expect.poll(async () => distance(await seen(1), first)).toBeLessThan(0.0005)

    await example(3).click()
    const far = prior.locator('[data-value=distance]')
    await expect.poll(async () => numberIn(await far.textContent()), { timeout: 30_000 }).toBeGreaterThan(1)
    await expect(prior).toContainText(text.usual)
    expect(distance(await readPixels(picture(prior, text.nearestImage)), await seen(3))).toBeGreaterThan(
      0.001,
    )

    // Without spread all codes are one.
    await prior.getByRole('slider', { name: text.spread }).press('Home')
    await expect.poll(async () => distance(await seen(1), await seen(2))).toBeLessThan(0.0005)
  })
}

test.describe('on a phone', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } })
  test('nothing is wider than the screen, and cells answer to touch', async ({ page }) => {
    await open(page, 'latent-arithmetic', { language: 'pl', backend: 'wasm' })
    for (const number of ['12.1', '12.2', '12.3', '12.4']) await ready(page, number)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    const sheet = await figure(page, '12.3')
    await cellOf(sheet, 'A4').tap()
    await sheet.getByRole('button', { name: 'Twarz 2', exact: true }).tap()
    await expect(sheet.getByRole('textbox')).toHaveValue('#2')
    await expect.poll(() => painted(cellOf(sheet, 'A4').locator('canvas')), { timeout: 30_000 }).toBe(true)
  })
})

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${theme}`, async ({ page }) => {
    await open(page, 'latent-arithmetic', { backend: 'wasm', theme, query: 'prior.chosen=2&sheet.A4=A1%2B' })
    for (const number of ['12.1', '12.2', '12.3', '12.4']) await ready(page, number)
    await expectAccessible(page)
  })
}
