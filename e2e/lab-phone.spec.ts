/** The lab on a phone, by touch alone. */
import { expect, type Locator } from '@playwright/test'
import { test } from './fixtures.ts'
import { lab, openLab, picture } from './lab.ts'
import { distance, lossOf, readPixels, settledStepsOf, stepsOf, words } from './lecture.ts'
import { dragByTouch, drawByTouch, phone, tapUntil } from './touch.ts'

test.use(phone)

test('lanes are drawn for, trained, compared, scrubbed and changed by finger', async ({ page }) => {
  const say = words.en
  const found = await openLab(
    page,
    'lab.lanes=autoencoder*widths_32-2*codeActivation_linear**vae*widths_32*latent_2&lab.epochs=20',
  )
  const [plain, variational] = ['A autoencoder', 'B variational'] as const
  const seen = picture(found, lab.en.seen)
  const rebuilt = [plain, variational].map((name) => picture(found, lab.en.rebuilt(name)))
  const look = () => Promise.all(rebuilt.map((one) => readPixels(one)))
  /** Pictures are painted while they can be seen. */
  const expectOther = async (before: readonly number[][]) => {
    for (const [i, one] of rebuilt.entries()) {
      await one.scrollIntoViewIfNeeded()
      await expect.poll(async () => distance(await readPixels(one), before[i]!)).toBeGreaterThan(0)
    }
  }

  await expect.poll(async () => Math.max(...(await readPixels(seen)))).toBeGreaterThan(0.5)
  const picked = await readPixels(seen)
  await drawByTouch(page, found.getByRole('application', { name: say.pad }))
  await expect.poll(async () => distance(await readPixels(seen), picked)).toBeGreaterThan(0.001)

  const untrained = await look()
  const [train, pause] = [say.train, say.pause].map((name) =>
    found.getByRole('button', { name, exact: true }),
  ) as [Locator, Locator]
  await tapUntil(train, (options) => expect(pause).toBeVisible(options))
  await expect.poll(() => stepsOf(found)).toBeGreaterThan(20)
  await tapUntil(pause, (options) => expect(train).toBeVisible(options))
  await settledStepsOf(found)
  await expectOther(untrained)
  for (const name of [plain, variational]) expect(await lossOf(found, name)).toBeLessThan(0.6)

  // One cursor: the finger is on the first plane, the second follows.
  const decoded = picture(found, `Decoded at the cursor by ${variational}`)
  const before = await readPixels(decoded)
  await dragByTouch(page, found.getByRole('group', { name: `Plane of codes of ${plain}` }), [
    [0.5, 0.5],
    [0.7, 0.3],
    [0.8, 0.2],
  ])
  await expect.poll(async () => distance(await readPixels(decoded), before)).toBeGreaterThan(0)

  // Back in time and forth.
  const now = await look()
  // The slider is its thumb: left of it lies the past.
  const scrubber = found.getByRole('slider', { name: 'Back in time' })
  await dragByTouch(page, scrubber, [
    [0.5, 0.5],
    [-4, 0.5],
    [-12, 0.5],
  ])
  await expectOther(now)

  await tapUntil(found.getByRole('button', { name: 'Take lane A away' }), (options) =>
    expect(page.getByRole('button', { name: 'PyTorch script' })).toBeInViewport(options),
  )
  await page.keyboard.press('Escape')
  const first = found.getByRole('region', { name: plain, exact: true })
  await tapUntil(first.getByRole('button', { name: 'Duplicate' }), (options) =>
    expect(found.getByText(lab.en.same)).toBeVisible(options),
  )

  const widest = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(widest).toBeLessThanOrEqual(phone.viewport.width)
})
