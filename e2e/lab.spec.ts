/** The lab: compare, bring, take away. */
import { readFile } from 'node:fs/promises'
import { crc32, deflateSync } from 'node:zlib'
import { type Download, expect, type Locator, type Page } from '@playwright/test'
import { zipOf } from '../src/data/own/zip-for-tests.ts'
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
  settledStepsOf,
  statusOf,
  stepsOf,
  words,
} from './lecture.ts'

const lab = {
  en: {
    lane: (name: string) => name,
    rebuilt: (name: string) => `x′ by ${name}`,
    plain: 'autoencoder',
    winners: 'k-sparse',
    tied: 'Tied: W′ = Wᵀ: no → yes',
    same: 'Same as Lane A.',
    takeA: 'Take Lane A away',
    measure: 'Measure the codes',
    measured: /Codes measured at step/,
    probe: 'linear probe',
    parameters: 'parameters',
    explain: 'What is linear probe?',
    explained: /logistic regression/,
    seen: 'x: what they get',
    damage: 'Damage',
  },
  pl: {
    lane: (name: string) => name,
    rebuilt: (name: string) => `x′ – ${name}`,
    plain: 'autoenkoder',
    winners: 'k-rzadki',
    tied: 'Związane: W′ = Wᵀ: nie → tak',
    same: 'Tak samo jak Tor A.',
    takeA: 'Zabierz ze sobą: Tor A',
    measure: 'Zmierz kody',
    measured: /Kody zmierzono w kroku/,
    probe: 'klasyfikator liniowy',
    parameters: 'parametry',
    explain: 'Co to jest: klasyfikator liniowy?',
    explained: /regresji logistycznej/,
    seen: 'x: to, co dostają',
    damage: 'Uszkodzenie',
  },
} as const

const tiedLanes = 'lab.lanes=autoencoder**autoencoder*tied_true'
const winners = `lab.lanes=${[70, 40, 25, 10].map((k) => `k-sparse*k_${k}*scheduleSteps_30`).join('**')}`

/** The lab's one figure, once the page is in the browser. */
async function benchOf(page: Page): Promise<Locator> {
  const bench = page.getByRole('figure', { name: /L\.1/ })
  await expect(bench).toBeVisible()
  return bench
}

async function openLab(page: Page, query: string, language: Language = 'en'): Promise<Locator> {
  await open(page, 'lab', { backend: 'wasm', language, query })
  const found = await benchOf(page)
  await expect(found.getByRole('button', { name: words[language].train, exact: true })).toBeVisible()
  return found
}

const picture = (place: Locator, name: string) => place.getByRole('img', { name, exact: true })
const textOf = async (download: Download) => readFile(await download.path(), 'utf8')

/** Trains for some steps and waits until nothing moves. */
async function trainFor(found: Locator, steps: number, language: Language = 'en') {
  const say = words[language]
  await found.getByRole('button', { name: say.train, exact: true }).click()
  await expect.poll(() => stepsOf(found)).toBeGreaterThan(steps)
  await found.getByRole('button', { name: say.pause, exact: true }).click()
  return settledStepsOf(found)
}

