/** A small phone in tests, and fingers on it. */
import { expect, type Locator, type Page } from '@playwright/test'

export const phone = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true } as const

/** Moves a finger through places of an element, given as shares of its width and height. */
export async function dragByTouch(
  page: Page,
  on: Locator,
  places: readonly (readonly [x: number, y: number])[],
): Promise<void> {
  await on.scrollIntoViewIfNeeded()
  const box = (await on.boundingBox())!
  const touch = await page.context().newCDPSession(page)
  for (const [i, [x, y]] of places.entries()) {
    await touch.send('Input.dispatchTouchEvent', {
      type: i === 0 ? 'touchStart' : 'touchMove',
      touchPoints: [{ x: box.x + box.width * x, y: box.y + box.height * y }],
    })
  }
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await touch.detach()
}

/** Draws a stroke down a pad. */
export const drawByTouch = (page: Page, pad: Locator) =>
  dragByTouch(
    page,
    pad,
    [0.2, 0.4, 0.6, 0.8].map((y) => [0.5, y]),
  )

/**
 * Taps until something is seen of it: the browser takes no tap for a press while the page is too busy to say at once what
 * it does with touches.
 */
export const tapUntil = (button: Locator, seen: (options: { timeout: number }) => Promise<unknown>) =>
  expect(async () => {
    await button.tap({ timeout: 3000 })
    await seen({ timeout: 3000 })
  }).toPass({ timeout: 30_000 })
