#!/usr/bin/env node
// npm run bench: the engine against others, then the latent canvas in the product. One of them: -- --engine, -- --latent.
// npm run bench -- --check: the engine's backends against each other.
import process from 'node:process'
import { findBrowser } from './browser.mjs'
import { buildIfChanged } from './prepare.mjs'
import { main, run } from './project.mjs'

const parts = { check: 'check-run', engine: 'bench', latent: 'latent-run' }

await main(async () => {
  const browser = await findBrowser()
  const wanted = Object.keys(parts).filter((part) => process.argv.includes(`--${part}`))
  for (const part of wanted.length > 0 ? wanted : ['engine', 'latent']) {
    if (part === 'latent') await buildIfChanged()
    await run(process.execPath, ['scripts/run.mjs', `scripts/bench/${parts[part]}.ts`], {
      env: { CHROME_PATH: browser },
    })
  }
})