for (const language of ['en', 'pl'] as const) {
  const say = { ...words[language], ...lab[language] }

  test(`${language}: two lanes learn in lockstep, answer one drawing, and differ in what is said`, async ({
    page,
  }) => {
    const found = await openLab(page, tiedLanes, language)
    await expect(found.locator('mark')).toHaveText(say.tied)
    await trainFor(found, 40, language)
    const [a, b] = [await lossOf(found, `A ${say.plain}`), await lossOf(found, `B ${say.plain}`)]
    expect(a).toBeGreaterThan(0.06)
    expect(b).toBeGreaterThan(0.06)
    expect(a).toBeLessThan(0.4)
    expect(b).toBeLessThan(0.4)

    // One pad for both.
    const rebuilt = ['A', 'B'].map((letter) => picture(found, say.rebuilt(`${letter} ${say.plain}`)))
    const before = await Promise.all(rebuilt.map(readPixels))
    expect(distance(before[0]!, before[1]!)).toBeGreaterThan(1e-5)
    await draw(found.getByRole('application', { name: say.pad }), ring)
    for (const [i, place] of rebuilt.entries()) {
      await place.scrollIntoViewIfNeeded() // pictures are painted where they can be seen
      await expect.poll(async () => distance(await readPixels(place), before[i]!)).toBeGreaterThan(0.003)
    }

    // One damage for both.
    const seen = picture(found, say.seen)
    const whole = await readPixels(seen)
    const repaired = await Promise.all(rebuilt.map(readPixels))
    await found.getByRole('combobox', { name: say.damage }).selectOption('salt-and-pepper')
    await expect.poll(async () => distance(await readPixels(seen), whole)).toBeGreaterThan(0.05)
    for (const [i, place] of rebuilt.entries()) {
      await place.scrollIntoViewIfNeeded() // pictures are painted where they can be seen
      await expect.poll(async () => distance(await readPixels(place), repaired[i]!)).toBeGreaterThan(1e-4)
    }

    // Measures on demand, explained on demand.
    await found.getByRole('button', { name: say.measure }).click()
    await expect(found.getByText(say.measured)).toBeVisible()
    const row = found.getByRole('row').filter({ has: page.getByRole('rowheader', { name: say.probe }) })
    for (const text of await row.getByRole('cell').allTextContents()) {
      expect(Number.parseFloat(text.replace(',', '.'))).toBeGreaterThan(40)
    }
    await found.getByRole('button', { name: say.explain }).click()
    await expect(page.getByText(say.explained)).toBeVisible()
    await page.keyboard.press('Escape')
    // Fewer parameters are better, and marked so.
    const sizes = found
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: say.parameters }) })
    await expect(sizes.getByRole('cell').nth(1).getByRole('img')).toBeVisible()
  })
}

test('a lane is duplicated, changed and removed; the link restores all of it', async ({ page }) => {
  const found = await openLab(page, 'lab.lanes=autoencoder*widths_16&lab.seed=4')
  await found.getByRole('button', { name: 'Duplicate' }).click()
  await expect(found.getByText(lab.en.same)).toBeVisible()
  const second = found.getByRole('region', { name: 'B autoencoder', exact: true })
  await second.getByText('Settings', { exact: true }).click()
  await second.getByRole('combobox', { name: 'Loss' }).selectOption('mse')
  await expect(second.locator('mark')).toHaveText('Loss: cross-entropy → squared error')
  await second.getByRole('combobox', { name: 'Model' }).selectOption('pca')
  await expect(found.getByRole('region', { name: 'B PCA', exact: true })).toBeVisible()
  await expect(page).toHaveURL(/lab\.lanes=autoencoder\*widths_16\*\*pca/)
  await page.reload()
  const again = await benchOf(page)
  await expect(again.getByRole('region', { name: 'B PCA', exact: true })).toBeVisible()
  await again.getByRole('button', { name: 'Remove' }).first().click()
  await expect(again.getByRole('region', { name: 'A PCA', exact: true })).toBeVisible()
  await expect(again.getByRole('region', { name: /autoencoder/ })).toHaveCount(0)
  // A combination that cannot be built is named, and what trains stays.
  await open(page, 'lab', { backend: 'wasm', query: 'lab.lanes=robot**k-sparse*code_8*k_25' })
  await expect(page.getByText(/robot/)).toBeVisible()
  await expect(page.getByText(/should be 1 … 8/)).toBeVisible()
})

