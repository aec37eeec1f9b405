/** A drawing goes through the network: chapter 3, first figure, and the cover. */
import { expect } from '@playwright/test'
import { readDigits } from '../scripts/read-digits.ts'
import { test } from './fixtures.ts'
import {
  type Backend,
  backendNames,
  distance,
  draw,
  figure,
  open,
  readPixels,
  ring,
  seven,
  statusOf,
  words,
} from './lecture.ts'

/** The mean of the training digits, 0…1. */
async function meanDigit(): Promise<number[]> {
  const { train } = await readDigits()
  const mean = Array.from({ length: 784 }, () => 0)
  for (let i = 0; i < train.images.length; i++) mean[i % 784]! += train.images[i]! / 255 / train.count
  return mean
}

const cases: readonly [Backend, 'en' | 'pl'][] = [
  ['wasm', 'en'],
  ['webgl', 'en'],
  ['wasm', 'pl'],
]

for (const [backend, language] of cases) {
  test(`${backend}, ${language}: what is drawn comes back through 32 numbers`, async ({ page }) => {
    await open(page, 'autoencoder', { backend, language })
    const say = words[language]
    const anatomy = await figure(page, '3.1')
    await expect(statusOf(anatomy)).toContainText(backendNames[backend])
    const input = anatomy.getByRole('img', { name: say.input })
    const rebuilt = anatomy.getByRole('img', { name: say.reconstruction, exact: true })
    const pad = anatomy.getByRole('application', { name: say.pad })

    // The figure opens on a digit that is there already.
    const before = await readPixels(rebuilt)
    const mean = await meanDigit()
    await draw(pad, seven)
    await expect.poll(async () => distance(await readPixels(rebuilt), before)).toBeGreaterThan(0.01)
    // Strokes are answered one after another: looked at until the last is, picture and answer together.
    await expect(async () => {
      const [drawn, answer] = [await readPixels(input), await readPixels(rebuilt)]
      expect(Math.max(...drawn)).toBeGreaterThan(0.8)
      expect(distance(answer, drawn)).toBeLessThan(0.01)
      expect(distance(answer, drawn)).toBeLessThan(distance(answer, mean))
      expect(distance(answer, drawn)).toBeLessThan(distance(drawn, mean))
    }).toPass({ timeout: 60_000 })

    const answer = await readPixels(rebuilt)
    await anatomy.getByRole('button', { name: { en: 'Clear', pl: 'Wyczyść' }[language] }).click()
    await draw(pad, ring)
    await expect.poll(async () => distance(await readPixels(rebuilt), answer)).toBeGreaterThan(0.02)
  })
}

test('a bar of the code is pulled by keyboard, and the reconstruction follows', async ({ page }) => {
  await open(page, 'autoencoder', { backend: 'wasm' })
  const anatomy = await figure(page, '3.1')
  await expect(statusOf(anatomy)).toContainText('WASM')
  const rebuilt = anatomy.getByRole('img', { name: words.en.reconstruction, exact: true })
  await expect.poll(async () => Math.max(...(await readPixels(rebuilt)))).toBeGreaterThan(0.5)
  const before = await readPixels(rebuilt)
  const bar = anatomy.getByRole('slider', { name: /Code unit 5\b/ })
  await bar.focus()
  for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowUp')
  await expect.poll(async () => distance(await readPixels(rebuilt), before)).toBeGreaterThan(0.001)
  await anatomy.getByRole('button', { name: 'Undo my changes to the code' }).click()
  await expect.poll(async () => distance(await readPixels(rebuilt), before)).toBeLessThan(1e-6)
})

test('the cover redraws what is drawn on it', async ({ page }) => {
  await open(page, '', { backend: 'wasm' })
  const rebuilt = page.getByRole('img', { name: 'Reconstruction of your drawing' })
  await expect.poll(async () => Math.max(...(await readPixels(rebuilt)))).toBeGreaterThan(0.5)
  const before = await readPixels(rebuilt)
  await draw(page.getByRole('application', { name: 'Drawing pad' }), ring)
  await expect.poll(async () => distance(await readPixels(rebuilt), before)).toBeGreaterThan(0.01)
})
