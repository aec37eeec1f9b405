import process from 'node:process'
import { defineConfig } from '@playwright/test'
import { pageArguments } from './scripts/browser-arguments.ts'

const port = Number(process.env.E2E_PORT ?? 4273)

// The browser may be slow here (software WebGL, two cores): waits are long, and nothing asserts a time.
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: [['list']],
  use: {
    baseURL: `http://localhost:${port}/`,
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    // It would answer in place of the server, whose answers specs change.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(process.env.CHROME_PATH ? { executablePath: process.env.CHROME_PATH } : {}),
      args: [...pageArguments],
    },
  },
  webServer: {
    command: `node scripts/serve.mjs ${port}`,
    url: `http://localhost:${port}/`,
    timeout: 60_000,
  },
})
