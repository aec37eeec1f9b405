// Finds a Chrome or Chromium for the end-to-end tests, or gets one.
import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { root, run, Stop } from './project.mjs'

const { env, platform } = process
const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome']
const usualPlaces = {
  linux: ['/opt/google/chrome/chrome', '/usr/lib/chromium/chromium', '/snap/bin/chromium'],
  darwin: ['Google Chrome', 'Chromium'].map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`),
  win32: [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].map(
    (folder) => `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
  ),
}

/**
 * The path of a browser that runs: the one that CHROME_PATH names, an installed one, Playwright's own
 * (downloaded if it must be), or, on Debian as root, the package `chromium`.
 * Throws a Stop that says what to install when there is none.
 */
export async function findBrowser() {
  if (env.CHROME_PATH) {
    if (runs(env.CHROME_PATH)) return env.CHROME_PATH
    throw new Stop(`CHROME_PATH names ${env.CHROME_PATH}, which does not run.`)
  }
  return installed() ?? (await playwrights()) ?? (await debians()) ?? giveUp()
}

function installed() {
  const folders = (env.PATH ?? '').split(path.delimiter).filter(Boolean)
  const ending = platform === 'win32' ? '.exe' : ''
  const onPath = folders.flatMap((folder) => names.map((name) => path.join(folder, name + ending)))
  return [...onPath, ...(usualPlaces[platform] ?? [])].find(runs)
}

/** Playwright's Chromium. */
async function playwrights() {
  const { chromium } = await import('playwright')
  const own = chromium.executablePath()
  if (runs(own)) return own
  console.log("No Chrome or Chromium found; downloading Playwright's …")
  const command = path.join(root, 'node_modules/playwright/cli.js')
  const patience = { env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' }, timeoutMs: 180_000 }
  await run(process.execPath, [command, 'install', 'chromium'], patience).catch(tell)
  return runs(own) ? own : undefined
}

/** Debian's package, where there is the right to install it. */
async function debians() {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return undefined
  console.log("Installing Debian's package chromium …")
  const quietly = { env: { DEBIAN_FRONTEND: 'noninteractive' }, timeoutMs: 300_000 }
  await run('apt-get', ['update', '-qq'], quietly).catch(tell)
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quietly).catch(tell)
  return installed()
}

function giveUp() {
  throw new Stop(
    'The end-to-end tests need Chrome or Chromium: install one, or set CHROME_PATH to where it is, and run this again.',
  )
}

const tell = ({ message }) => console.log(message)

/** Whether a program is there and starts; some systems have a stub of that name that only asks to be replaced. */
function runs(file) {
  try {
    accessSync(file, constants.X_OK)
    // On Windows, Chrome answers --version by opening a window.
    if (platform !== 'win32') execFileSync(file, ['--version'], { stdio: 'ignore', timeout: 30_000 })
    return true
  } catch {
    return false
  }
}
