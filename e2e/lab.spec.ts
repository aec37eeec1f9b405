/** The lab: compare. */
import { expect, type Locator } from '@playwright/test'
import { test } from './fixtures.ts'
import { benchOf, lab, openLab, picture, stepsOfLanes, trainFor } from './lab.ts'
import {
  distance,
  draw,
  expectAccessible,
  figure,
  lossOf,
  open,
  readPixels,
  ring,
  statusOf,
  stepsOf,
  words,
} from './lecture.ts'

const tiedLanes = 'lab.lanes=autoencoder**autoencoder*tied_true'
const winners = `lab.lanes=${[70, 40, 25, 10].map((k) => `k-sparse*k_${k}*scheduleSteps_30`).join('**')}`

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
  const before = await readPixels(picture(found, lab.en.seen))
  await draw(found.getByRole('application', { name: words.en.pad }), ring)
  await expect(page).toHaveURL(/lab\.strokes=/)
  const drawn = await readPixels(picture(found, lab.en.seen))
  expect(distance(drawn, before)).toBeGreaterThan(0.01)
  await page.reload()
  const again = await benchOf(page)
  await expect(again.getByRole('region', { name: 'B PCA', exact: true })).toBeVisible()
  await expect
    .poll(async () => distance(await readPixels(picture(again, lab.en.seen)), drawn))
    .toBeLessThan(0.01)
  await again.getByRole('button', { name: 'Remove' }).first().click()
  await expect(again.getByRole('region', { name: 'A PCA', exact: true })).toBeVisible()
  await expect(again.getByRole('region', { name: /autoencoder/ })).toHaveCount(0)
  // A combination that cannot be built is named, and what trains stays.
  await open(page, 'lab', {
    backend: 'wasm',
    query: 'lab.lanes=robot**k-sparse*code_8*k_25*learningRate_fast',
  })
  await expect(page.getByText(/a model “robot”, which is not known here/)).toBeVisible()
  await expect(page.getByText(/“Learning rate” should be .*, but was fast/)).toBeVisible()
  await expect(page.getByText(/Of 8 code units, 25 cannot be kept/)).toBeVisible()
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
  // Back in time, all of them go, though their workers do not wait for each other.
  const rebuilt = ['A', 'B', 'C', 'D'].map((letter) =>
    picture(found, lab.pl.rebuilt(`${letter} ${lab.pl.winners}`)),
  )
  const pixelsOf = async (place: Locator) => {
    await place.scrollIntoViewIfNeeded() // pictures are painted where they can be seen
    return readPixels(place)
  }
  await expect.poll(async () => Math.max(...(await pixelsOf(rebuilt[3]!)))).toBeGreaterThan(0.1)
  const now: number[][] = []
  for (const place of rebuilt) now.push(await pixelsOf(place))
  await found.getByRole('slider', { name: 'Wstecz w czasie' }).focus()
  await page.keyboard.press('Home')
  for (const [i, place] of rebuilt.entries())
    await expect.poll(async () => distance(await pixelsOf(place), now[i]!)).toBeGreaterThan(0.001)
  await page.setViewportSize({ width: 360, height: 740 })
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
})

test('workers of a race that die are noticed, and each goes on from where it was', async ({ page }) => {
  const found = await openLab(page, `${tiedLanes}&lab.pace=race&lab.epochs=100`)
  const stepsByLane = () => stepsOfLanes(found)
  await found.getByRole('button', { name: words.en.train, exact: true }).click()
  await expect.poll(async () => Math.min(...(await stepsByLane()))).toBeGreaterThan(20)
  await found.getByRole('button', { name: words.en.pause, exact: true }).click()
  await expect(statusOf(found)).toContainText('Paused')
  await page.waitForTimeout(1000) // the last reports, and what is kept of them
  const before = await stepsByLane()
  for (const worker of page.workers()) await worker.evaluate(() => self.close()).catch(() => {})
  const notes = found.getByText('The training process stopped unexpectedly')
  await expect(notes).toHaveCount(2)
  for (const left of [1, 0]) {
    await found.getByRole('button', { name: 'Resume', exact: true }).first().click()
    await expect(notes).toHaveCount(left)
  }
  await expect(statusOf(found)).toContainText('Paused')
  expect(await stepsByLane()).toEqual(before)
})

