/** The lab while things change: what is shown, kept and looked back at belongs to the lanes that run. */
import { expect, type Locator } from '@playwright/test'
import { test } from './fixtures.ts'
import { benchOf, lab, openLab, picture, stepsOfLanes, trainFor } from './lab.ts'
import { distance, lossOf, open, readPixels, settledStepsOf, statusOf, stepsOf, words } from './lecture.ts'

const lane = (found: Locator, name: string) => found.getByRole('region', { name, exact: true })
const press = (place: Locator, name: string) => place.getByRole('button', { name, exact: true }).click()
const chooseModel = async (place: Locator, model: string) => {
  if (!(await place.getByRole('combobox', { name: 'Model' }).isVisible()))
    await place.getByText('Settings', { exact: true }).click()
  await place.getByRole('combobox', { name: 'Model' }).selectOption(model)
}

test('while settings do not fit, everything speaks of the lanes that run, and those are kept', async ({
  page,
}) => {
  const found = await openLab(
    page,
    'lab.data=faces&lab.lanes=autoencoder*widths_16**autoencoder*widths_8&lab.epochs=50',
  )
  const steps = await trainFor(found, 20)
  const loss = await lossOf(found, 'B autoencoder')
  await chooseModel(lane(found, 'B autoencoder'), 'classifier')
  await expect(lane(found, 'B classifier').getByText(/A classifier learns classes/)).toBeVisible()
  await expect(
    found.getByText(/of the lanes that trained before: A autoencoder, B autoencoder/),
  ).toBeVisible()
  expect(await lossOf(found, 'B autoencoder')).toBe(loss)
  await expect(found.getByRole('columnheader', { name: 'B autoencoder' })).toBeVisible()
  await found.getByRole('textbox', { name: 'Name', exact: true }).fill('meanwhile')
  await press(found, 'Keep this run')
  await expect(found.getByText(/^meanwhile, step/)).toBeVisible()
  await chooseModel(lane(found, 'B classifier'), 'pca')
  await expect(found.getByText(/of the lanes that trained before/)).toHaveCount(0)
  await expect.poll(() => stepsOf(found)).toBe(0)
  await press(found, 'Open meanwhile')
  await expect(lane(found, 'B autoencoder')).toBeVisible()
  await expect.poll(() => stepsOf(found)).toBe(steps)
  expect(await lossOf(found, 'B autoencoder')).toBe(loss)
})

test('a link whose settings do not fit trains nothing that nobody asked for', async ({ page }) => {
  await open(page, 'lab', { backend: 'wasm', query: 'lab.lanes=k-sparse*code_8*k_25' })
  const found = await benchOf(page)
  await expect(found.getByText(/Nothing trains yet/)).toBeVisible()
  await expect(found.getByRole('button', { name: words.en.train, exact: true })).toBeDisabled()
  await expect(found.getByRole('table')).toHaveCount(0)
  await expect(found.getByRole('region', { name: 'Kept in this browser' })).toBeVisible()
  await chooseModel(lane(found, 'A k-sparse'), 'pca')
  await expect(found.getByText(/Nothing trains yet/)).toHaveCount(0)
  await trainFor(found, 0)
})

