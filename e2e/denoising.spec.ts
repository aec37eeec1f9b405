/** Spoilt on purpose, and repaired: chapter 7. */
import { expect } from '@playwright/test'
import { test } from './fixtures.ts'
import {
  distance,
  draw,
  expectAccessible,
  figure,
  type Language,
  open,
  readPixels,
  rowOf,
  statusOf,
  stepsOf,
  words,
} from './lecture.ts'

const chapter = {
  en: {
    trained: 'Trained beforehand',
    damaged: 'x̃: what the network sees',
    repaired: 'x′: the repair',
    code: 'z: the hidden units',
    wiping: 'Wiping pad',
    before: 'before: x̃ against x',
    after: 'after: x′ against x',
    gain: 'gain: after ÷ before',
    otherNoise: 'Roll the damage again',
    kind: 'Damage',
    level: 'Level of damage',
    dropout: 'Units switched off',
    plain: 'plain',
    denoising: 'denoising',
    lane: (level: number) => `${level} % wiped out`,
    moves: /codes move by ([\d.,]+)/,
    testLevel: 'Damage in the test',
    layer: { damaged: 'damaged', network: 'network', median: 'median', clean: 'original' },
    bar: 'Bar between the two pages',
    left: 'Left of the bar',
    pageNumber: 'Page',
    wear: 'How worn',
    radius: 'Radius of the median filter',
    took: (size: string) => `cleaned ${size} pixels`,
    save: 'Save the cleaned page',
    back: 'Back to the written pages',
    scaled: 'was scaled down from 1600 × 1200 to 1280 × 960',
    unknown: '“note.txt” is not a picture that can be read here',
    tooLarge: '“huge.png” has 30 megapixels',
    broken: '“cut.png” begins like a picture',
  },
  pl: {
    trained: 'Nauczona wcześniej',
    damaged: 'x̃: to, co widzi sieć',
    repaired: 'x′: naprawa',
    code: 'z: neurony ukryte',
    wiping: 'Pole do ścierania',
    before: 'przed: x̃ względem x',
    after: 'po: x′ względem x',
    gain: 'zysk: po ÷ przed',
    otherNoise: 'Wylosuj uszkodzenie od nowa',
    kind: 'Uszkodzenie',
    level: 'Poziom uszkodzenia',
    dropout: 'Wyłączone neurony',
    plain: 'zwykła',
    denoising: 'odszumiająca',
    lane: (level: number) => `wymazane ${level} %`,
    moves: /kody przesuwają się o ([\d.,]+)/,
    testLevel: 'Uszkodzenie w teście',
    layer: { damaged: 'zniszczona', network: 'sieć', median: 'mediana', clean: 'oryginał' },
    bar: 'Suwak między dwiema kartkami',
    left: 'Na lewo od suwaka',
    pageNumber: 'Kartka',
    wear: 'Stopień zniszczenia',
    radius: 'Promień filtru medianowego',
    took: (size: string) => `wyczyściła ${size} pikseli`,
    save: 'Zapisz wyczyszczoną kartkę',
    back: 'Wróć do kartek z tej strony',
    scaled: 'zmniejszono z 1600 × 1200 do 1280 × 960',
    unknown: 'Plik „note.txt” nie jest obrazem',
    tooLarge: 'Plik „huge.png” ma 30 megapikseli',
    broken: 'Plik „cut.png” zaczyna się jak obraz',
  },
} as const

const languages: readonly Language[] = ['en', 'pl']

