/**
 * A class that opens a chapter at once: what each visitor's browser asks of the host, at the first visit and at the
 * next, and how long this machine's static host takes to answer a thousand first visits. `npm run budget -- --class`.
 */
import { Agent, get, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext } from 'playwright'
import { serve } from '../serve.mjs'

/** What a host was asked for, in the order in which it was. */
export interface Load {
  readonly requests: number
  /** All that went over the connections, heads included. */
  readonly bytes: number
  readonly addresses: readonly string[]
}

export interface ClassCosts {
  readonly chapter: string
  readonly first: Load
  readonly repeat: Load
}

const settledMs = 4000

/** A host of its own, so that its counts are those of one visitor. */
async function countingHost(folder: string): Promise<{ server: Server; address: string; take(): Load }> {
  const server = await serve({ port: 0, folder })
  const sockets = new Set<{ bytesWritten: number }>()
  let [before, addresses] = [0, [] as string[]]
  server.on('connection', (socket) => sockets.add(socket))
  server.prependListener('request', ({ url }) => addresses.push(url ?? '/'))
  const written = () => [...sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, 0)
  return {
    server,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take() {
      const load = { requests: addresses.length, bytes: written() - before, addresses }
      ;[before, addresses] = [written(), []]
      return load
    },
  }
}

/** Opens a page and reads it to its end, so that all its figures are fetched. */
async function read(context: BrowserContext, address: string): Promise<void> {
  const page = await context.newPage()
  await page.goto(address)
  await page.waitForFunction(() => document.querySelector('[data-live]'))
  const isEnd = () =>
    page.evaluate(() => {
      const before = scrollY
      scrollBy(0, innerHeight)
      return scrollY === before
    })
  while (!(await isEnd())) await page.waitForTimeout(300)
  await page.waitForTimeout(settledMs)
  await page.close()
}

/** What one visitor costs who reads a chapter, and reads it again. */
export async function classCosts(browser: Browser, folder: string, chapter: string): Promise<ClassCosts> {
  const { server, address, take } = await countingHost(folder)
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  try {
    await read(context, `${address}/en/${chapter}/`)
    const first = take()
    await read(context, `${address}/en/${chapter}/`)
    return { chapter, first, repeat: take() }
  } finally {
    await context.close()
    server.closeAllConnections()
    server.close()
  }
}

/**
 * Asks a host for a thousand first visits, `atOnce` visitors at a time, each over one connection.
 * @returns how long it took, and what came
 */
export async function thousandVisits(
  folder: string,
  { addresses }: Load,
  atOnce = 50,
): Promise<{ seconds: number; bytes: number }> {
  const server = await serve({ port: 0, folder })
  const { port } = server.address() as AddressInfo
  let [waiting, bytes] = [1000, 0]
  const ask = (agent: Agent, path: string) =>
    new Promise<void>((resolve, reject) => {
      const headers = { 'accept-encoding': 'gzip' }
      get({ port, path, agent, headers }, (answer) => {
        answer.on('data', (chunk: Buffer) => {
          bytes += chunk.length
        })
        answer.on('end', resolve)
      }).on('error', reject)
    })
  const visitor = async () => {
    while (waiting-- > 0) {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      for (const address of addresses) await ask(agent, address)
      agent.destroy()
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: atOnce }, visitor))
  const seconds = (performance.now() - start) / 1000
  server.close()
  return { seconds, bytes }
}
