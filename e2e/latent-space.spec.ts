/** Holes in the latent space: chapter 10. */
import { expect, type Locator } from '@playwright/test'
import { test } from './fixtures.ts'
import { latentWords, middleOf, painted, placeOf, tilesOf } from './latent.ts'
import { distance, expectAccessible, figure, open, openLink, readPixels } from './lecture.ts'

for (const language of ['en', 'pl'] as const) {
  test(`${language}: dragging, keys and links decode the place that they show`, async ({ page }) => {
    await open(page, 'latent-space', { language, backend: 'wasm' })
    const say = latentWords[language]
    const path = await figure(page, '10.1')
    const cursor = path.getByRole('slider', { name: say.cursor })
    const seven = path.getByRole('slider', { name: say.corner(1) })
    const strip = path.getByRole('img', { name: say.strip })
    const decoded = path.getByRole('img', { name: say.decoded })
    await expect(seven).toBeVisible()
    await expect.poll(() => painted(strip)).toBe(true)
    await expect(path).toContainText(/\d\d%|\d\d\s%/)

    // The path leads somewhere else than it starts, and its images differ.
    const tiles = await tilesOf(strip)
    expect(distance(tiles[0]!, tiles[10]!)).toBeGreaterThan(0.02)

    // Keys: Shift moves five times as far.
    await cursor.focus()
    const start = await placeOf(cursor)
    await cursor.press('ArrowRight')
    const small = (await placeOf(cursor)).x - start.x
    await cursor.press('Shift+ArrowRight')
    const large = (await placeOf(cursor)).x - start.x - small
    expect(small).toBeGreaterThan(0)
    expect(large / small).toBeGreaterThan(4)

    // The corner is led away by keys, then the cursor is dragged to it: both decode the same.
    await seven.focus()
    for (let i = 0; i < 2; i++) await seven.press('Shift+ArrowUp')
    await cursor.focus()
    await seven.scrollIntoViewIfNeeded()
    const from = await middleOf(cursor)
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    const to = await middleOf(seven)
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2)
    await page.mouse.move(to.x, to.y)
    await page.mouse.up()
    await page.mouse.move(1, 1)
    expect((await placeOf(cursor)).x).toBeCloseTo((await placeOf(seven)).x, 0)
    await expect
      .poll(async () => distance(await readPixels(decoded), (await tilesOf(strip))[0]!))
      .toBeLessThan(0.002)

    // Looking previews, leaving restores.
    const held = await readPixels(decoded)
    const plane = (await path.getByRole('group').first().boundingBox())!
    await page.mouse.move(plane.x + plane.width * 0.9, plane.y + plane.height * 0.9)
    await expect.poll(async () => distance(await readPixels(decoded), held)).toBeGreaterThan(0.005)
    await page.mouse.move(plane.x + plane.width / 2, plane.y - 30)
    await expect.poll(async () => distance(await readPixels(decoded), held)).toBeLessThan(0.0005)

    // A link brings all of it back: the place, the classes, the layers, the path, the view.
    await path.getByRole('button', { name: say.showClass(3) }).click()
    await path.getByRole('switch', { name: say.tiles }).click()
    await path.getByRole('button', { name: say.addCorner }).click()
    await path.getByRole('button', { name: say.zoomIn }).click()
    await expect
      .poll(() => page.url())
      .toMatch(/path-plane\.x=.*path-plane\.hidden=8&path-plane\.tiles=false/)
    const third = path.getByRole('slider', { name: say.corner(3) })
    const [there, corner] = [await placeOf(cursor), await middleOf(third)]
    const inPlane = async (at: { x: number; y: number }, plane: Locator) => {
      const box = (await plane.boundingBox())!
      return { x: (at.x - box.x) / box.width, y: (at.y - box.y) / box.height }
    }
    const seen = await inPlane(corner, path.getByRole('group').first())
    await openLink(page)
    const again = await figure(page, '10.1')
    const moved = again.getByRole('slider', { name: say.cursor })
    await expect.poll(async () => (await placeOf(moved)).x).toBeCloseTo(there.x, 1)
    await expect(again.getByRole('button', { name: say.showClass(3) })).toHaveAttribute(
      'aria-pressed',
      'false',
    )
    await expect(again.getByRole('switch', { name: say.tiles })).not.toBeChecked()
    const back = await inPlane(
      await middleOf(again.getByRole('slider', { name: say.corner(3) })),
      again.getByRole('group').first(),
    )
    expect(back.x).toBeCloseTo(seen.x, 1)
    expect(back.y).toBeCloseTo(seen.y, 1)
  })
}