test('lanes that lose or get company go on where they are', async ({ page }) => {
  const found = await openLab(page, 'lab.lanes=pca*components_8**autoencoder*widths_16&lab.epochs=50')
  const steps = await trainFor(found, 20)
  const rebuilt = await readPixels(picture(found, lab.en.rebuilt('B autoencoder')))
  const loss = await lossOf(found, 'B autoencoder')
  await press(lane(found, 'A PCA'), 'Remove')
  const left = picture(found, lab.en.rebuilt('A autoencoder'))
  await expect.poll(() => stepsOf(found)).toBe(steps)
  await expect.poll(async () => distance(await readPixels(left), rebuilt)).toBeLessThan(1e-5)
  expect(await lossOf(found, 'A autoencoder')).toBe(loss)
  await press(lane(found, 'A autoencoder'), 'Duplicate')
  await expect(found.getByText(lab.en.same)).toBeVisible()
  await expect.poll(() => stepsOf(found)).toBe(steps)
  await expect.poll(() => lossOf(found, 'B autoencoder')).toBe(loss)
  // Both learn the same from then on.
  await trainFor(found, steps + 10)
  expect(await lossOf(found, 'B autoencoder')).toBe(await lossOf(found, 'A autoencoder'))
  // Who trains goes on training, and can pause.
  await press(found, words.en.train)
  await press(lane(found, 'B autoencoder'), 'Remove')
  await expect(lane(found, 'B autoencoder')).toHaveCount(0)
  const before = await stepsOf(found)
  await expect.poll(() => stepsOf(found)).toBeGreaterThan(before + 5)
  await expect(statusOf(found)).toContainText(words.en.training)
  await press(found, words.en.pause)
  const paused = await settledStepsOf(found)
  expect(await settledStepsOf(found)).toBe(paused)
  const seconds = found.getByRole('row', { name: /training time/ })
  await expect(seconds).toContainText(/[1-9] s|\d\.\d s/)
})

test('lanes of a race start over together, and those that are done wait for the others', async ({ page }) => {
  const found = await openLab(
    page,
    'lab.lanes=autoencoder*widths_8**autoencoder*widths_512-256-32&lab.epochs=2&lab.pace=race',
  )
  const steps = () => stepsOfLanes(found)
  await press(found, words.en.train)
  await expect.poll(async () => (await steps())[0], { intervals: [50] }).toBe(124)
  await press(found, words.en.pause)
  await expect(statusOf(found)).toContainText(words.en.paused)
  expect((await steps())[1]).toBeLessThan(124)
  await press(found, words.en.train)
  await expect(statusOf(found)).toContainText(words.en.done)
  expect(await steps()).toEqual([124, 124])
  await press(found, 'Add')
  await expect(lane(found, 'C variational')).toBeVisible()
  await expect.poll(steps).toEqual([0, 0, 0])
})

test('who looks back and changes the pace, the data or the seed looks at the present again', async ({
  page,
}) => {
  const found = await openLab(page, 'lab.lanes=autoencoder*widths_16**autoencoder*widths_8&lab.epochs=50')
  const time = found.getByRole('slider', { name: 'Back in time' })
  const lookBack = async () => {
    await trainFor(found, 20)
    await time.focus()
    await page.keyboard.press('Home')
    await expect(time).toHaveAttribute('aria-valuetext', /step 0|: 0/)
  }
  await lookBack()
  await found.getByRole('radio', { name: 'race' }).check({ force: true })
  await expect(time).toHaveCount(0)
  await press(found, words.en.train)
  await expect(statusOf(found)).toContainText(/A autoencoder: step [\d,]+, epoch.*B autoencoder: step/)
  await expect(time).toBeVisible()
  await press(found, words.en.pause)
  await time.focus()
  await page.keyboard.press('Home')
  await expect(time).toHaveAttribute('aria-valuetext', /A: [\d,]+, B: [\d,]+|A \+ B: [\d,]+/)
  await expect(found.getByText(/^Pictures of step A/)).toBeVisible()
  // Training on shows the present.
  await press(found, words.en.step)
  await expect(time).toHaveAttribute('aria-valuetext', 'now')
  await found.getByRole('radio', { name: 'lockstep' }).check({ force: true })
  await expect(time).toHaveCount(0)
  await lookBack()
  await found.getByRole('combobox', { name: 'Data', exact: true }).selectOption('faces')
  await expect(time).toHaveCount(0)
  await expect
    .poll(async () => Math.max(...(await readPixels(picture(found, lab.en.seen)))))
    .toBeGreaterThan(0)
})

