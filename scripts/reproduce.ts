/**
 * `npm run reproduce`: trains each family from a fixed seed on the built-in digits and writes `docs/results.md`,
 * published numbers beside measured ones, orderings as passes and failures.
 *   --only NAME,NAME   some of the experiments; the others keep their last results
 *   --data FOLDER      other IDX data: train-images-idx3-ubyte, train-labels-…, t10k-images-…, t10k-labels-… (or .gz)
 *   --part 0.1         a part of the training steps
 */
import '@tensorflow/tfjs-backend-wasm'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { setBackend } from '@tensorflow/tfjs-core'
import { readDigits } from './read-digits.ts'
import { experiments } from './reproduce/experiments.ts'
import { readIdxFolder } from './reproduce/idx-folder.ts'
import { type Finished, markdown } from './reproduce/report.ts'

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: { only: { type: 'string' }, data: { type: 'string' }, part: { type: 'string', default: '1' } },
})
const names = values.only?.split(',') ?? Object.keys(experiments)
const unknown = names.filter((name) => !(name in experiments))
const part = Number(values.part)
if (unknown.length > 0 || !(part > 0 && part <= 1)) {
  console.error(`reproduce: expected --only ${Object.keys(experiments).join(',')} and --part in (0, 1]`)
  process.exit(2)
}

await setBackend('wasm')
const data = values.data ? await readIdxFolder(values.data) : await readDigits()
const folder = fileURLToPath(new URL('../docs/', import.meta.url))
const store = `${folder}results.json`
mkdirSync(folder, { recursive: true })
const finished: Record<string, Finished> = existsSync(store) ? JSON.parse(readFileSync(store, 'utf8')) : {}

for (const name of names) {
  const start = performance.now()
  const outcome = await experiments[name]!({ data, steps: (count) => Math.max(1, Math.round(part * count)) })
  const seconds = Math.round((performance.now() - start) / 1000)
  finished[name] = {
    ...outcome,
    seconds,
    part,
    data: `${data.name}, ${data.train.count} / ${data.validation.count}`,
  }
  for (const { claim, holds, numbers } of outcome.orderings) {
    console.log(`${holds ? 'holds' : 'FAILS'}  ${claim}: ${numbers}`)
  }
  console.log(`${name}: ${seconds} s`)
  // Written after each, so that a run that is cut short leaves what it has.
  writeFileSync(store, `${JSON.stringify(finished, null, 1)}\n`)
  const keys = Object.keys(experiments)
  const missing = keys.filter((key) => !finished[key])
  const page = markdown(
    keys.flatMap((key) => finished[key] ?? []),
    missing,
  )
  writeFileSync(`${folder}results.md`, page)
}
