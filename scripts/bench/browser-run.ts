/** Builds the benchmark's page as the product is built, and opens it in a headless browser. */
import { createReadStream, existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { type Browser, chromium } from 'playwright'
import { build } from 'vite'
import { launchArguments } from '../browser-arguments.ts'

export interface Session {
  /** Runs a task in the worker of a contender. */
  ask<T>(contender: 'ours' | 'stock' | 'jax', task: string, args?: unknown): Promise<T>
  /** Round trips of a task of ours from the page's thread, ms. */
  latencies(task: string, count: number): Promise<number[]>
  /** Bytes of JavaScript objects in the worker of a contender, after collecting what is no longer used. */
  heapBytes(contender: string): Promise<number>
  readonly browserVersion: string
  close(): Promise<void>
}

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
}

/** @param executablePath the browser; Playwright's own when absent */
export async function openSession(executablePath = process.env.CHROME_PATH): Promise<Session> {
  const outDir = await mkdtemp(path.join(tmpdir(), 'bench-'))
  await build({
    root: path.resolve('scripts/bench'),
    configFile: false,
    logLevel: 'error',
    worker: { format: 'es' },
    build: { target: 'es2022', outDir, emptyOutDir: true },
  })
  const server = createServer((request, response) => {
    const file = path.join(outDir, new URL(request.url ?? '/', 'http://localhost').pathname)
    const served = existsSync(file) && path.extname(file) ? file : path.join(outDir, 'index.html')
    response.setHeader('content-type', types[path.extname(served)] ?? 'application/octet-stream')
    createReadStream(served).pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...launchArguments],
  })
  const page = await browser.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') console.error(message.text())
  })
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`)
  await page.waitForFunction(() => 'ask' in globalThis)
  return {
    ask: (contender, task, args) =>
      page.evaluate(
        ([contender, task, args]) =>
          (globalThis as unknown as { ask(...given: unknown[]): Promise<never> }).ask(contender, task, args),
        [contender, task, args ?? null] as const,
      ),
    latencies: (task, count) =>
      page.evaluate(
        ([task, count]) =>
          (globalThis as unknown as { latencies(...given: unknown[]): Promise<number[]> }).latencies(
            task,
            count,
          ),
        [task, count] as const,
      ),
    heapBytes: (contender) => heapBytes(browser, `${contender}-worker`),
    browserVersion: browser.version(),
    async close() {
      await browser.close()
      server.close()
      await rm(outDir, { recursive: true })
    },
  }
}

/** The browser's debugging protocol knows the heap of a worker, the worker itself does not. */
async function heapBytes(browser: Browser, name: string): Promise<number> {
  const protocol = await browser.newBrowserCDPSession()
  const { targetInfos } = await protocol.send('Target.getTargets')
  const worker = targetInfos.find(({ type, url }) => type === 'worker' && url.includes(name))
  if (!worker) throw new Error(`heapBytes: expected a worker named ${name}`)
  const { sessionId } = await protocol.send('Target.attachToTarget', { targetId: worker.targetId })
  const answers = new Map<number, (answer: unknown) => void>()
  protocol.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message)
    answers.get(id)?.(result)
  })
  const ask = <T>(id: number, method: string) =>
    new Promise<T>((resolve) => {
      answers.set(id, resolve as (answer: unknown) => void)
      void protocol.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) })
    })
  await ask(1, 'HeapProfiler.collectGarbage')
  const { usedSize } = await ask<{ usedSize: number }>(2, 'Runtime.getHeapUsage')
  await protocol.detach()
  return usedSize
}
