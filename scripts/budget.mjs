#!/usr/bin/env node
// npm run budget: what opening a page costs, in bytes and, in a throttled browser, in seconds.
// Some pages only: -- boltzmann-machine autoencoder. Layout shifts of all pages at two widths: -- --shifts.
import process from 'node:process'
import { findBrowser } from './browser.mjs'
import { buildIfChanged } from './prepare.mjs'
import { main, run } from './project.mjs'

await main(async () => {
  const browser = await findBrowser()
  await buildIfChanged()
  const words = process.argv.slice(2)
  await run(process.execPath, ['scripts/run.mjs', 'scripts/budget/budget.ts', ...words], {
    env: { CHROME_PATH: browser },
  })
})
