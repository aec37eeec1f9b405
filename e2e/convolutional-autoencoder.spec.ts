/** Chapter 5: every layer's maps for a drawing, and the convolutional network against two dense ones. */
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
  statusOf,
  stepsOf,
  words,
} from './lecture.ts'

const chapter = 'convolutional-autoencoder'
const say = {
  en: {
    trained: 'Trained beforehand',
    maps: (layer: string) => `Maps of ${layer}`,
    first: 'convolution 1',
    narrow: 'pooling 3',
    output: 'output x′',
    sheet: 'Code of 128 numbers as 4 rows of 32',
    sheetPicker: /^the code once more/,
    mapName: (layer: string, map: number) => `${layer}, map ${map} of 8`,
    move: 'Move the digits to the right',
    conv: 'convolutional',
    few: /nearest in parameters/,
    wide: /as long a code/,
  },
  pl: {
    trained: 'Nauczona wcześniej',
    maps: (layer: string) => `Mapy: ${layer}`,
    first: 'konwolucja 1',
    narrow: 'pooling 3',
    output: 'wyjście x′',
    sheet: 'Kod ze 128 liczb w 4 wierszach po 32',
    sheetPicker: /^jeszcze raz kod/,
    mapName: (layer: string, map: number) => `${layer}, mapa ${map} z 8`,
    move: 'Przesuń cyfry w prawo',
    conv: 'konwolucyjna',
    few: /najbliższa liczbą/,
    wide: /równie długi kod/,
  },
} as const

const numbersIn = (text: string | null) =>
  [...(text ?? '').matchAll(/−?\d+(?:[.,]\d+)?/g)].map(([found]) =>
    Number(found.replace('−', '-').replace(',', '.')),
  )

/** The parts of the sentence that adds up a value of the first layer. */
function kernelSum(text: string | null) {
  const number = '(−?\\d+[.,]\\d+)'
  const found = new RegExp(`= ${number}; ([+−])\\D*?${number}[^\\d−]*${number};\\D*${number}`).exec(
    text ?? '',
  )
  const [sum, bias, total, value] = [1, 3, 4, 5].map((i) =>
    Number((found?.[i] ?? 'NaN').replace('−', '-').replace(',', '.')),
  )
  return { sum: sum!, bias: found?.[2] === '−' ? -bias! : bias!, total: total!, value: value! }
}

/** A row of the table of costs and losses. */
async function rowOf(where: Locator, name: string | RegExp): Promise<readonly number[]> {
  const row = where.getByRole('row').filter({ has: where.page().getByRole('rowheader', { name }) })
  const cells = await row.getByRole('cell').allTextContents()
  return cells.map((text) => Number.parseFloat(text.replace(/\s/g, '').replace(',', '.')))
}

