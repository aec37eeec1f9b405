/**
 * Runs the PyTorch and the Keras script of every family on weights trained here, and compares: the script's answers with
 * tfjs's, then, after the script has trained on, its answers with those of tfjs from the file that it saved.
 * `npm run check:python` needs a python that has the framework (`PYTHON=…` names one) and skips where there is none;
 * where both are found it writes `docs/scripts.md`.
 */
import '@tensorflow/tfjs-backend-wasm'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { setBackend, type Tensor2D, tensor2d } from '@tensorflow/tfjs-core'
import type { DataSet, ImageSet } from '../src/data/data-set.ts'
import { pixelsOf } from '../src/data/data-set.ts'
import { writeImages, writeLabels } from '../src/data/idx.ts'
import { createRandomSource } from '../src/engine/random.ts'
import { laneFile, readLaneFile } from '../src/export/lane-file.ts'
import { sampleLanes } from '../src/export/python/sample-lanes.ts'
import { type Framework, frameworks, pythonScript } from '../src/export/python/script.ts'
import { buildModel } from '../src/models/builders.ts'
import type { AnyModel } from '../src/models/model.ts'
import type { LaneSpec } from '../src/models/specs.ts'
import { readWeights, writeWeights } from '../src/worker/matrices.ts'
import { npyFloats, npyOf } from './npy.ts'
import { readDigits } from './read-digits.ts'
import { train } from './reproduce/train.ts'

const largestDifference = 1e-4
const steps = 100
const run = { data: 'digits', seed: 1, batchSize: 64, epochs: 1 } as const
const asked = 100

const modules: Record<Framework, string> = { pytorch: 'torch', keras: 'keras, tensorflow' }

function pythonWith(framework: Framework): string | undefined {
  const candidates = [process.env.PYTHON, 'python3', '/usr/bin/python3'].filter((name) => name !== undefined)
  return candidates.find(
    (name) => spawnSync(name, ['-c', `import numpy, ${modules[framework]}`]).status === 0,
  )
}

const first = (set: ImageSet, count: number): ImageSet => ({
  ...set,
  count,
  images: set.images.subarray(0, count * set.height * set.width),
  labels: set.labels.subarray(0, count),
})

function writeIdx(folder: string, split: string, { images, labels, count, height, width }: ImageSet) {
  mkdirSync(folder, { recursive: true })
  const file = (name: string) => path.join(folder, `${split}-${name}`)
  writeFileSync(file('images-idx3-ubyte'), writeImages({ bytes: images, count, height, width }))
  writeFileSync(file('labels-idx1-ubyte'), writeLabels(labels))
}

async function answersOf(model: AnyModel, x: Tensor2D): Promise<Float32Array> {
  const answer = (model.reconstruct ?? model.classify)!(x)
  const values = Float32Array.from(await answer.data())
  answer.dispose()
  return values
}

function differenceOf(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) throw new Error(`expected ${a.length} answers, got ${b.length}`)
  return a.reduce((largest, value, i) => Math.max(largest, Math.abs(value - b[i]!)), 0)
}

/** A model with the weights of a file, as the lab imports it. */
function restored(lane: LaneSpec, bytes: Uint8Array, D: number): AnyModel {
  const { weights, step } = readLaneFile(bytes, 'trained.safetensors', lane, D)
  const model = buildModel(lane, { inputSize: D, random: createRandomSource(run.seed) })
  model.goOnFrom?.(step)
  writeWeights(model, weights)
  return model
}

interface Trained {
  readonly name: string
  readonly lane: LaneSpec
  readonly ours: Float32Array
}

async function trainAll(folder: string, data: DataSet, x: Tensor2D): Promise<Trained[]> {
  const all: Trained[] = []
  for (const [name, lane] of Object.entries(sampleLanes)) {
    const model = await train(lane, data, { steps, batchSize: run.batchSize })
    const ours = await answersOf(model, x)
    writeFileSync(
      path.join(folder, `${name}.safetensors`),
      laneFile(lane, await readWeights(model), steps, model.stage?.()),
    )
    model.dispose()
    all.push({ name, lane, ours })
  }
  return all
}

interface Compared {
  readonly name: string
  /** Largest difference of an answer, from the browser's weights and after the script has trained on. */
  readonly before: number
  readonly after: number
  /** How far training moved the answers: what is compared the second time is another model. */
  readonly moved: number
}

const isFine = ({ before, after }: Compared) => before < largestDifference && after < largestDifference

