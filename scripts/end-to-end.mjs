#!/usr/bin/env node
// npm run test:e2e [-- ARGUMENTS OF PLAYWRIGHT]
import process from 'node:process'
import { findBrowser } from './browser.mjs'
import { buildIfChanged } from './prepare.mjs'
import { main, run } from './project.mjs'

await main(async () => {
  const browser = await findBrowser()
  await buildIfChanged()
  const words = ['node_modules/@playwright/test/cli.js', 'test', ...process.argv.slice(2)]
  await run(process.execPath, words, { env: { CHROME_PATH: browser } })
})
