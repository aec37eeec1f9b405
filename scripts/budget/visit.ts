/** One reader's first visit to a page, in a browser as slow as a cheap phone on a poor network, or as it is. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, CDPSession } from 'playwright'
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
/** A new window starts pages of its own (its tool bars), which are no part of a visit. */
const windowMs = 3000
const quietMs = 1500
const patienceMs = 60_000
const askedEveryMs = 100

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
    const protocol = await context.newCDPSession(page)
    if (throttled) {
      await protocol.send('Network.enable')
      await protocol.send('Network.emulateNetworkConditions', slow.network)
      await protocol.send('Emulation.setCPUThrottlingRate', { rate: slow.processor })
    }
    await page.addInitScript(noteVisit)
    if (rebuilt) await page.addInitScript(drawAtOnce, rebuilt)
    await pause(windowMs)
    await page.goto(address, { waitUntil: 'commit' })
    return await until(
      protocol,
      rebuilt
        ? `noted.painted > noted.drawn && performance.now() - noted.painted > ${quietMs}`
        : 'noted.live !== undefined',
    )
  } finally {
    await context.close()
  }
}

/**
 * What the page noted, once a condition on `noted` holds. Asked over the protocol, since Playwright's own ways of asking
 * bring 300 kB of script, which a slow page would stop to read before it can paint its text.
 * @throws when it does not hold in time
 */
async function until(protocol: CDPSession, condition: string): Promise<Noted> {
  const expression = `globalThis.noted && (${condition}) ? JSON.stringify(noted) : ''`
  for (let waited = 0; waited < patienceMs; waited += askedEveryMs) {
    const { result } = await protocol.send('Runtime.evaluate', { expression })
    if (result.value) return JSON.parse(result.value)
    await pause(askedEveryMs)
  }
  throw new Error(`After ${patienceMs / 1000} s the page does not fulfil: ${condition}.`)
}
