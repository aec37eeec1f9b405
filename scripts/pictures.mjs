#!/usr/bin/env node
// npm run pictures: takes the pictures that static pages show before any script, and those for sharing, from the real
// figures in the built app. Some pages only: -- boltzmann-machine autoencoder
import process from 'node:process'
import { findBrowser } from './browser.mjs'
import { buildIfChanged } from './prepare.mjs'
import { main, run } from './project.mjs'

await main(async () => {
  const browser = await findBrowser()
  await buildIfChanged()
  await run(process.execPath, ['scripts/run.mjs', 'scripts/pictures/take.ts', ...process.argv.slice(2)], {
    env: { CHROME_PATH: browser },
  })
  console.log('They become part of the app with the next build.')
})