for (const language of languages) {
  const say = { ...words[language], ...chapter[language] }

  test(`${language}: damage acts at once, and the repair follows`, async ({ page }) => {
    await open(page, 'denoising', { backend: 'wasm', language })
    const repair = await figure(page, '7.1')
    const picture = (name: string) => repair.getByRole('img', { name, exact: true })
    const error = async (row: string, column = 0) => (await rowOf(repair, row))[column]!
    await expect.poll(() => error(say.after)).toBeGreaterThan(0)
    await expect.poll(() => error(say.gain, 1)).toBeLessThan(0.7)
    expect(await error(say.after)).toBeLessThan(await error(say.before))

    // The same noise for the same seed and image, another for another.
    const first = await readPixels(picture(say.damaged))
    await repair.getByRole('button', { name: say.otherNoise }).click()
    await expect
      .poll(async () => distance(await readPixels(picture(say.damaged)), first))
      .toBeGreaterThan(0.005)
    await expect(page).toHaveURL(/repair\.noise=2/)
    const second = await readPixels(picture(say.damaged))
    await page.reload()
    await figure(page, '7.1')
    await expect.poll(() => error(say.after)).toBeGreaterThan(0)
    expect(distance(await readPixels(picture(say.damaged)), second)).toBe(0)

    // Without damage nothing is wrong before, and the brush takes away what it wipes over.
    const level = repair.getByRole('slider', { name: say.level })
    await level.focus()
    await page.keyboard.press('Home')
    await expect.poll(() => error(say.before)).toBe(0)
    const whole = await readPixels(picture(say.damaged))
    const repaired = await readPixels(picture(say.repaired))
    await draw(repair.getByRole('application', { name: say.wiping }), [
      [
        [0.2, 0.5],
        [0.8, 0.5],
      ],
    ])
    await expect.poll(() => error(say.before)).toBeGreaterThan(0.005)
    const wiped = await readPixels(picture(say.damaged))
    const inked = (pixels: readonly number[]) => pixels.slice(14 * 28, 15 * 28).reduce((a, b) => a + b, 0)
    expect(inked(whole)).toBeGreaterThan(0.5)
    expect(inked(wiped)).toBeLessThan(0.1 * inked(whole))
    await expect
      .poll(async () => distance(await readPixels(picture(say.repaired)), repaired))
      .toBeGreaterThan(0.001)

    // Dropout silences units at once; another kind of damage looks different, and the link has both.
    const active = async () => (await readPixels(picture(say.code))).filter((value) => value > 0.02).length
    const before = await active()
    await repair.getByRole('slider', { name: say.dropout }).focus()
    await page.keyboard.press('End')
    await expect.poll(active).toBeLessThan(0.75 * before)
    await repair.getByRole('combobox', { name: say.kind }).selectOption('salt-and-pepper')
    await level.focus()
    await page.keyboard.press('PageUp')
    await expect
      .poll(async () => distance(await readPixels(picture(say.damaged)), wiped))
      .toBeGreaterThan(0.01)
    await expect(page).toHaveURL(/repair\.damage=salt-and-pepper/)
    await expect(page).toHaveURL(/repair\.dropout=0\.5/)
  })

  test(`${language}: the wide plain network copies damage, the denoising one does not`, async ({ page }) => {
    await open(page, 'denoising', { backend: 'wasm', language })
    const copy = await figure(page, '7.2')
    await expect.poll(async () => (await rowOf(copy, say.denoising))[2]).toBeGreaterThan(0)
    const [plain, denoising] = [await rowOf(copy, say.plain), await rowOf(copy, say.denoising)]
    expect(plain[0]!).toBeLessThan(denoising[0]!) // undamaged digits
    expect(plain[1]!).toBeGreaterThan(2 * denoising[1]!) // damaged ones
    expect(plain[2]!).toBeGreaterThan(45)
    expect(denoising[2]!).toBeLessThan(25)

    await copy.getByRole('button', { name: say.step, exact: true }).click()
    await expect.poll(() => stepsOf(copy)).toBe(373)
  })

  test(`${language}: the more was wiped out in training, the less the code moves`, async ({ page }) => {
    await open(page, 'denoising', { backend: 'wasm', language })
    const filters = await figure(page, '7.3')
    const lane = (level: number) => filters.getByRole('region', { name: say.lane(level), exact: true })
    const moves = async (level: number) =>
      Number((say.moves.exec((await lane(level).textContent()) ?? '')?.[1] ?? 'NaN').replace(',', '.'))
    await expect.poll(() => moves(0)).toBeGreaterThan(0)
    await expect.poll(() => moves(50)).toBeGreaterThan(0)
    expect(await moves(50)).toBeLessThan(0.9 * (await moves(0)))
    const copied = await Promise.all(
      [0, 25, 50].map(async (level) => (await rowOf(filters, say.lane(level)))[2]!),
    )
    expect(copied).toEqual([...copied].sort((a, b) => b - a))

    await filters.getByRole('slider', { name: say.testLevel }).focus()
    await page.keyboard.press('Home')
    await expect.poll(() => moves(0)).toBe(0)
    await expect.poll(async () => (await rowOf(filters, say.lane(0)))[0]).toBe(0)
    const errors = await Promise.all(
      [0, 25, 50].map(async (level) => (await rowOf(filters, say.lane(level)))[1]!),
    )
    expect(errors).toEqual([...errors].sort((a, b) => a - b))
  })
}

