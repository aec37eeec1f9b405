/** The lab: take away and bring back. */
import { readFile } from 'node:fs/promises'
import { type Download, expect } from '@playwright/test'
import { test } from './fixtures.ts'
import { benchOf, lab, openLab, picture, trainFor } from './lab.ts'
import { distance, lossOf, readPixels, stepsOf, words } from './lecture.ts'

const textOf = async (download: Download) => readFile(await download.path(), 'utf8')

test('weights, scripts and tables are taken away; weights come back, by file, by name and by time', async ({
  page,
}) => {
  const found = await openLab(page, 'lab.lanes=autoencoder&lab.batchSize=64')
  const trainedSteps = await trainFor(found, 30)
  const rebuilt = picture(found, lab.en.rebuilt('A autoencoder'))
  const trained = await readPixels(rebuilt)
  const loss = await lossOf(found, 'A autoencoder')
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

  // New weights, then the file's; who starts over looks at the present.
  await time.press('Home')
  await expect.poll(async () => distance(await readPixels(rebuilt), trained)).toBeGreaterThan(0.005)
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

  // And by name, after a reload, with the curves that led there.
  await page.reload()
  const again = await benchOf(page)
  await again.getByRole('button', { name: 'Open first try' }).click()
  await expect.poll(() => stepsOf(again)).toBe(trainedSteps)
  expect(await lossOf(again, 'A autoencoder')).toBe(loss)
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
  const found = await openLab(
    page,
    'lab.lanes=autoencoder*widths_8**pca*components_8**classifier*pretrain_false&lab.epochs=1',
  )
  await found.getByRole('button', { name: 'Train with 3 more seeds' }).click()
  await expect(found.getByText(/of 3 seeds, squared/)).toBeVisible({ timeout: 120_000 })
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
  // Who reconstructs nothing is compared by what it classifies.
  await expect(found.getByText(/of 3 seeds, accuracy/)).toBeVisible()
  const [accuracy, luck] = await spread('C classifier')
  expect(accuracy).toBeGreaterThan(20)
  expect(luck).toBeGreaterThan(0)
  await expect(found.getByText(/^C classifier: .*%/)).toBeVisible()
})
