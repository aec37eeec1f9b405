#!/usr/bin/env node
// npm test: everything that must hold, from a bare clone on.
import process from 'node:process'
import { findBrowser } from './browser.mjs'
import { build, checkNode, installPackages } from './prepare.mjs'
import { main, npm, secondsSince } from './project.mjs'

const script = (name) => () => npm(['run', '--silent', name])

/** In this order; the first that fails ends the run. */
const parts = [
  ['packages', installPackages],
  [
    'browser',
    async () => {
      process.env.CHROME_PATH = await findBrowser()
      console.log(process.env.CHROME_PATH)
    },
  ],
  ['lint', script('lint')],
  ['types', script('typecheck')],
  ['digits', script('digits')],
  ['unit', script('test:unit')],
  // Every kernel and 50 steps of every model on WebGL and wasm, against the plain backend.
  ['engine', () => npm(['run', '--silent', 'bench', '--', '--check'])],
  ['build', build],
  ['end-to-end', script('test:e2e')],
]

await main(async () => {
  checkNode()
  const start = performance.now()
  const times = []
  try {
    for (const [name, work] of parts) {
      console.log(`\n── ${name}`)
      const begun = performance.now()
      try {
        await work()
        times.push(`${name} ${secondsSince(begun)}`)
      } catch (error) {
        times.push(`${name} failed after ${secondsSince(begun)}`)
        throw error
      }
    }
  } finally {
    console.log(`\n${times.join(' · ')} · in all ${secondsSince(start)}`)
  }
})
