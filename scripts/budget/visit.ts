/** One reader's first visit to a page, in a browser as slow as a cheap phone on a poor network, or as it is. */
import type { Browser, Page } from 'playwright'
import { drawAtOnce, type Noted, noteVisit } from './in-page.ts'

/** Lighthouse's slow phone: 4× slower processor, 1.6 Mbit/s, 150 ms. */
const slow = {
  processor: 4,
  network: {
    offline: false,
    latency: 150,
    downloadThroughput: 1_600_000 / 8,
    uploadThroughput: 750_000 / 8,
  },
} as const
const quietMs = 1500
const patienceMs = 60_000

export interface Visit {
  readonly address: string
  readonly throttled: boolean
  readonly width?: number
  /** Draws on the first pad as soon as it can be drawn on; waits until the picture of this name shows the answer. */
  readonly rebuilt?: string
}

/** Opens a page with nothing cached. */
export async function visit(browser: Browser, wanted: Visit): Promise<Noted> {
  const { address, throttled, width = 1280, rebuilt } = wanted
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 640 : 800 },
    // What it fetches would not be throttled.
    serviceWorkers: 'block',
  })
  try {
    const page = await context.newPage()
    if (throttled) {
      const protocol = await context.newCDPSession(page)
      await protocol.send('Network.enable')
      await protocol.send('Network.emulateNetworkConditions', slow.network)
      await protocol.send('Emulation.setCPUThrottlingRate', { rate: slow.processor })
    }
    await page.addInitScript(noteVisit)
    if (rebuilt) await page.addInitScript(drawAtOnce, rebuilt)
    await page.goto(address, { waitUntil: 'commit' })
    await page.waitForFunction(() => document.querySelector('[data-live]'), undefined, {
      timeout: patienceMs,
    })
    if (rebuilt) await untilRebuilt(page)
    return await notes(page)
  } finally {
    await context.close()
  }
}

const notes = (page: Page) => page.evaluate(() => (globalThis as unknown as { noted: Noted }).noted)

async function untilRebuilt(page: Page): Promise<void> {
  await page.waitForFunction(
    (quiet) => {
      const { drawn = Infinity, painted = 0 } = (globalThis as unknown as { noted: Noted }).noted
      return painted > drawn && performance.now() - painted > quiet
    },
    quietMs,
    { timeout: patienceMs },
  )
}