async function check(framework: Framework, python: string, folder: string, trained: Trained[], x: Tensor2D) {
  const at = (name: string) => path.join(folder, name)
  const D = x.shape[1]
  const jobs = trained.flatMap(({ name, lane }) => {
    const script = at(`${name}.${framework}.py`)
    writeFileSync(script, pythonScript(lane, run, D, framework))
    const [start, after] = [at(`${name}.safetensors`), at(`${name}.${framework}.safetensors`)]
    const ask = ['--images', at('images.npy'), '--answers']
    return [
      [script, '--weights', start, ...ask, at(`${name}.${framework}.before.npy`)],
      [script, '--weights', start, '--data', at('data'), '--save', after],
      [script, '--weights', after, ...ask, at(`${name}.${framework}.after.npy`)],
    ]
  })
  writeFileSync(at('jobs.json'), JSON.stringify(jobs))
  const runner = fileURLToPath(new URL('check-python.py', import.meta.url))
  const env = { ...process.env, TF_CPP_MIN_LOG_LEVEL: '3', CUDA_VISIBLE_DEVICES: '' }
  const { status, stdout, stderr } = spawnSync(python, [runner, at('jobs.json')], { env, encoding: 'utf8' })
  writeFileSync(at(`${framework}.log`), stdout + stderr)
  if (status !== 0)
    throw new Error(`${framework}: a script ended with ${status}\n${stdout.slice(-400)}${stderr}`)

  const compared: Compared[] = []
  for (const { name, lane, ours } of trained) {
    const before = differenceOf(ours, npyFloats(readFileSync(at(`${name}.${framework}.before.npy`))))
    const model = restored(lane, readFileSync(at(`${name}.${framework}.safetensors`)), D)
    const theirs = npyFloats(readFileSync(at(`${name}.${framework}.after.npy`)))
    const again = await answersOf(model, x)
    const after = differenceOf(again, theirs)
    const moved = differenceOf(ours, again)
    model.dispose()
    compared.push({ name, before, after, moved })
    const mark = isFine(compared.at(-1)!) ? '  ' : '✗ '
    const [shown, returned] = [before, after].map((value) => value.toExponential(1))
    console.log(
      `${mark}${name.padEnd(26)} ${shown}   imported again ${returned}   moved by ${moved.toFixed(2)}`,
    )
  }
  return compared
}

function versionsIn(python: string, framework: Framework): string {
  const names = modules[framework]
  const print = `import ${names}; print(*[f'{m.__name__} {m.__version__}' for m in (${names},)], sep=', ')`
  return spawnSync(python, ['-c', print], { encoding: 'utf8' }).stdout.trim()
}

/** The table for readers of the project. */
function report(results: readonly { versions: string; compared: readonly Compared[] }[]): string {
  const power = (value: number) => value.toExponential(1)
  const rows = results[0]!.compared.map(({ name }, i) => {
    const values = results.flatMap(({ compared }) => {
      const { before, after } = compared[i]!
      return [power(before), power(after)]
    })
    return `| ${[name, ...values].join(' | ')} |`
  })
  const heads = results.flatMap(({ versions }) => [versions, 'after training on'])
  return [
    '# The scripts that the lab writes, run',
    '',
    'Written by `npm run check:python`; do not edit.',
    '',
    `Each lane was trained here for ${steps} steps of ${run.batchSize} digits and saved as safetensors. Its script, as the lab writes it, loaded the file and answered for ${asked} validation digits: the first number is the largest difference of any pixel (or share of a class) from tfjs's answers, to be below ${power(largestDifference)}. Then the script trained on, saved a file, and answered again; the second number is its largest difference from tfjs with that file imported.`,
    '',
    `| lane | ${heads.join(' | ')} |`,
    `| ${['---', ...heads.map(() => '---')].join(' | ')} |`,
    ...rows,
    '',
  ].join('\n')
}

await setBackend('wasm')
const found = frameworks.map((framework) => ({ framework, python: pythonWith(framework) }))
for (const { framework, python } of found) {
  if (!python) console.log(`${framework}: skipped, no python here has ${modules[framework]} and numpy`)
}
if (found.some(({ python }) => python)) {
  const folder = mkdtempSync(path.join(tmpdir(), 'scripts-'))
  const digits = await readDigits()
  const D = digits.height * digits.width
  const data = { ...digits, train: first(digits.train, 1280), validation: first(digits.validation, 200) }
  writeIdx(path.join(folder, 'data'), 'train', data.train)
  writeIdx(path.join(folder, 'data'), 't10k', data.validation)
  const pixels = pixelsOf(
    data.validation,
    Array.from({ length: asked }, (_, i) => i),
  )
  writeFileSync(path.join(folder, 'images.npy'), npyOf(pixels, [asked, D]))
  const x: Tensor2D = tensor2d(pixels, [asked, D])
  const trained = await trainAll(folder, data, x)
  const results: { versions: string; compared: readonly Compared[] }[] = []
  for (const { framework, python } of found) {
    if (!python) continue
    console.log(`\n${framework} (${python}): largest difference from tfjs, ${asked} images`)
    const compared = await check(framework, python, folder, trained, x)
    results.push({ versions: versionsIn(python, framework), compared })
    const failed = compared.filter((one) => !isFine(one)).map(({ name }) => name)
    if (failed.length > 0) {
      console.error(`${framework}: more than ${largestDifference} in ${failed.join(', ')}; see ${folder}`)
      process.exitCode = 1
    }
  }
  if (!process.exitCode) {
    rmSync(folder, { recursive: true })
    if (results.length === frameworks.length) {
      writeFileSync(fileURLToPath(new URL('../docs/scripts.md', import.meta.url)), report(results))
    }
  }
}
