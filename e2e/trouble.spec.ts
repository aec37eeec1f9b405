/** What goes wrong is said, and there is a way on. */
import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { test } from './fixtures.ts'
import { distance, figure, open, readPixels, settledStepsOf, statusOf, stepsOf, words } from './lecture.ts'

test.describe('without WebGL', () => {
  test.beforeEach(async ({ context }) => {
    // The worker's script begins with a line that takes OffscreenCanvas away, as in a browser without it.
    await context.route(/assets\/worker-.*\.js/, async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, body: `delete self.OffscreenCanvas;${await answer.text()}` })
    })
  })

  test('WASM is used, and a figure says so', async ({ page }) => {
    await open(page, 'autoencoder')
    const train = await figure(page, '3.2')
    await expect(statusOf(train)).toContainText('WASM')
    await train.getByRole('button', { name: 'Step', exact: true }).click()
    await expect.poll(() => stepsOf(train)).toBe(1)
  })

  test('an address that asks for WebGL is answered with a sentence', async ({ page }) => {
    await open(page, 'autoencoder', { backend: 'webgl' })
    const train = await figure(page, '3.2')
    await expect(statusOf(train)).toContainText('WASM')
    await expect(train).toContainText(/You asked for webgl, but this browser cannot use it here/i)
  })
})

test('a worker that dies is noticed, and training goes on from where it was', async ({ page }) => {
  await open(page, 'autoencoder', { backend: 'wasm' })
  const train = await figure(page, '3.2')
  const press = (name: string) => train.getByRole('button', { name, exact: true }).click()
  const killWorker = async () => {
    for (const worker of page.workers()) await worker.evaluate(() => self.close()).catch(() => {})
    await expect(train).toContainText('The training process stopped unexpectedly')
  }
  await expect(statusOf(train)).toContainText('WASM')
  await press('Train')
  await expect.poll(() => stepsOf(train)).toBeGreaterThan(20)
  await press('Pause')
  const steps = await settledStepsOf(train)
  const pictures = train.getByRole('img', { name: 'Reconstructions' })
  const before = await readPixels(pictures)
  await killWorker()
  await press('Resume')
  await expect(statusOf(train)).toContainText('Paused')
  expect(await settledStepsOf(train)).toBe(steps)
  await expect.poll(async () => distance(await readPixels(pictures), before)).toBeLessThan(1e-6)
  await press('Step')
  await expect.poll(() => stepsOf(train)).toBe(steps + 1)

  // In the middle of training, too.
  await press('Train')
  await expect.poll(() => stepsOf(train)).toBeGreaterThan(steps + 2)
  await killWorker()
  await press('Resume')
  await expect(statusOf(train)).toContainText('Paused')
  expect(await settledStepsOf(train)).toBeGreaterThan(steps)
})

test.describe('a damaged file of digits', () => {
  test.use({ expected: [/logged Failed to load resource/] })

  test('is named with what to do, and what is trained already still answers', async ({ page, context }) => {
    const half = readFileSync('public/data/digits-first-images.idx3-ubyte.gz').subarray(0, 5000)
    await context.route('**/data/digits-first-images*', (route) => route.fulfill({ body: half }))
    await open(page, 'autoencoder', { backend: 'wasm' })
    const train = await figure(page, '3.2')
    await train.getByRole('button', { name: 'Train', exact: true }).click()
    await expect(train).toContainText('digits-first-images')
    await expect(train).toContainText(/Reload the page/)
  })

  test('the first part is enough to train', async ({ page, context }) => {
    await context.route('**/data/digits-rest-images*', (route) => route.fulfill({ status: 404, body: '' }))
    await open(page, 'autoencoder', { backend: 'wasm' })
    const train = await figure(page, '3.2')
    await train.getByRole('button', { name: 'Step', exact: true }).click()
    await expect.poll(() => stepsOf(train)).toBe(1)
    await expect(train).toContainText(/Only part of the digits could be read: 800/)
    await expect(statusOf(train)).toContainText('800 digits')
  })
})