test('one cursor moves through the planes of all lanes, and stays in the link', async ({ page }) => {
  const found = await openLab(page, '')
  await found.getByRole('combobox', { name: 'Comparison' }).selectOption('plain plane and variational plane')
  const decoded = ['A autoencoder', 'B variational'].map((name) =>
    picture(found, `Decoded at the cursor by ${name}`),
  )
  await expect(decoded[1]!).toBeVisible()
  // What the chapters ship trained opens trained, and learns from scratch where that is asked for.
  await expect(statusOf(found)).toContainText('Trained beforehand')
  for (const name of ['A autoencoder', 'B variational']) expect(await lossOf(found, name)).toBeLessThan(0.2)
  await found.getByRole('button', { name: 'Reset', exact: true }).click()
  await expect(statusOf(found)).toContainText('Not trained yet')
  for (const name of ['A autoencoder', 'B variational'])
    await expect.poll(() => lossOf(found, name)).toBeGreaterThan(0.6)
  await trainFor(found, 20)
  const cursor = found
    .getByRole('group', { name: 'Plane of codes of A autoencoder' })
    .getByRole('slider')
    .first()
  await cursor.focus()
  await expect.poll(async () => Math.max(...(await readPixels(decoded[1]!)))).toBeGreaterThan(0.1)
  const before = [await readPixels(decoded[0]!), await readPixels(decoded[1]!)]
  for (let i = 0; i < 3; i++) await cursor.press('Shift+ArrowRight')
  for (const [i, place] of decoded.entries())
    await expect.poll(async () => distance(await readPixels(place), before[i]!)).toBeGreaterThan(1e-4)
  await expect(page).toHaveURL(/lab\.x=/)
})

test('a training in stages says where it stands, and goes on when told', async ({ page }) => {
  const found = await openLab(page, 'lab.lanes=layer-by-layer*autoStages_false**autoencoder')
  const first = found.getByRole('region', { name: 'A layer by layer', exact: true })
  await expect(first.getByText(/^stage 1 of 4: one layer, 0 updates/)).toBeVisible()
  await trainFor(found, 5)
  await expect(
    first.getByText(/^stage 1 of 4: one layer, [1-9].* · pictures from hidden layer 1$/),
  ).toBeVisible()
  // Many units of one layer are no match for the few of a code: it is said, and not marked.
  await expect(found.getByText(/A layer by layer has not come to its code yet.*of 128 units/)).toBeVisible()
  for (const stage of ['stage 2 of 4: one layer', 'stage 3 of 4: one layer', 'stage 4 of 4: fine-tuning']) {
    await first.getByRole('button', { name: 'Next stage' }).click()
    await expect(first.getByText(`${stage}, 0 updates`)).toBeVisible()
  }
  await expect(found.getByText(/has not come to its code yet/)).toHaveCount(0)
  await expect(first.getByRole('button', { name: 'Next stage' })).toHaveCount(0)
  await expect(found.getByText(/^stage/)).toHaveCount(1)
})

test('PCA with as many numbers is a line in the chart, on every scale', async ({ page }) => {
  const found = await openLab(page, 'lab.lanes=autoencoder*widths_16&lab.scale=perImage')
  await trainFor(found, 40)
  const chart = found.getByRole('img', { name: /^Validation: squared error per image/ })
  await expect(chart).toHaveAttribute('aria-label', /PCA 16 \d+/)
  const pca = async () =>
    Number(/PCA 16 (\d+\.?\d*)/.exec((await chart.getAttribute('aria-label')) ?? '')?.[1])
  // Less than half of what the mean digit leaves, 52.7.
  const perImage = await pca()
  expect(perImage).toBeGreaterThan(15)
  expect(perImage).toBeLessThan(26)
  await found.getByRole('combobox', { name: 'Measured by' }).selectOption('squared error per pixel')
  const perPixel = found.getByRole('img', { name: /^Validation: squared error per pixel .*PCA 16 0/ })
  await expect(perPixel).toBeVisible()
  const value = /PCA 16 (0\.\d+)/.exec((await perPixel.getAttribute('aria-label')) ?? '')?.[1]
  expect(Number(value)).toBeCloseTo(perImage / 784, 3)
})

