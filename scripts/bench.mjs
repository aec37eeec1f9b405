#!/usr/bin/env node
// npm run bench: the engine against others. npm run bench -- --check: its backends against each other.
import process from 'node:process'
import { findBrowser } from './browser.mjs'
import { main, run } from './project.mjs'

await main(async () => {
  const browser = await findBrowser()
  const what = process.argv.includes('--check') ? 'check-run' : 'bench'
  await run(process.execPath, ['scripts/run.mjs', `scripts/bench/${what}.ts`], {
    env: { CHROME_PATH: browser },
  })
})
