import '@tensorflow/tfjs-backend-cpu'
import { mean, memory, setBackend, type Tensor2D, tensor2d } from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import type { DataSet, ImageSet } from '../data/data-set.ts'
import { mix32 } from '../engine/counter.ts'
import { createRandomSource } from '../engine/random.ts'
import { buildModel } from '../models/builders.ts'
import { lane } from '../models/specs.ts'
import { dataQuestions } from './questions.ts'

const side = 4
const imageSet = (count: number, salt: number): ImageSet => ({
  images: Uint8Array.from({ length: count * side * side }, (_, i) => mix32(i + salt) & 255),
  labels: Uint8Array.from({ length: count }, (_, i) => i % 3),
  count,
  height: side,
  width: side,
})
const set: DataSet = {
  name: 'test',
  height: side,
  width: side,
  train: imageSet(700, 1),
  validation: imageSet(300, 7_000_000),
  notices: [],
}
const data = async () => set
const rest = async () => {}

beforeAll(async () => {
  await setBackend('cpu')
})

const build = () =>
  buildModel(lane('autoencoder', { widths: [8, 2], codeActivation: 'linear' }), {
    inputSize: side * side,
    random: createRandomSource(1),
  })

test('a survey holds the codes of the first validation images, in their order', async () => {
  const model = build()
  const { codes, labels } = await dataQuestions.survey({ model, data, rest }, 290)
  expect(codes.shape).toEqual([290, 2])
  expect(labels.slice(0, 4)).toEqual([0, 1, 2, 0])
  const last = tensor2d(
    Float32Array.from(set.validation.images.subarray(289 * 16, 290 * 16), (v) => v / 255),
    [1, 16],
  )
  const own = await model.encode!(last).data()
  expect((await codes.data()).slice(-2)).toEqual(own)
  model.dispose()
})

test('coming back is encoding what was decoded', async () => {
  const model = build()
  const z = tensor2d([0.5, -1, 2, 0], [2, 2])
  const back = await dataQuestions.comeBack({ model, data, rest }, z)
  expect(await back.data()).toEqual(await model.encode!(model.decode!(z)).data())
  model.dispose()
})

test('the nearest training image is the one that a plain search finds', async () => {
  const model = build()
  const x = Float32Array.from({ length: 32 }, (_, i) => (mix32(i + 99) & 255) / 255)
  const { distances, images, labels } = await dataQuestions.nearestImages(
    { model, data, rest },
    tensor2d(x, [2, 16]) as Tensor2D,
  )
  for (const row of [0, 1]) {
    const all = Array.from({ length: set.train.count }, (_, i) => {
      let sum = 0
      for (let p = 0; p < 16; p++) sum += (x[row * 16 + p]! - set.train.images[i * 16 + p]! / 255) ** 2
      return sum
    })
    const least = Math.min(...all)
    expect(distances[row]).toBeCloseTo(least, 3)
    expect(labels[row]).toBe(all.indexOf(least) % 3)
  }
  expect(images.shape).toEqual([2, 16])
  model.dispose()
})

test('measuring leaves no tensor behind and knows the shares', async () => {
  const model = build()
  const before = memory().numTensors
  const measures = await dataQuestions.measureLatent({ model, data, rest }, 300)
  expect(memory().numTensors).toBe(before)
  expect(measures.mean).toHaveLength(2)
  for (const share of [measures.neighbours, measures.comeBack]) {
    expect(share).toBeGreaterThanOrEqual(0)
    expect(share).toBeLessThanOrEqual(1)
  }
  model.dispose()
})

test('a unit is used by the share of images whose code is not 0 there', async () => {
  const model = buildModel(lane('k-sparse', { code: 10, k: 3 }), {
    inputSize: side * side,
    random: createRandomSource(1),
  })
  const { shares } = await dataQuestions.unitUse({ model, data, rest }, 40)
  const { codes } = await dataQuestions.survey({ model, data, rest }, 40)
  const rows = (await codes.array()) as number[][]
  expect(shares).toEqual(Array.from(shares, (_, unit) => rows.filter((row) => row[unit] !== 0).length / 40))
  expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(3, 10)
  model.dispose()
})

test('activity of units is the mean and the largest of their codes', async () => {
  const model = buildModel(lane('sparse', { widths: [6] }), {
    inputSize: side * side,
    random: createRandomSource(1),
  })
  const { mean, most, sparseness } = await dataQuestions.unitActivity({ model, data, rest }, 40)
  const { codes } = await dataQuestions.survey({ model, data, rest }, 40)
  const rows = (await codes.array()) as number[][]
  for (let unit = 0; unit < 6; unit++) {
    const values = rows.map((row) => row[unit]!)
    expect(mean[unit]).toBeCloseTo(values.reduce((sum, value) => sum + value) / 40, 6)
    expect(most[unit]).toBe(Math.max(...values))
  }
  expect(sparseness).toBeGreaterThan(0)
  expect(sparseness).toBeLessThan(1)
  model.dispose()
})