test('a state that is looked at can be kept', async ({ page }) => {
  const found = await openLab(page, 'lab.lanes=autoencoder*widths_16&lab.epochs=50')
  const rebuilt = picture(found, lab.en.rebuilt('A autoencoder'))
  await expect.poll(async () => Math.max(...(await readPixels(rebuilt)))).toBeGreaterThan(0.3)
  const first = await readPixels(rebuilt)
  await trainFor(found, 30)
  await found.getByRole('slider', { name: 'Back in time' }).focus()
  await page.keyboard.press('Home')
  await expect.poll(async () => distance(await readPixels(rebuilt), first)).toBeLessThan(1e-5)
  await found.getByRole('textbox', { name: 'Name', exact: true }).fill('then')
  await press(found, 'Keep this run')
  await expect(found.getByText(/^then, step 0,/)).toBeVisible()
})

test('lanes too large to be kept say so; the backend of a race is that of all its workers', async ({
  page,
}) => {
  const large = 'autoencoder*widths_2048-1024'
  const found = await openLab(page, `lab.lanes=${large}**${large}`)
  await expect(found.getByText(/one state of these lanes takes \d+\.\d MB/)).toBeVisible()
  await open(page, 'lab', {
    backend: 'wasm',
    query: 'lab.lanes=autoencoder*widths_16**autoencoder*widths_8&lab.pace=race',
  })
  const race = await benchOf(page)
  await expect(statusOf(race)).toContainText('WASM')
  await page.getByRole('button', { name: 'Settings' }).first().click()
  await page.getByRole('combobox', { name: 'Compute with' }).selectOption('cpu')
  await page.keyboard.press('Escape')
  await expect(statusOf(race)).toContainText(/CPU$/)
  await expect(statusOf(race)).not.toContainText('WASM')
})

test('weights that come into one lane leave the others’ count alone', async ({ page }) => {
  const found = await openLab(page, 'lab.lanes=autoencoder*widths_16**autoencoder*widths_8&lab.epochs=50')
  const steps = await trainFor(found, 20)
  const trained = await readPixels(picture(found, lab.en.rebuilt('A autoencoder')))
  await found.getByRole('button', { name: lab.en.takeA }).click()
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Weights (safetensors)' }).click()
  const weights = await (await saving).path()
  await page.keyboard.press('Escape')
  await press(found, words.en.reset)
  await expect.poll(() => stepsOf(found)).toBe(0)
  await found.locator('input[type=file][accept=".safetensors"]').first().setInputFiles(weights)
  const said = `is in lane A, after ${steps} updates of its own; the comparison goes on from step 0`
  await expect(found.getByText(said)).toBeVisible()
  const rebuilt = picture(found, lab.en.rebuilt('A autoencoder'))
  await expect.poll(async () => distance(await readPixels(rebuilt), trained)).toBeLessThan(1e-5)
  expect(await settledStepsOf(found)).toBe(0)
})

test('a network that does not come to its code in its epochs has no part in the seeds', async ({ page }) => {
  const found = await openLab(
    page,
    'lab.lanes=layer-by-layer*stageSteps_200**autoencoder*widths_8&lab.epochs=1',
  )
  await press(found, 'Train with 3 more seeds')
  await expect(
    found.getByText(/A layer by layer does not come to its code.*ends at hidden layer 1/),
  ).toBeVisible()
  await expect(found.getByRole('listitem').filter({ hasText: 'B autoencoder:' })).toBeVisible()
  await expect(found.getByRole('listitem').filter({ hasText: 'A layer by layer:' })).toHaveCount(0)
})

test('other seeds whose worker dies are not waited for', async ({ page }) => {
  const found = await openLab(page, 'lab.lanes=autoencoder*widths_8&lab.epochs=100')
  await press(found, 'Train with 3 more seeds')
  await page.waitForTimeout(3000) // its worker has a backend by then
  for (const worker of page.workers()) await worker.evaluate(() => self.close()).catch(() => {})
  await expect(found.getByText('The training from seed 2 ended before its time')).toBeVisible()
  await expect(found.getByRole('button', { name: 'Train with 3 more seeds' })).toBeVisible()
})
