/** What the chapter says about its trained networks, measured anew. */
import '@tensorflow/tfjs-backend-wasm'
import { readFile } from 'node:fs/promises'
import { setBackend, type Tensor2D, tensor2d } from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { readDataSet } from '../../../scripts/read-data-set.ts'
import { type DataSet, pixelsOf } from '../../data/data-set.ts'
import { attributes, drawFace, faceAt, withLabel } from '../../data/faces.ts'
import { loadTrained } from '../../data/trained.ts'
import { createRandomSource } from '../../engine/random.ts'
import { interpolate } from '../../math/interpolate.ts'
import { buildModel } from '../../models/builders.ts'
import type { AnyModel } from '../../models/model.ts'
import type { Matrix } from '../../protocol/run.ts'
import { trainedRuns } from '../../training/trained-runs.ts'
import { matricesOf, writeWeights } from '../../worker/matrices.ts'
import { dataQuestions } from '../../worker/questions.ts'
import { moved } from './difference-cells.ts'
import { squaredError } from './effect.ts'
import { everybody, labelGroup, targetLabel } from './groups.ts'

const models = new URL('../../../public/models/', import.meta.url).href
const fromDisk = (async (address: string | URL | Request) =>
  new Response(new Uint8Array(await readFile(new URL(String(address)))))) as typeof fetch

async function trained(name: 'vae-faces' | 'vae-digits'): Promise<{ model: AnyModel; data: DataSet }> {
  const run = trainedRuns[name]
  const data = await readDataSet(run.data)
  const { lanes } = await loadTrained(models, name, fromDisk)
  const inputSize = data.height * data.width
  const model = buildModel(run.lanes[0]!, { inputSize, random: createRandomSource(run.seed) })
  writeWeights(model, lanes[0]!)
  return { model, data }
}

const tensorOf = ({ rows, columns, data }: Matrix) => tensor2d(data, [rows, columns]) as Tensor2D
const matrixOf = async (tensor: Tensor2D) => (await matricesOf(tensor)) as Matrix
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const rest = async () => {}

let faces: Awaited<ReturnType<typeof trained>>
beforeAll(async () => {
  await setBackend('wasm')
  faces = await trained('vae-faces')
}, 120_000)

test.each(attributes)(
  '%s: arithmetic of codes comes near the truth, doing nothing does not',
  async (name) => {
    const { model, data } = faces
    const [plus, minus] = [
      { ...everybody, [name]: 'with' },
      { ...everybody, [name]: 'without' },
    ]
    const groups = [labelGroup(plus), labelGroup(minus)]
    const { means } = await dataQuestions.groupMeans({ model, data: async () => data, rest }, groups, 250)
    const vectors = await matrixOf(means)
    const { labels } = data.validation
    const rows = Array.from({ length: 200 }, (_, row) => row).filter(
      (row) => targetLabel(labels[row]!, plus, minus, 1) !== labels[row],
    )
    const x: Matrix = { rows: rows.length, columns: 1024, data: pixelsOf(data.validation, rows) }
    const truths = rows.map((row) =>
      drawFace(withLabel(faceAt('validation', row), targetLabel(labels[row]!, plus, minus, 1))),
    )
    const truth: Matrix = { ...x, data: Float32Array.from(truths.flatMap((ink) => [...ink])) }

    const codes = await matrixOf(model.encode!(tensorOf(x)))
    const arithmetic = await matrixOf(model.decode!(tensorOf(moved(codes, vectors, 1))))
    const unchanged = squaredError(await matrixOf(model.decode!(tensorOf(codes))), truth)!
    const rebuilt = squaredError(await matrixOf(model.reconstruct!(tensorOf(truth))), truth)!
    const error = squaredError(arithmetic, truth)!
    console.info(
      `${name}: rebuilt ${rebuilt.toFixed(2)}, arithmetic ${error.toFixed(2)}, unchanged ${unchanged.toFixed(2)}`,
    )
    // What the network loses anyway is `rebuilt`; of the rest, arithmetic undoes most.
    expect(error - rebuilt).toBeLessThan(0.4 * (unchanged - rebuilt))
    expect(error).toBeLessThan(0.7 * unchanged)
  },
)

test('halfway between two digits, codes are nearer to a digit than pixels are', async () => {
  const { model, data } = await trained('vae-digits')
  const { labels } = data.validation
  const pairs = Array.from({ length: 60 }, (_, i) => [2 * i, 2 * i + 1] as const).filter(
    ([a, b]) => labels[a] !== labels[b],
  )
  const mix = ({ columns, data: values }: Matrix) =>
    pairs.flatMap((_, i) => {
      const row = (at: number) => values.subarray(at * columns, (at + 1) * columns)
      return [...interpolate(row(2 * i), row(2 * i + 1), 0.5)]
    })
  const x: Matrix = { rows: 2 * pairs.length, columns: 784, data: pixelsOf(data.validation, pairs.flat()) }
  const codes = await matrixOf(model.encode!(tensorOf(x)))
  const decoded = model.decode!(tensor2d(mix(codes), [pairs.length, codes.columns]) as Tensor2D)
  const faded = tensor2d(mix(x), [pairs.length, 784]) as Tensor2D
  const context = { model, data: async () => data, rest }
  const [near, far] = [
    await dataQuestions.nearestImages(context, decoded),
    await dataQuestions.nearestImages(context, faded),
  ]
  console.info(
    `halfway: codes ${meanOf(near.distances).toFixed(1)}, pixels ${meanOf(far.distances).toFixed(1)}`,
  )
  expect(meanOf(near.distances)).toBeLessThan(0.9 * meanOf(far.distances))
})

test('faces from the prior are no copies of training faces', async () => {
  const { model, data } = faces
  const context = { model, data: async () => data, rest }
  const drawn = await dataQuestions.nearestImages(context, model.sample!(60))
  const strangers = tensor2d(
    pixelsOf(
      data.validation,
      Array.from({ length: 60 }, (_, i) => i),
    ),
    [60, 1024],
  )
  const real = await dataQuestions.nearestImages(context, strangers as Tensor2D)
  console.info(
    `nearest: new ${meanOf(drawn.distances).toFixed(1)}, real ${meanOf(real.distances).toFixed(1)}`,
  )
  expect(Math.min(...drawn.distances)).toBeGreaterThan(1)
  expect(meanOf(drawn.distances)).toBeGreaterThan(0.5 * meanOf(real.distances))
})
