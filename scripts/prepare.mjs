// Brings a clone to where the app can be served: packages, digits, build; each only when it is needed.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { renameLastingFiles } from './lasting-files.mjs'
import { npm, root, run, Stop } from './project.mjs'

const at = (...names) => path.join(root, ...names)

/** What the built app depends on; tests and the digits themselves are left out. */
const sources = [
  'src',
  'public',
  'pictures',
  'scripts',
  'index.html',
  'vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
]
const notSource = /\.test\.tsx?$|^public\/data\//
const stamp = at('.cache', 'build')

/** Throws a Stop when Node is older than package.json asks. */
export function checkNode() {
  const wanted = readJson('package.json').engines.node.replace('>=', '')
  const [major, minor] = process.versions.node.split('.').map(Number)
  const [wantedMajor, wantedMinor] = wanted.split('.').map(Number)
  if (major < wantedMajor || (major === wantedMajor && minor < wantedMinor)) {
    throw new Stop(`Bottleneck needs Node ${wanted} or newer; this is Node ${process.versions.node}.`)
  }
}

/** Installs exactly what the lockfile says, unless that is what is there. */
export async function installPackages() {
  if (installed()) return
  console.log('Installing the packages of package-lock.json …')
  await npm(['ci', '--no-audit', '--no-fund'])
}

/** npm leaves in node_modules its own list of what it installed, last of all: compare that with the lockfile. */
function installed() {
  const list = 'node_modules/.package-lock.json'
  if (!existsSync(at(list))) return false
  const wanted = readJson('package-lock.json').packages
  const found = readJson(list).packages
  return Object.entries(wanted).every(([name, { version, integrity, optional, devOptional }]) => {
    if (name === '') return true // the project itself
    const got = found[name]
    if (!got) return Boolean(optional || devOptional) // for another system
    return got.version === version && got.integrity === integrity
  })
}

/** Makes the digit files and the app where a source has changed since the last build. */
export async function buildIfChanged() {
  const built = existsSync(stamp) && existsSync(at('dist/index.html')) && existsSync(at('dist/assets/data'))
  if (built && readFileSync(stamp, 'utf8') === fingerprint()) return
  await build()
}

/** Makes the digit files, the app, and every page as HTML. */
export async function build() {
  rmSync(stamp, { force: true })
  const before = fingerprint()
  await run(process.execPath, ['scripts/run.mjs', 'scripts/digits.ts'])
  await run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'])
  renameLastingFiles(at('dist'))
  const { buildStaticPages } = await import('./static-pages.mjs')
  await buildStaticPages()
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, before)
}

/** One hash over names and contents of all sources. */
function fingerprint() {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(filesIn)) hash.update(`${file}\0`).update(readFileSync(at(file)))
  return hash.digest('hex')
}

function filesIn(name) {
  if (notSource.test(`${name}`)) return []
  if (!existsSync(at(name))) return []
  if (!statSync(at(name)).isDirectory()) return [name]
  return readdirSync(at(name))
    .sort()
    .flatMap((entry) => filesIn(`${name}/${entry}`))
}

const readJson = (file) => JSON.parse(readFileSync(at(file), 'utf8'))