for (const language of languages) {
  const say = chapter[language]

  test(`${language}: a worn page is cleaned, better than by the median`, async ({ page }) => {
    await open(page, 'denoising', { backend: 'wasm', language })
    const documents = await figure(page, '7.4')
    const likeness = async (layer: keyof typeof say.layer) => (await rowOf(documents, say.layer[layer]))[0]!
    await expect.poll(() => likeness('network'), { timeout: 20_000 }).toBeGreaterThan(0)
    await expect.poll(() => likeness('median')).toBeGreaterThan(0)
    const before = { damaged: await likeness('damaged'), median: await likeness('median') }
    expect(await likeness('network')).toBeGreaterThan(Math.max(before.damaged, before.median) + 5)
    await expect(documents.getByText(say.took('512 × 512'))).toBeVisible()

    // The bar, by keyboard and by pointer; what lies left of it.
    const bar = documents.getByRole('slider', { name: say.bar })
    await bar.focus()
    await page.keyboard.press('ArrowRight')
    await expect(bar).toHaveAttribute('aria-valuenow', '55')
    const sheet = documents.getByRole('img', { name: say.layer.damaged, exact: true })
    const box = (await sheet.boundingBox())!
    await page.mouse.click(box.x + 0.25 * box.width, box.y + 30)
    await expect(bar).toHaveAttribute('aria-valuenow', '25')
    await documents.getByRole('radiogroup', { name: say.left }).getByText(say.layer.clean).click()
    await expect(documents.getByRole('img', { name: say.layer.clean, exact: true })).toBeVisible()
    await expect(page).toHaveURL(/documents\.left=clean/)

    // Median, wear and page act on the numbers.
    await documents.getByRole('slider', { name: say.radius }).focus()
    await page.keyboard.press('End')
    await expect.poll(() => likeness('median')).not.toBe(before.median)
    await documents.getByRole('slider', { name: say.wear }).focus()
    await page.keyboard.press('Home')
    await expect.poll(() => likeness('damaged')).toBeGreaterThan(before.damaged + 8)
    await page.keyboard.press('End')
    await expect.poll(() => likeness('damaged')).toBeLessThan(before.damaged)
    const worst = await likeness('damaged')
    await documents.getByRole('slider', { name: say.pageNumber, exact: true }).focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => likeness('damaged')).not.toBe(worst)
  })

  test(`${language}: a page of the learner's own is read, or refused in a sentence`, async ({ page }) => {
    await open(page, 'denoising', { backend: 'wasm', language })
    const documents = await figure(page, '7.4')
    await expect(documents.getByText(say.took('512 × 512'))).toBeVisible({ timeout: 20_000 })
    const give = (name: string, buffer: Buffer) =>
      documents.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer })
    const photograph = Buffer.from(await page.evaluate(drawPhotograph, [1600, 1200]), 'base64')

    await give('note.txt', Buffer.from('no picture'))
    await expect(documents.getByText(say.unknown)).toBeVisible()
    await give('cut.png', photograph.subarray(0, 200))
    await expect(documents.getByText(say.broken)).toBeVisible()
    const huge = Buffer.from(photograph)
    huge.writeUInt32BE(6000, 16)
    huge.writeUInt32BE(5000, 20)
    await give('huge.png', huge)
    await expect(documents.getByText(say.tooLarge)).toBeVisible()
    await expect(documents.getByRole('img', { name: say.layer.damaged, exact: true })).toHaveJSProperty(
      'width',
      512,
    )

    await give('page.png', photograph)
    await expect(documents.getByText(say.scaled)).toBeVisible()
    await expect(documents.getByText(say.took('1280 × 960'))).toBeVisible({ timeout: 30_000 })
    const network = documents.getByRole('img', { name: say.layer.network, exact: true })
    await expect(network).toHaveJSProperty('width', 1280)
    const saved = page.waitForEvent('download')
    await documents.getByRole('button', { name: say.save }).click()
    expect((await saved).suggestedFilename()).toBe('cleaned.png')
    await documents.getByRole('button', { name: say.back }).click()
    await expect(documents.getByText(say.took('512 × 512'))).toBeVisible({ timeout: 20_000 })
  })
}

/** A grey sheet with bars for lines of text, as PNG in base64; runs in the page. */
async function drawPhotograph([width, height]: number[]): Promise<string> {
  const canvas = new OffscreenCanvas(width!, height!)
  const context = canvas.getContext('2d')!
  context.fillStyle = '#bbb'
  context.fillRect(0, 0, width!, height!)
  context.fillStyle = '#222'
  for (let y = 60; y < height! - 60; y += 60) context.fillRect(80, y, width! - 160, 6)
  const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())
  return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''))
}

test('training learns the kind of damage that is set; the keyboard trains', async ({ page }) => {
  await open(page, 'denoising', { backend: 'wasm', query: 'repair.damage=salt-and-pepper' })
  const say = { ...words.en, ...chapter.en }
  const repair = await figure(page, '7.1')
  const gain = async () => (await rowOf(repair, say.gain))[1]!
  await expect.poll(gain).toBeGreaterThan(0.3)
  const untaught = await gain()
  await repair.focus()
  await page.keyboard.press(' ')
  await expect(statusOf(repair)).toContainText(say.training)
  await expect.poll(gain, { timeout: 30_000 }).toBeLessThan(0.8 * untaught)
  await repair.focus()
  await page.keyboard.press(' ')
  await expect(statusOf(repair)).toContainText(say.paused)
})

for (const theme of ['light', 'dark'] as const) {
  test(`${theme}: axe finds nothing, and nothing is wider than a phone`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 })
    const language = theme === 'light' ? 'en' : 'pl'
    await open(page, 'denoising', { backend: 'wasm', theme, language })
    for (const number of ['7.1', '7.2', '7.3', '7.4']) {
      await expect(statusOf(await figure(page, number))).toContainText(chapter[language].trained)
    }
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(wider).toBeLessThanOrEqual(0)
    await expectAccessible(page)
  })
}
