/** Families that train in stages: what is frozen does not move, what is not does, and stages follow each other. */
import '@tensorflow/tfjs-backend-wasm'
import { setBackend, type Tensor2D, tensor1d, tensor2d, tidy } from '@tensorflow/tfjs-core'
import { beforeAll, expect, test, vi } from 'vitest'
import { createRandomSource } from '../engine/random.ts'
import { readWeights } from '../worker/matrices.ts'
import { buildModel } from './builders.ts'
import type { AnyModel } from './model.ts'
import { type LaneSpec, lane } from './specs.ts'

vi.setConfig({ testTimeout: 60_000 })

const inputSize = 12
const images = 40
const batch = () => ({
  x: tensor2d(
    Float32Array.from({ length: images * inputSize }, (_, i) => {
      const [row, pixel] = [Math.floor(i / inputSize), i % inputSize]
      return pixel % 4 === row % 4 ? 0.9 : ((row * 7 + pixel * 3) % 10) / 30
    }),
    [images, inputSize],
  ) as Tensor2D,
  labels: tensor1d(
    Int32Array.from({ length: images }, (_, row) => row % 4),
    'int32',
  ),
})
const build = (spec: LaneSpec) => buildModel(spec, { inputSize, random: createRandomSource(6) })

/** Names of the weights that `steps` updates changed. */
async function movedBy(model: AnyModel, steps: number): Promise<string[]> {
  const before = await readWeights(model)
  for (let i = 0; i < steps; i++) tidy(() => model.trainStep(batch()))
  const after = await readWeights(model)
  return Object.keys(before)
    .filter((name) => before[name]!.data.some((value, i) => value !== after[name]!.data[i]))
    .sort()
}

beforeAll(async () => {
  await setBackend('wasm')
})

test('layer by layer: each stage moves its own pair of layers only, the last one all', async () => {
  const model = build(
    lane('layer-by-layer', { widths: [8, 6, 4], activation: 'tanh', codeActivation: 'tanh' }),
  )
  const pair = (i: number) =>
    [`decoder.${2 - i}.W`, `decoder.${2 - i}.b`, `encoder.${i}.W`, `encoder.${i}.b`].sort()
  for (const i of [0, 1, 2]) {
    const frozen = Array.from({ length: i }, (_, j) => [j, 5 - j]).flat()
    expect(model.stage!()).toEqual({ index: i, count: 4, name: 'train-layer', frozen })
    expect(await movedBy(model, 2)).toEqual(pair(i))
    model.nextStage!()
  }
  expect(model.stage!().name).toBe('fine-tune')
  expect(await movedBy(model, 2)).toEqual([...pair(0), ...pair(1), ...pair(2)].sort())
  expect(() => model.nextStage!()).toThrow('last stage')
  model.dispose()
})

test('layer by layer, tied: the shared weights move once, in their own stage', async () => {
  const model = build(lane('layer-by-layer', { widths: [8, 4], tied: true, activation: 'tanh' }))
  expect(await movedBy(model, 1)).toEqual(['decoder.1.b', 'encoder.0.W', 'encoder.0.b'])
  model.nextStage!()
  const codes = await movedBy(model, 2)
  expect(codes).not.toContain('encoder.0.W')
  expect(codes).toContain('encoder.1.W')
  model.dispose()
})

test('dbn: each machine moves alone; unrolled, the decoder is the transpose and gives the same image', async () => {
  const model = build(lane('dbn', { widths: [8, 5], pretrainRate: 0.1 }))
  expect(await movedBy(model, 2)).toEqual(['decoder.1.b', 'encoder.0.W', 'encoder.0.b'])
  model.nextStage!()
  expect(await movedBy(model, 2)).toEqual(['decoder.0.b', 'encoder.1.W', 'encoder.1.b'])
  const { x } = batch()
  const stacked = model.reconstruct!(x).dataSync()
  model.nextStage!()
  const { 'encoder.0.W': W, 'decoder.1.W': mirrored } = await readWeights(model)
  for (let i = 0; i < inputSize; i++) {
    for (let j = 0; j < 8; j++) expect(mirrored!.data[j * inputSize + i]).toBe(W!.data[i * 8 + j])
  }
  const unrolled = model.reconstruct!(x).dataSync()
  for (let i = 0; i < stacked.length; i++) expect(unrolled[i]).toBeCloseTo(stacked[i]!, 5)
  expect((await movedBy(model, 1)).length).toBe(8)
  model.dispose()
})

test('classifier: the head alone learns on the frozen encoder, then all; its accuracy rises', async () => {
  const model = build(lane('classifier', { widths: [8], stageSteps: 30, labels: 20, learningRate: 0.02 }))
  const set = batch()
  await model.begin!([set])
  const head = ['head.W', 'head.b']
  expect(await movedBy(model, 1)).toEqual([
    'base.decoder.0.W',
    'base.decoder.0.b',
    'base.encoder.0.W',
    'base.encoder.0.b',
  ])
  model.nextStage!()
  expect(await movedBy(model, 5)).toEqual(head)
  expect(model.stage!().frozen).toEqual([0])
  await movedBy(model, 25)
  expect(model.stage!().name).toBe('fine-tune')
  expect(await movedBy(model, 60)).toEqual(['base.encoder.0.W', 'base.encoder.0.b', ...head])
  expect(model.evaluate(set).accuracy!.dataSync()[0]).toBeGreaterThan(0.95)
  model.dispose()
})

test('stages go on by themselves, and stand where a restored run stood', () => {
  const spec = lane('layer-by-layer', { widths: [6, 4], stageSteps: 3 })
  const model = build(spec)
  const names = Array.from({ length: 8 }, () => {
    tidy(() => model.trainStep(batch()))
    return model.stage!().index
  })
  expect(names).toEqual([0, 0, 1, 1, 1, 2, 2, 2])
  const restored = build(spec)
  restored.goOnFrom!(4)
  expect(restored.stage!().index).toBe(1)
  tidy(() => restored.trainStep(batch()))
  tidy(() => restored.trainStep(batch()))
  expect(restored.stage!().index).toBe(2)
  model.dispose()
  restored.dispose()
})