test('more of the variational plane comes back, and one cursor moves over both', async ({ page }) => {
  await open(page, 'latent-space', { backend: 'wasm' })
  const beside = await figure(page, '10.2')
  const shares = await Promise.all(
    [0, 1].map(async (lane) => {
      const share = beside.locator(`[data-share="${lane}"]`)
      await share.scrollIntoViewIfNeeded()
      await expect(share).toContainText(/\d+%/)
      return Number.parseInt((await share.textContent())!, 10)
    }),
  )
  expect(shares[1]).toBeGreaterThan(shares[0]! + 4)
  const cursors = beside.getByRole('slider', { name: latentWords.en.cursor })
  await cursors.first().focus()
  await cursors.first().press('Shift+ArrowLeft')
  const places = await Promise.all([placeOf(cursors.nth(0)), placeOf(cursors.nth(1))])
  expect(places[0]).toEqual(places[1])
})

test.describe('by touch, on a phone', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } })
  test('a finger moves the cursor and nothing is wider than the screen', async ({ page }) => {
    await open(page, 'latent-space', { backend: 'wasm' })
    const path = await figure(page, '10.1')
    const plane = path.getByRole('group').first()
    await plane.scrollIntoViewIfNeeded()
    const cursor = path.getByRole('slider', { name: latentWords.en.cursor })
    await expect.poll(() => painted(path.getByRole('img', { name: latentWords.en.decoded }))).toBe(true)
    const before = await placeOf(cursor)
    const box = (await plane.boundingBox())!
    await page.touchscreen.tap(box.x + box.width * 0.15, box.y + box.height * 0.2)
    await expect.poll(async () => (await placeOf(cursor)).x).not.toBe(before.x)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  })
  test('two fingers zoom the plane and it stays under them', async ({ page }) => {
    await open(page, 'latent-space', { backend: 'wasm' })
    const path = await figure(page, '10.1')
    const plane = path.getByRole('group').first()
    await plane.scrollIntoViewIfNeeded()
    await expect.poll(() => painted(path.getByRole('img', { name: latentWords.en.decoded }))).toBe(true)
    const box = (await plane.boundingBox())!
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    const protocol = await page.context().newCDPSession(page)
    const fingers = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...places: number[]) =>
      protocol.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: places.map((from, id) => ({ x: x + from, y, id })),
      })
    const corner = plane.locator('[data-handle="0"]')
    const fromMiddle = async () => {
      const at = (await corner.boundingBox())!
      return { x: at.x + at.width / 2 - x, y: at.y + at.height / 2 - y }
    }
    // The plane takes its measure from the codes, once they have come, until fingers hold it.
    await expect(path).toContainText(/\d\d%/)
    let last = Number.NaN
    const stands = async () => {
      const [now, before] = [(await fromMiddle()).x, last]
      last = now
      return Math.abs(now - before) < 0.01
    }
    await expect.poll(stands, { intervals: [500] }).toBe(true)
    await fingers('touchStart', -25)
    await fingers('touchStart', -25, 25)
    last = Number.NaN
    await expect.poll(stands, { intervals: [500] }).toBe(true)
    const [before, place] = [
      await fromMiddle(),
      await placeOf(path.getByRole('slider', { name: latentWords.en.cursor })),
    ]
    for (const apart of [30, 35, 40, 45, 50]) await fingers('touchMove', -apart, apart)
    await fingers('touchEnd')
    await expect.poll(async () => (await fromMiddle()).x / before.x).toBeCloseTo(2, 1)
    expect((await fromMiddle()).y / before.y).toBeCloseTo(2, 1)
    expect(await placeOf(path.getByRole('slider', { name: latentWords.en.cursor }))).toEqual(place)
  })
})

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${theme}`, async ({ page }) => {
    await open(page, 'latent-space', { backend: 'wasm', theme })
    const path = await figure(page, '10.1')
    await expect(path).toContainText(/\d\d%/)
    await figure(page, '10.2')
    await expectAccessible(page)
  })
}