test('a linear classifier finds classes that lie apart, in pixels and in a code that keeps them', async () => {
  const apart = (count: number): ImageSet => ({
    ...imageSet(count, 5),
    images: Uint8Array.from({ length: count * 16 }, (_, i) => (i % 16 === Math.floor(i / 16) % 3 ? 255 : 9)),
  })
  const separable = async () => ({ ...set, train: apart(90), validation: apart(30) })
  const model = build()
  const context = { model, data: separable, rest }
  expect(await dataQuestions.linearAccuracy(context, 90, 30, 'pixels')).toBe(1)
  expect(await dataQuestions.linearAccuracy(context, 90, 30, 'code')).toBeGreaterThan(0.6)
  const shuffled = {
    ...(await separable()),
    train: { ...apart(90), labels: set.train.labels.slice(0, 90).sort() },
  }
  const lost = { ...context, data: async () => shuffled }
  expect(await dataQuestions.linearAccuracy(lost, 90, 30, 'pixels')).toBeLessThan(0.7)
  model.dispose()
})

test('the squared error is summed over the pixels of an image, and a mean over images', async () => {
  const model = build()
  const count = 230
  const before = memory().numTensors
  const error = await dataQuestions.squaredError({ model, data, rest }, count)
  expect(memory().numTensors).toBe(before)
  const x = Float32Array.from(set.validation.images.subarray(0, count * 16), (v) => v / 255)
  const rebuilt = await model.reconstruct!(tensor2d(x, [count, 16]) as Tensor2D).data()
  const wanted = x.reduce((sum, value, i) => sum + (value - rebuilt[i]!) ** 2, 0) / count
  expect(error).toBeCloseTo(wanted, 4)
  model.dispose()
})

test('predictions are the most probable classes, beside the true ones', async () => {
  const spec = lane('classifier', { widths: [6], pretrain: false })
  const model = buildModel(spec, { inputSize: side * side, random: createRandomSource(1) })
  const { predicted, labels } = await dataQuestions.predictions({ model, data, rest }, 250)
  expect(labels).toEqual(Array.from(set.validation.labels.subarray(0, 250)))
  expect(predicted).toHaveLength(250)
  const row = 249
  const image = tensor2d(
    Float32Array.from(set.validation.images.subarray(row * 16, (row + 1) * 16), (v) => v / 255),
    [1, 16],
  )
  const chances = await model.classify!(image).data()
  expect(predicted[row]).toBe(chances.indexOf(Math.max(...chances)))
  await expect(dataQuestions.predictions({ model: build(), data, rest }, 10)).rejects.toThrow('classifies')
  model.dispose()
})

test('group means are the means of the codes and images with such labels, and leave nothing behind', async () => {
  const model = build()
  const before = memory().numTensors
  // Labels go round 0, 1, 2: images 1, 4, 7, … have bit 1; nobody has bit 4.
  const groups = [
    { mask: 3, value: 1 },
    { mask: 1, value: 0 },
    { mask: 4, value: 4 },
  ]
  const { means, images, counts } = await dataQuestions.groupMeans({ model, data, rest }, groups, 210)
  expect(counts).toEqual([210, 210, 0])
  const indices = [1, 4, 7].concat(Array.from({ length: 207 }, (_, i) => 10 + 3 * i))
  const pixels = Float32Array.from(
    indices.flatMap((index) => [...set.train.images.subarray(16 * index, 16 * index + 16)]),
    (v) => v / 255,
  )
  const x = tensor2d(pixels, [210, 16])
  const codes = model.encode!(x)
  const [expected, wanted] = [mean(codes, 0), mean(x, 0)]
  const close = (a: ArrayLike<number>, b: ArrayLike<number>) => {
    for (const [i, value] of Array.from(b).entries()) expect(a[i]).toBeCloseTo(value, 4)
  }
  close((await means.data()).slice(0, 2), await expected.data())
  close((await images.data()).slice(0, 16), await wanted.data())
  expect(Array.from(await means.data()).slice(4)).toEqual([0, 0])
  for (const tensor of [means, images, x, codes, expected, wanted]) tensor.dispose()
  expect(memory().numTensors).toBe(before)
  model.dispose()
})