test('weights, scripts and tables are taken away; weights come back, by file, by name and by time', async ({
  page,
}) => {
  const found = await openLab(page, 'lab.lanes=autoencoder&lab.batchSize=64')
  const trainedSteps = await trainFor(found, 30)
  const rebuilt = picture(found, lab.en.rebuilt('A autoencoder'))
  const trained = await readPixels(rebuilt)
  const take = async (name: string) => {
    await found.getByRole('button', { name: lab.en.takeA }).click()
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name }).click()
    const download = await saving
    await page.keyboard.press('Escape')
    return download
  }
  const weights = await take('Weights (safetensors)')
  const script = await textOf(await take('PyTorch script'))
  expect(script).toContain('import torch')
  expect(script).toContain('BATCH_SIZE = 64')
  expect(await textOf(await take('Keras script'))).toContain('import keras')
  expect((await readFile(await (await take('Pictures (PNG)')).path())).subarray(1, 4).toString()).toBe('PNG')
  const saving = page.waitForEvent('download')
  await found.getByRole('button', { name: 'Curves (CSV)' }).click()
  expect((await textOf(await saving)).split('\r\n')[0]).toContain(
    'A autoencoder · validation · imageSquaredError',
  )

  // Kept under a name.
  await found.getByRole('textbox', { name: 'Name', exact: true }).fill('first try')
  await found.getByRole('button', { name: 'Keep this run' }).click()
  await expect(found.getByText(/^first try, step/)).toBeVisible()

  // Back in time: the first kept state knows nothing yet.
  const time = found.getByRole('slider', { name: 'Back in time' })
  await time.focus()
  await page.keyboard.press('Home')
  await expect.poll(async () => distance(await readPixels(rebuilt), trained)).toBeGreaterThan(0.005)
  await page.keyboard.press('End')
  await expect.poll(async () => distance(await readPixels(rebuilt), trained)).toBeLessThan(1e-5)

  // New weights, then the file's.
  await found.getByRole('button', { name: words.en.reset, exact: true }).click()
  await expect.poll(async () => distance(await readPixels(rebuilt), trained)).toBeGreaterThan(0.005)
  await found.locator('input[type=file][accept=".safetensors"]').setInputFiles(await weights.path())
  await expect(found.getByText(/is in lane A/)).toBeVisible()
  await expect.poll(async () => distance(await readPixels(rebuilt), trained)).toBeLessThan(1e-5)
  await expect.poll(() => stepsOf(found)).toBe(trainedSteps)

  // A damaged file changes nothing and says why.
  const bytes = await readFile(await weights.path())
  const damaged = { name: 'cut.safetensors', mimeType: '', buffer: bytes.subarray(0, bytes.length - 40) }
  await found.locator('input[type=file][accept=".safetensors"]').setInputFiles(damaged)
  await expect(found.getByText(/cut\.safetensors is not a whole safetensors file/)).toBeVisible()
  expect(distance(await readPixels(rebuilt), trained)).toBeLessThan(1e-5)

  // And by name, after a reload.
  await page.reload()
  const again = await benchOf(page)
  await again.getByRole('button', { name: 'Open first try' }).click()
  await expect.poll(() => stepsOf(again)).toBe(trainedSteps)
  const back = picture(again, lab.en.rebuilt('A autoencoder'))
  await expect.poll(async () => distance(await readPixels(back), trained)).toBeLessThan(1e-5)
  await again.getByRole('button', { name: 'Forget first try' }).click()
  await expect(again.getByText('Nothing is kept yet.')).toBeVisible()

  // A browser without room says so and keeps what it has.
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
  await again.getByRole('textbox', { name: 'Name', exact: true }).fill('second try')
  await again.getByRole('button', { name: 'Keep this run' }).click()
  await expect(again.getByText(/has no more room for this page/)).toBeVisible()
})