for (const [what, answer] of Object.entries({
  damaged: { body: 'not a network' },
  missing: { status: 404, body: '' },
})) {
  test.describe(`a ${what} file of a trained model`, () => {
    test.use({ expected: [/logged Failed to load resource/] })

    test('leads to a figure that says so and trains from scratch', async ({ page, context }) => {
      await context.route('**/models/k-sparse-25-*.bin', (route) => route.fulfill(answer))
      await open(page, 'k-sparse', { backend: 'wasm' })
      const train = await figure(page, '9.1')
      await expect(train).toContainText('The trained model “k-sparse-25” could not be loaded')
      await expect(statusOf(train)).toContainText(words.en.untrained)
      await train.getByRole('button', { name: 'Train', exact: true }).click()
      await expect.poll(() => stepsOf(train)).toBeGreaterThan(5)
    })
  })
}

test('nonsense in the address falls back to defaults and is said once', async ({ page }) => {
  await open(page, 'autoencoder', { query: 'train.widths=pancake&train.learningRate=-3&train.seed=2' })
  const train = await figure(page, '3.2')
  await expect(page.getByText('2 settings in the address were not understood')).toBeVisible()
  await expect(page.getByText('train.widths: expected')).toContainText('pancake')
  // 784·32 + 32 + 32·784 + 784: the default.
  await expect(train).toContainText(/50.992 parameters/)
})

test.describe('an address that leads nowhere', () => {
  test.use({ expected: [/logged Failed to load resource.*404/] })

  test('says so and leads on', async ({ page }) => {
    await open(page, 'nothing-here')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page')
    await page.getByRole('link', { name: 'Go to the cover' }).click()
    await expect(page.getByRole('application', { name: words.en.pad })).toBeVisible()
  })
})

test('a figure that nobody looks at rests, and comes back where it was', async ({ page }) => {
  await open(page, 'autoencoder', { backend: 'wasm' })
  const train = await figure(page, '3.2')
  const press = (name: string) => train.getByRole('button', { name, exact: true }).click()
  await expect(statusOf(train)).toContainText('WASM')
  await press('Train')
  await expect.poll(() => stepsOf(train)).toBeGreaterThan(20)
  await press('Pause')
  const steps = await settledStepsOf(train)
  const pictures = train.getByRole('img', { name: 'Reconstructions' })
  const before = await readPixels(pictures)
  // Far from a low window it rests after ten seconds; that it did is seen when it gets ready again.
  await page.setViewportSize({ width: 1280, height: 300 })
  await page.evaluate(() => scrollTo(0, 0))
  await page.waitForTimeout(12_000)
  const woken = await train.evaluateHandle((element) => {
    const seen = { ready: false }
    new MutationObserver(() => {
      seen.ready ||= element.textContent.includes('Getting ready')
    }).observe(element, { subtree: true, childList: true, characterData: true })
    return seen
  })
  await figure(page, '3.2')
  await expect.poll(() => woken.evaluate(({ ready }) => ready)).toBe(true)
  await expect(statusOf(train)).toContainText('Paused')
  expect(await stepsOf(train)).toBe(steps)
  await expect.poll(async () => distance(await readPixels(pictures), before)).toBeLessThan(1e-6)
  await press('Step')
  await expect.poll(() => stepsOf(train)).toBe(steps + 1)
})

test('behind other tabs the title says that training goes on, and when it is over', async ({ page }) => {
  await open(page, 'autoencoder', { backend: 'wasm' })
  const train = await figure(page, '3.2')
  await expect(statusOf(train)).toContainText('WASM')
  const title = await page.title()
  // The test's browser hides no tab by itself.
  const show = (state: 'hidden' | 'visible') =>
    page.evaluate((visibilityState) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, value: visibilityState })
      document.dispatchEvent(new Event('visibilitychange'))
    }, state)
  await show('hidden')
  expect(await page.title()).toBe(title)
  await show('visible')
  await train.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(statusOf(train)).toContainText('Training')
  await show('hidden')
  expect(await page.title()).toBe(`▶ Training goes on · ${title}`)
  await train.getByRole('button', { name: 'Pause', exact: true }).click()
  await expect.poll(() => page.title()).toBe(`✓ Trained · ${title}`)
  await show('visible')
  expect(await page.title()).toBe(title)
})
