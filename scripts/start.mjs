#!/usr/bin/env node
// npm start: installs, builds and serves the app. With --dev, serves the sources for work on them.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import process from 'node:process'
import { buildIfChanged, checkNode, installPackages } from './prepare.mjs'
import { main, run, Stop } from './project.mjs'

const host = '127.0.0.1'
const port = 4173
const address = `http://localhost:${port}/`

await main(async () => {
  checkNode()
  await checkPort()
  await installPackages()
  if (process.argv.includes('--dev')) {
    await run(process.execPath, ['scripts/run.mjs', 'scripts/digits.ts'])
    await run(process.execPath, ['node_modules/vite/bin/vite.js'])
    return
  }
  await buildIfChanged()
  const { serve } = await import('./serve.mjs')
  await serve({ host, port })
  console.log(`\nBottleneck is at ${address}\nCtrl+C stops it.`)
  if (hasDisplay()) openBrowser(address)
})

/** Says so at once, and not after the build, when the address is taken. */
function checkPort() {
  return new Promise((free, fail) => {
    const probe = createServer()
    probe.once('error', ({ code, message }) => {
      const taken = `${address} is taken by another program (perhaps Bottleneck itself): stop that one first.`
      fail(new Stop(code === 'EADDRINUSE' ? taken : `Cannot serve ${address}: ${message}`))
    })
    probe.listen(port, host, () => probe.close(free))
  })
}

/** Opens the reader's browser; where that fails, the printed address is enough. */
function openBrowser(at) {
  const openers = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }
  const [program, ...words] = openers[process.platform] ?? ['xdg-open']
  spawn(program, [...words, at], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}

/** Whether a browser could be seen here: no server, no remote shell, no automated run. */
function hasDisplay() {
  if (process.env.CI || process.env.SSH_CONNECTION) return false
  if (process.platform === 'win32' || process.platform === 'darwin') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}
