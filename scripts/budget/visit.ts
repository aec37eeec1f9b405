/** One reader's first visit to a page, in a browser as slow as a cheap phone on a poor network, or as it is. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser } from 'playwright'
import { drawAtOnce, type Noted, noteVisit } from './in-page.ts'
import { openTarget, type Target } from './target.ts'

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
  const { page, close } = await openTarget(browser)
  try {
    await page.send('Page.enable')
    await page.send('Emulation.setDeviceMetricsOverride', {
      width,
      height: width < 600 ? 640 : 800,
      deviceScaleFactor: 1,
      mobile: false,
    })
    if (throttled) {
      // Nothing is kept for a debugger, which would decode it on the slow processor.
      await page.send('Network.enable', { maxTotalBufferSize: 0, maxResourceBufferSize: 0 })
      await page.send('Network.emulateNetworkConditions', slow.network)
      await page.send('Emulation.setCPUThrottlingRate', { rate: slow.processor })
    }
    const start = (script: string) => page.send('Page.addScriptToEvaluateOnNewDocument', { source: script })
    // What it fetches would not be throttled.
    await start('navigator.serviceWorker.register = () => new Promise(() => {})')
    await start(`(${noteVisit})()`)
    if (rebuilt) await start(`(${drawAtOnce})(${JSON.stringify(rebuilt)})`)
    await pause(windowMs)
    await page.send('Page.navigate', { url: address })
    return await until(
      page,
      rebuilt
        ? `noted.painted > noted.drawn && performance.now() - noted.painted > ${quietMs}`
        : 'noted.live !== undefined',
    )
  } finally {
    await close()
  }
}

/**
 * What the page noted, once a condition on `noted` holds.
 * @throws when it does not hold in time
 */
async function until(page: Target, condition: string): Promise<Noted> {
  const expression = `globalThis.noted && (${condition}) ? JSON.stringify(noted) : ''`
  for (let waited = 0; waited < patienceMs; waited += askedEveryMs) {
    const { result } = await page.send<{ result: { value?: string } }>('Runtime.evaluate', { expression })
    if (result.value) return JSON.parse(result.value)
    await pause(askedEveryMs)
  }
  throw new Error(`After ${patienceMs / 1000} s the page does not fulfil: ${condition}.`)
}