test('other seeds give mean and spread', async ({ page }) => {
  const found = await openLab(page, 'lab.lanes=autoencoder*widths_8**pca*components_8&lab.epochs=1')
  await found.getByRole('button', { name: 'Train with 3 more seeds' }).click()
  await expect(found.getByText(/of 3 seeds/)).toBeVisible({ timeout: 120_000 })
  const spread = async (name: string) => {
    const text = (await found
      .getByRole('listitem')
      .filter({ hasText: `${name}:` })
      .textContent())!
    return [...text.matchAll(/\d+\.\d+/g)].map(([value]) => Number(value))
  }
  // PCA knows no luck; a network does.
  expect((await spread('B PCA'))[1]).toBe(0)
  const [mean, deviation] = await spread('A autoencoder')
  expect(mean).toBeGreaterThan(10)
  expect(deviation).toBeGreaterThan(0)
})

test('four lanes race in workers of their own, on a small screen too', async ({ page }) => {
  const found = await openLab(page, `${winners}&lab.pace=race`, 'pl')
  await found.getByRole('button', { name: 'Ucz', exact: true }).click()
  const line = found.getByRole('status').filter({ hasText: /WASM/ })
  const steps = async () =>
    (await line.textContent())!.match(/krok \d+/g)!.map((text) => Number(text.slice(5)))
  await expect.poll(async () => Math.min(...(await steps()))).toBeGreaterThan(10)
  expect(await steps()).toHaveLength(4)
  await found.getByRole('button', { name: 'Pauza', exact: true }).click()
  for (const letter of ['A', 'B', 'C', 'D']) {
    expect(await lossOf(found, `${letter} ${lab.pl.winners}`)).toBeGreaterThan(0.05)
  }
  await page.setViewportSize({ width: 360, height: 740 })
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
})

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the lab, ${theme}; the keyboard trains it`, async ({ page }) => {
    await open(page, 'lab', { backend: 'wasm', theme, query: `${tiedLanes}&lab.damage=masking` })
    const found = await benchOf(page)
    await expect(statusOf(found)).toContainText('WASM')
    await found.focus()
    await page.keyboard.press('s')
    await expect.poll(() => stepsOf(found)).toBe(1)
    await page.keyboard.press('r')
    await expect.poll(() => stepsOf(found)).toBe(0)
    await expectAccessible(page)
  })
}

test('IDX files are brought, trained on, kept and removed; damaged ones are refused', async ({ page }) => {
  const data = new URL('../public/data/', import.meta.url)
  const [images, labels] = await Promise.all(
    ['images.idx3-ubyte.gz', 'labels.idx1-ubyte.gz'].map((name) =>
      readFile(new URL(`digits-first-${name}`, data)),
    ),
  )
  const file = (name: string, buffer: Buffer) => ({ name, mimeType: '', buffer })
  const found = await openLab(page, 'lab.lanes=autoencoder&lab.epochs=100')
  await found.getByText('Bring your own data').click()
  const chooser = found.locator('input[type=file][multiple]')
  const set = found.getByRole('combobox', { name: 'Data', exact: true })

  await chooser.setInputFiles([file('x-images.gz', images!.subarray(0, 5000)), file('x-labels.gz', labels!)])
  await expect(found.getByText(/x-images\.gz is damaged/)).toBeVisible()
  await chooser.setInputFiles([file('x-images.gz', images!)])
  await expect(found.getByText(/x-images\.gz stands alone/)).toBeVisible()
  await expect(set.getByRole('option')).toHaveCount(1)

  await found.getByRole('textbox', { name: 'Name of the set' }).fill('mine')
  await chooser.setInputFiles([file('x-images.gz', images!), file('x-labels.gz', labels!)])
  await expect(
    found.getByText('“mine” is here: 800 images to learn from, 200 for validation; 0 were left out.'),
  ).toBeVisible()
  await expect(set).toHaveValue('own:mine')
  await expect(statusOf(found)).toContainText('800 images')
  await trainFor(found, 5)
  expect(await lossOf(found, 'A autoencoder')).toBeLessThan(0.6)

  await page.reload()
  const again = await benchOf(page)
  await expect(statusOf(again)).toContainText('800 images')
  await again.getByText('Bring your own data').click()
  await again.getByRole('button', { name: 'Forget mine' }).click()
  await expect(again.getByRole('combobox', { name: 'Data', exact: true })).toHaveValue('digits')
  // A link to a set that is not kept here says so.
  await open(page, 'lab', { backend: 'wasm', query: 'lab.data=own:mine' })
  await expect(page.getByText(/does not keep a data set named “mine”/).first()).toBeVisible()
})

/** A picture of grey pixels as a PNG, one value for each. */
function png(side: number, value: (x: number, y: number) => number): Buffer {
  const chunk = (kind: string, body: Buffer) => {
    const named = Buffer.concat([Buffer.from(kind), body])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(body.length)
    sum.writeUInt32BE(crc32(named))
    return Buffer.concat([length, named, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 8
  const rows = Array.from({ length: side }, (_, y) =>
    Buffer.from([0, ...Array.from({ length: side }, (_, x) => value(x, y))]),
  )
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const body = chunk('IDAT', deflateSync(Buffer.concat(rows)))
  return Buffer.concat([signature, chunk('IHDR', header), body, chunk('IEND', Buffer.alloc(0))])
}

test('a zip of pictures with folders as classes is brought, and drawings make a set of their own', async ({
  page,
}) => {
  const files = Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [
      `shapes/${i % 2 ? 'bars' : 'dots'}/${i}.png`,
      // Dark on bright, 40 pixels wide: a bar across, or a square.
      png(40, (x, y) => (Math.abs(y - 20) < 4 && (i % 2 || Math.abs(x - 20) < 4) ? 10 * i : 255)),
    ]),
  )
  const found = await openLab(page, 'lab.lanes=autoencoder&lab.batchSize=8', 'pl')
  await found.getByText('Wczytaj własne dane').click()
  const chooser = found.locator('input[type=file][multiple]')
  const broken = { ...files, 'shapes/dots/x.png': Buffer.from('no picture') }
  await chooser.setInputFiles({ name: 'shapes.zip', mimeType: '', buffer: Buffer.from(zipOf(broken)) })
  await expect(found.getByText(/shapes\/dots\/x\.png jest uszkodzony/)).toBeVisible()
  await chooser.setInputFiles({ name: 'shapes.zip', mimeType: '', buffer: Buffer.from(zipOf(files)) })
  await expect(
    found.getByText(/Zbiór „mój zbiór” jest gotowy: obrazy do nauki: 10, do walidacji: 2/),
  ).toBeVisible()
  // Ink is dark on paper, whatever the pictures' paper was.
  const seen = picture(found, lab.pl.seen)
  await expect.poll(async () => (await readPixels(seen))[14 * 28 + 14]).toBeGreaterThan(0.5)
  expect((await readPixels(seen))[0]).toBeLessThan(0.05)

  await found.getByRole('button', { name: 'Zachowaj rysunek' }).click()
  await expect(found.getByText(/Najpierw coś narysuj/)).toBeVisible()
  await draw(found.getByRole('application', { name: words.pl.pad }), ring)
  await found.getByRole('button', { name: 'Zachowaj rysunek' }).click()
  await expect(found.getByText(/Zachowano 1 rysunek/)).toBeVisible()
  await expect(found.getByText(/^moje rysunki: 1 \+ 0/)).toBeVisible()
})

test('a figure opens in the lab with its own models', async ({ page }) => {
  await open(page, 'autoencoder', { backend: 'wasm', query: 'train.widths=16&train.seed=3' })
  const train = await figure(page, '3.2')
  await train.getByRole('link', { name: 'Open in the lab' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'The lab' })).toBeVisible()
  await expect(page).toHaveURL(/backend=wasm.*lab\.lanes=autoencoder\*widths_16.*lab\.seed=3/)
  await expect(page.getByRole('region', { name: 'A autoencoder', exact: true })).toContainText('784–16–784')
})