test('figures of faces and of documents open in the lab, where nothing is asked of classes', async ({
  page,
}) => {
  await open(page, 'latent-arithmetic', { backend: 'wasm' })
  const faces = await figure(page, '12.3')
  await faces.getByRole('link', { name: 'Open in the lab' }).click()
  await expect(page).toHaveURL(/lab\.data=faces/)
  const found = await benchOf(page)
  await expect(found.getByText('1024–128–24–128–1024')).toBeVisible()
  await trainFor(found, 5)
  expect(await lossOf(found, 'A variational')).toBeGreaterThan(0)
  await expect(found.getByRole('application', { name: words.en.pad })).toHaveCount(0)
  const [seen, rebuilt] = [picture(found, lab.en.seen), picture(found, lab.en.rebuilt('A variational'))]
  await expect.poll(async () => (await readPixels(seen)).length).toBe(32 * 32)
  await expect.poll(async () => Math.max(...(await readPixels(rebuilt)))).toBeGreaterThan(0.1)
  const first = await readPixels(seen)
  await found.getByRole('button', { name: 'Picture 3', exact: true }).click()
  await expect.poll(async () => distance(await readPixels(seen), first)).toBeGreaterThan(0.001)
  await found.getByRole('button', { name: lab.en.measure }).click()
  await expect(found.getByText(lab.en.measured)).toBeVisible()
  const measured = (name: string) =>
    found
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name }) })
      .getByRole('cell')
  await expect(measured(lab.en.probe)).toHaveText('–')
  await expect(measured('sparseness')).toHaveText(/^0\.\d\d$/)

  await found
    .getByRole('combobox', { name: 'Data', exact: true })
    .selectOption('damaged documents (chapter 7)')
  await expect(statusOf(found)).toContainText(/Not trained yet.*patches/)
  await expect.poll(async () => distance(await readPixels(seen), first)).toBeGreaterThan(0.01)
  const one = found.getByRole('region', { name: 'A variational', exact: true })
  await one.getByText('Settings', { exact: true }).click()
  await one.getByRole('combobox', { name: 'Model' }).selectOption('classifier')
  await expect(found.getByText(/these pictures have none/)).toBeVisible()
  await found.getByRole('combobox', { name: 'Data', exact: true }).selectOption('built-in digits (MNIST)')
  await expect(found.getByText(/these pictures have none/)).toHaveCount(0)
  await expect(found.getByRole('application', { name: words.en.pad })).toBeVisible()
})

for (const [theme, language, width] of [
  ['light', 'en', 1280],
  ['dark', 'pl', 360],
] as const) {
  test(`axe finds nothing in the lab, ${theme}, ${language}, ${width} px; the keyboard trains it`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 740 })
    await open(page, 'lab', { backend: 'wasm', theme, language, query: `${tiedLanes}&lab.damage=masking` })
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

test('a figure opens in the lab with its own models', async ({ page }) => {
  await open(page, 'autoencoder', { backend: 'wasm', query: 'train.widths=16&train.seed=3' })
  const train = await figure(page, '3.2')
  await train.getByRole('link', { name: 'Open in the lab' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'The lab' })).toBeVisible()
  await expect(page).toHaveURL(/backend=wasm.*lab\.lanes=autoencoder\*widths_16.*lab\.seed=3/)
  await expect(page.getByRole('region', { name: 'A autoencoder', exact: true })).toContainText('784–16–784')
})
