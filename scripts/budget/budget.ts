/**
 * What opening a page costs: bytes of its scripts, when its text can be read, when its first figure is live and has
 * rebuilt a digit that was drawn, how far things move meanwhile. `npm run budget`; bytes are asserted by the tests.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright'
import { outline } from '../../src/chapters/outline.ts'
import { quantile, table } from '../bench/tables.ts'
import { pageArguments } from '../browser-arguments.ts'
import { serve } from '../serve.mjs'
import { classCosts, thousandVisits } from './class.ts'
import type { Noted } from './in-page.ts'
import { scriptBytes } from './page-scripts.ts'
import { visit } from './visit.ts'

const rounds = Number(process.env.BUDGET_ROUNDS ?? 3)
const languages = ['en', 'pl'] as const
/** Pages whose first figure has a pad, and the picture that answers what is drawn there. */
const drawn = [
  {
    page: 'boltzmann-machine',
    query: '?walk.phase=2',
    rebuilt: { en: 'v′: the machine’s answer', pl: 'v′: odpowiedź maszyny' },
  },
  {
    page: 'autoencoder',
    query: '',
    rebuilt: { en: 'x′: the reconstruction', pl: 'x′: rekonstrukcja' },
  },
] as const

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
const seconds = (ms: number | undefined) => (ms === undefined ? '–' : `${(ms / 1000).toFixed(2)} s`)

/** A host that compresses what can be, as most do. */
function compressed(folder: string): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'budget-'))
  cpSync(folder, copy, { recursive: true })
  for (const name of readdirSync(copy, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(copy, name)
    if (/\.(html|js|css|json|svg|wasm|webmanifest)$/.test(name))
      writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 6 }))
  }
  return copy
}

const folder = compressed('dist')
const server = await serve({ port: 0, folder })
const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const browser = await chromium.launch({
  ...(process.env.CHROME_PATH ? { executablePath: process.env.CHROME_PATH } : {}),
  args: [...pageArguments],
})
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const ofClass = process.argv.includes('--class')
const asked = (page: string) => wanted.length === 0 || wanted.includes(page)

/** Median of a time over the rounds. */
const median = (visits: readonly Noted[], of: (noted: Noted) => number | undefined) =>
  quantile(
    visits.map(of).filter((value) => value !== undefined),
    0.5,
  )

try {
  const chapters = Object.keys(outline).filter(asked)
  table(
    ['', ...chapters].map((page) => ({
      'scripts until the first figure is live, gzipped': page || 'cover',
      ...Object.fromEntries(
        languages.map((language) => [
          language,
          kB(scriptBytes(path.join('dist', language, page, 'index.html'))),
        ]),
      ),
    })),
  )
  if (ofClass) {
    const costs = []
    for (const chapter of ['boltzmann-machine', 'autoencoder', 'variational'])
      costs.push(await classCosts(browser, folder, chapter))
    table(
      costs.map(({ chapter, first, repeat }) => ({
        'a visitor who reads': chapter,
        'first visit': kB(first.bytes),
        requests: String(first.requests),
        'next visit': kB(repeat.bytes),
        'requests then': String(repeat.requests),
      })),
    )
    const { seconds: took, bytes } = await thousandVisits(folder, costs[0]!.first)
    console.log(
      `A thousand first visits to ${costs[0]!.chapter}: ${(bytes / 1e9).toFixed(2)} GB in ${took.toFixed(0)} s from this machine.`,
    )
  }
  const rows: Record<string, string>[] = []
  for (const { page, query, rebuilt } of drawn.filter(({ page }) => asked(page) && !ofClass))
    for (const language of languages)
      for (const throttled of [true, false]) {
        const visits = []
        for (let round = 0; round < rounds; round++)
          visits.push(
            await visit(browser, {
              address: `${host}/${language}/${page}/${query}`,
              throttled,
              rebuilt: rebuilt[language],
            }),
          )
        rows.push({
          page: `${language}/${page}`,
          throttled: throttled ? '4×, 1.6 Mbit/s, 150 ms' : 'no',
          'text readable': seconds(median(visits, ({ text }) => text)),
          'first figure live': seconds(median(visits, ({ live }) => live)),
          'drawn digit rebuilt': seconds(median(visits, ({ painted }) => painted)),
          'layout shift': Math.max(...visits.map(({ shift }) => shift)).toFixed(4),
        })
      }
  if (rows.length > 0) table(rows)
  if (process.argv.includes('--shifts')) {
    const shifts = []
    for (const page of chapters.filter((name) => name !== 'lab'))
      for (const width of [360, 1280]) {
        const noted = await visit(browser, { address: `${host}/en/${page}/`, throttled: true, width })
        shifts.push({
          page,
          width: String(width),
          'layout shift': noted.shift.toFixed(4),
          'text readable': seconds(noted.text),
          'first figure live': seconds(noted.live),
          moved: noted.moved.join('; '),
        })
      }
    table(shifts)
  }
} finally {
  await browser.close()
  server.close()
  rmSync(folder, { recursive: true })
}
