/** Builds the benchmark's page as the product is built, and opens it in a headless browser. */
import { createReadStream, existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { chromium } from 'playwright'
import { build } from 'vite'

export interface Session {
  /** Runs a task of `tasks.ts` in the worker. */
  ask<T>(task: string, args?: unknown): Promise<T>
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
    args: [
      '--no-sandbox',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--ignore-gpu-blocklist',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
    ],
  })
  const page = await browser.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') console.error(message.text())
  })
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`)
  await page.waitForFunction(() => 'ask' in globalThis)
  return {
    ask: (task, args) =>
      page.evaluate(
        ([task, args]) =>
          (globalThis as unknown as { ask(t: unknown, a: unknown): Promise<never> }).ask(task, args),
        [task, args ?? null] as const,
      ),
    async close() {
      await browser.close()
      server.close()
      await rm(outDir, { recursive: true })
    },
  }
}
