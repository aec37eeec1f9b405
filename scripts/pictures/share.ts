/** The picture that is shown where somebody shares a page: its title and question beside its first figure. */
import type { Page } from 'playwright'

export const shareSize = { width: 1200, height: 630 } as const

export interface ShareWords {
  /** Above the title, such as “Chapter 3”. */
  readonly above: string
  readonly title: string
  readonly question: string
}

/**
 * @param page with the figure
 * @param stage selects what is shown of it
 * @param sheet a page of the lecture without scripts, on which the picture is put together
 * @returns JPEG
 */
export async function sharePicture(
  page: Page,
  words: ShareWords,
  stage: string,
  sheet: Page,
): Promise<Buffer> {
  // So high that nothing has to be scrolled, and nothing sticks.
  await page.setViewportSize({ width: 1280, height: 2400 })
  await page.evaluate(() => window.scrollTo(0, 0))
  await page.waitForTimeout(500)
  const shot = await page.locator(stage).first().screenshot({
    animations: 'disabled',
    style: 'header { visibility: hidden !important }',
  })
  await sheet.evaluate(
    ({ above, title, question, source }) => {
      const style = document.createElement('style')
      style.textContent = `
        body { position: fixed; inset: 0; display: grid; grid-template: 100% / 29rem minmax(0, 1fr); gap: 3rem;
          padding: 3.5rem 3.5rem 0; background: var(--paper); overflow: hidden }
        .share { font-family: var(--sans); font-size: 1.4rem; color: var(--ink-soft) }
        .share b { font-size: 3.5rem; font-family: var(--serif); font-weight: 600; line-height: 1.05;
          color: var(--ink); display: block; margin: .6rem 0 1.4rem; text-wrap: balance }
        .share i { font-family: var(--serif); font-size: 1.9rem; line-height: 1.3; color: var(--ink); text-wrap: balance;
          display: block }
        .stage { align-self: start; padding: 1.5rem; background: var(--raised);
          border: 1px solid var(--rule); border-radius: var(--radius-l); box-shadow: var(--shadow) }
        .stage img { width: 100% }
        .share { align-self: center; padding-bottom: 3.5rem }`
      const text = document.createElement('div')
      text.className = 'share'
      const parts = [document.createTextNode(above), document.createElement('b'), document.createElement('i')]
      parts[1]!.textContent = title
      parts[2]!.textContent = question
      text.append(...parts)
      const frame = document.createElement('div')
      frame.className = 'stage'
      const image = new Image()
      image.src = source
      frame.append(image)
      document.body.replaceChildren(style, text, frame)
      return image.decode()
    },
    { ...words, source: `data:image/png;base64,${shot.toString('base64')}` },
  )
  for (const quality of [80, 70, 60, 50]) {
    const picture = await sheet.screenshot({ type: 'jpeg', quality })
    if (picture.length <= 60_000) return picture
  }
  throw new Error(`sharePicture: expected at most 60 kB for “${words.title}”; show less of its figure`)
}
