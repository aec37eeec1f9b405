/** A network learns from nothing: chapter 3, second figure. */
import { expect } from '@playwright/test'
import { test } from './fixtures.ts'
import {
  type Backend,
  backendNames,
  distance,
  figure,
  type Language,
  lossOf,
  open,
  readPixels,
  settledStepsOf,
  statusOf,
  stepsOf,
  words,
} from './lecture.ts'

/** Software WebGL takes some ten times longer for a step, so its bar is one that is reached early. */
const cases: readonly [Backend, Language, number][] = [
  ['wasm', 'en', 0.12],
  ['webgl', 'en', 0.25],
  ['wasm', 'pl', 0.2],
]

for (const [backend, language, bar] of cases) {
  test(`${backend}, ${language}: training brings the validation loss below ${bar}`, async ({ page }) => {
    await open(page, 'autoencoder', { backend, language })
    const say = words[language]
    const train = await figure(page, '3.2')
    const status = statusOf(train)
    await expect(status).toContainText(backendNames[backend])
    await expect(status).toContainText(say.untrained)
    const pictures = {
      reconstructions: train.getByRole('img', {
        name: { en: 'Reconstructions', pl: 'Rekonstrukcje' }[language],
      }),
      filters: train.getByRole('img', {
        name: { en: 'Filters of the code units', pl: 'Filtry neuronów ukrytych' }[language],
      }),
    }
    const scale = train.getByRole('img', {
      name: { en: /^Scale of the weights/, pl: /^Skala wag/ }[language],
    })
    // Before training every pixel is grey: σ(0) = ½.
    await expect.poll(async () => middle(await readPixels(pictures.reconstructions))).toBeCloseTo(0.5, 1)
    const before = {
      reconstructions: await readPixels(pictures.reconstructions),
      filters: await readPixels(pictures.filters),
      scale: await scale.getAttribute('aria-label'),
    }

    await train.getByRole('button', { name: say.train, exact: true }).click()
    await expect(status).toContainText(say.training)
    await expect.poll(() => lossOf(train, say.validation), { timeout: 150_000 }).toBeLessThan(bar)
    await train.getByRole('button', { name: say.pause, exact: true }).click()
    await expect(status).toContainText(say.paused)

    // Every displayed number and picture followed.
    const steps = await settledStepsOf(train)
    expect(steps).toBeGreaterThan(20)
    await expect(status).toContainText({ en: /epoch [\d.]+/, pl: /epoka [\d,]+/ }[language])
    await expect(status).toContainText({ en: /8.000 digits/, pl: /cyfry: 8.000/ }[language])
    await expect(scale).not.toHaveAttribute('aria-label', before.scale!)
    for (const name of ['reconstructions', 'filters'] as const) {
      expect(distance(await readPixels(pictures[name]), before[name]), name).toBeGreaterThan(0.001)
    }

    // Paused: a step is exactly one.
    await train.getByRole('button', { name: say.step, exact: true }).click()
    await expect.poll(() => stepsOf(train)).toBe(steps + 1)

    await train.getByRole('button', { name: say.reset, exact: true }).click()
    await expect(status).toContainText(say.untrained)
    await expect.poll(() => stepsOf(train)).toBe(0)
    await expect
      .poll(async () => distance(await readPixels(pictures.reconstructions), before.reconstructions))
      .toBeLessThan(1e-6)
    // One seed, one start.
    expect(distance(await readPixels(pictures.filters), before.filters)).toBeLessThan(1e-6)
  })
}

const middle = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN

test('settings change what they say: parameters, the network, the address', async ({ page }) => {
  await open(page, 'autoencoder', { backend: 'wasm', query: 'train.widths=16' })
  const train = await figure(page, '3.2')
  // 784·16 + 16 + 16·784 + 784
  await expect(train).toContainText(/25.888 parameters/)
  await train.getByRole('switch', { name: /W′ = Wᵀ|Tied/i }).click()
  await expect(train).toContainText(/13.344 parameters/)
  await expect(page).toHaveURL(/train\.tied=true/)
  await page.reload()
  await expect(await figure(page, '3.2')).toContainText(/13.344 parameters/)
})

test('the same seed gives the same losses, another seed others', async ({ page }) => {
  const afterTwoSteps = async (seed: number) => {
    await open(page, 'autoencoder', { backend: 'wasm', query: `train.seed=${seed}` })
    const train = await figure(page, '3.2')
    await expect(statusOf(train)).toContainText(words.en.untrained)
    for (const steps of [1, 2]) {
      await train.getByRole('button', { name: 'Step', exact: true }).click()
      await expect.poll(() => stepsOf(train)).toBe(steps)
    }
    return readPixels(train.getByRole('img', { name: 'Filters of the code units' }))
  }
  const first = await afterTwoSteps(1)
  expect(distance(await afterTwoSteps(1), first)).toBe(0)
  expect(distance(await afterTwoSteps(2), first)).toBeGreaterThan(0.001)
})