for (const language of ['en', 'pl'] as const satisfies readonly Language[]) {
  const text = say[language]
  const common = words[language]

  test(`${language}: the maps of a drawing are what the network computes, from the first kernel to the code`, async ({
    page,
  }) => {
    await open(page, chapter, { language, backend: 'wasm' })
    const walk = await figure(page, '5.1')
    const maps = (layer: string) => walk.getByRole('img', { name: text.maps(layer), exact: true })
    const told = walk.getByTestId('told')
    await expect(statusOf(walk)).toContainText(text.trained)
    await expect.poll(async () => Math.max(...(await readPixels(maps(text.output))))).toBeGreaterThan(0.5)

    // Drawing changes the maps of every layer.
    const before = await Promise.all([text.first, text.narrow].map((layer) => readPixels(maps(layer))))
    await expect(walk.getByText(common.nothingDrawn)).toBeVisible()
    await draw(walk.getByRole('application', { name: common.pad }), ring)
    await expect(walk.getByText(common.nothingDrawn)).toBeHidden()
    for (const [i, layer] of [text.first, text.narrow].entries()) {
      await expect
        .poll(async () => distance(await readPixels(maps(layer)), before[i]!))
        .toBeGreaterThan(0.003)
    }

    // A value of the first layer: window · kernel + bias, cut at zero.
    const { sum, bias, total, value } = kernelSum(await told.getByTestId('kernel-sum').textContent())
    expect(total).toBeCloseTo(sum + bias, 1)
    expect(value).toBeCloseTo(Math.max(0, total), 5)
    await expect(walk.getByTestId('field')).toContainText('3 × 3')

    // A map that is picked is told of; arrow keys go on; its values see more of the picture.
    const narrow = walk.getByRole('listbox', { name: new RegExp(`^${text.narrow}`) })
    await narrow.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect(walk.getByText(text.mapName(text.narrow, 2))).toBeVisible()
    await expect(walk.getByTestId('field')).toContainText(/\d\d × \d\d/)
    await expect(page).toHaveURL(/walk\.layer=pool\+2.*walk\.map=2/)
    const pooled = numbersIn(await told.locator('p').last().textContent())
    expect(pooled.at(-1)).toBe(Math.max(...pooled.slice(0, -1)))

    // The sheet of 4 × 32 holds the numbers of the eight maps.
    const [code, sheet] = [
      await readPixels(maps(text.narrow)),
      await readPixels(walk.getByRole('img', { name: text.sheet })),
    ]
    expect(sheet.length).toBe(128)
    for (let map = 0; map < 8; map++)
      for (let row = 0; row < 4; row++)
        for (let column = 0; column < 4; column++)
          expect(sheet[row * 32 + column * 8 + map]).toBeCloseTo(code[row * 39 + map * 5 + column]!, 2)
    const picker = walk.getByRole('listbox', { name: text.sheetPicker })
    const box = (await picker.boundingBox())!
    await picker.click({ position: { x: (box.width * 20.5) / 32, y: (box.height * 1.5) / 4 } })
    await expect(walk.getByText(text.mapName(text.narrow, 5))).toBeVisible()

    // Training moves the maps.
    const trained = await readPixels(maps(text.output))
    const steps = await stepsOf(walk)
    expect(steps).toBe(0)
    await walk.getByRole('button', { name: common.reset, exact: true }).click()
    await expect(statusOf(walk)).toContainText(common.untrained)
    await expect
      .poll(async () => distance(await readPixels(maps(text.output)), trained))
      .toBeGreaterThan(0.02)
    const grey = await readPixels(maps(text.output))
    await walk.press('s')
    await expect.poll(() => stepsOf(walk)).toBe(1)
    await expect.poll(async () => distance(await readPixels(maps(text.output)), grey)).toBeGreaterThan(0)
  })

  test(`${language}: shared weights beat as many dense ones, and hold where the digit has moved`, async ({
    page,
  }) => {
    await open(page, chapter, { language, backend: 'wasm' })
    const rivals = await figure(page, '5.2')
    await expect(statusOf(rivals)).toContainText(text.trained)
    const losses = () =>
      Promise.all([text.conv, text.few, text.wide].map(async (name) => (await rowOf(rivals, name))[2]!))
    await expect.poll(async () => (await losses()).every((loss) => loss > 0)).toBe(true)
    expect((await rowOf(rivals, text.conv)).slice(0, 2)).toEqual([4385, 751_680])
    expect((await rowOf(rivals, text.few)).slice(0, 2)).toEqual([4709, 7840])
    expect((await rowOf(rivals, text.wide)).slice(0, 2)).toEqual([201_616, 200_704])

    const [conv, few, wide] = await losses()
    expect(conv!).toBeLessThan(0.7 * few!)
    expect(wide!).toBeLessThan(conv!)
    await rivals.getByRole('slider', { name: text.move }).press('End')
    await expect(page).toHaveURL(/rivals\.move=4/)
    await expect.poll(async () => (await losses())[2]!).toBeGreaterThan(1.5 * wide!)
    await expect.poll(async () => (await losses())[0]!).toBeLessThan(1.5 * conv!)
    const [movedConv, , movedWide] = await losses()
    expect(movedConv!).toBeLessThan(movedWide!)

    // From scratch the order of the first two is there soon.
    await rivals.getByRole('button', { name: common.reset, exact: true }).click()
    await expect(statusOf(rivals)).toContainText(common.untrained)
    await rivals.getByRole('button', { name: common.train, exact: true }).click()
    await expect.poll(() => stepsOf(rivals)).toBeGreaterThan(70)
    await rivals.getByRole('button', { name: common.pause, exact: true }).click()
    await expect
      .poll(async () => {
        const [conv, few] = await losses()
        return few! - conv!
      })
      .toBeGreaterThan(0.03)
  })
}

for (const theme of ['light', 'dark'] as const) {
  test(`${theme}: axe finds nothing, and nothing is wider than a phone`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 })
    const language = theme === 'light' ? 'en' : 'pl'
    await open(page, chapter, { backend: 'wasm', theme, language })
    for (const number of ['5.1', '5.2']) {
      await expect(statusOf(await figure(page, number))).toContainText(say[language].trained)
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    await expectAccessible(page)
  })
}
