/** The test function of all specs: fails a test whose page asks a foreign host, throws, or logs an error. */
import { test as base } from '@playwright/test'

interface Fixtures {
  /** Messages that a spec provokes and expects; all others fail it. */
  readonly expected: RegExp[]
  readonly watched: undefined
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies from this pattern.
  expected: async ({}, use) => use([]),

  watched: [
    async ({ context, baseURL, expected }, use) => {
      const faults: string[] = []
      const own = new URL(baseURL!).host
      context.on('request', (request) => {
        const { host, protocol } = new URL(request.url())
        if (/^(https?|wss?):$/.test(protocol) && host !== own) faults.push(`asked ${request.url()}`)
      })
      context.on('weberror', (error) => faults.push(`threw ${error.error().stack ?? error.error().message}`))
      context.on('console', (message) => {
        if (message.type() === 'error') faults.push(`logged ${message.text()}`)
      })
      await use(undefined)
      const unexpected = faults.filter((fault) => !expected.some((pattern) => pattern.test(fault)))
      if (unexpected.length > 0) throw new Error(`The page ${unexpected.join('\nThe page ')}`)
    },
    { auto: true },
  ],
})
