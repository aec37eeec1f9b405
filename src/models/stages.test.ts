/** Families that train in stages: what is frozen does not move, what is not does, and stages follow each other. */
import '@tensorflow/tfjs-backend-wasm'
import { setBackend, type Tensor2D, tensor1d, tensor2d, tidy } from '@tensorflow/tfjs-core'
import { beforeAll, expect, test, vi } from 'vitest'
import { createRandomSource } from '../engine/random.ts'
import { readWeights, writeWeights } from '../worker/matrices.ts'
import { buildModel } from './builders.ts'
import { chooseLabelled } from './classifier/labelled.ts'
import type { AnyModel } from './model.ts'
import { type LaneSpec, lane, specOf } from './specs.ts'

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
    expect(model.stage!()).toEqual({ index: i, count: 4, done: 0, name: 'train-layer', frozen })
    expect(await movedBy(model, 2)).toEqual(pair(i))
    // What the learner is shown says the same: frozen layers have not moved at all.
    const distances = model.movement!().dataSync()
    expect(distances.length).toBe(6)
    for (const [layer, distance] of distances.entries()) {
      if (layer === i || layer === 5 - i) expect(distance).toBeGreaterThan(0)
      else expect(distance).toBe(0)
    }
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
  expect(Array.from(model.movement!().dataSync())).toEqual([0, 0, 0, 0])
  const unrolled = model.reconstruct!(x).dataSync()
  for (let i = 0; i < stacked.length; i++) expect(unrolled[i]).toBeCloseTo(stacked[i]!, 5)
  expect((await movedBy(model, 1)).length).toBe(8)
  model.dispose()
})

test('classifier: the head alone learns on the frozen encoder, then all; its accuracy rises', async () => {
  const model = build(lane('classifier', { widths: [8], headSteps: 30, labels: 20, learningRate: 0.02 }))
  const set = batch()
  await model.begin!([set])
  const head = ['head.W', 'head.b']
  expect(await movedBy(model, 1)).toEqual(['base.decoder.0.b', 'base.encoder.0.W', 'base.encoder.0.b'])
  model.nextStage!()
  expect(await movedBy(model, 5)).toEqual(head)
  expect(model.stage!().frozen).toEqual([0])
  await movedBy(model, 25)
  expect(model.stage!()).toMatchObject({ name: 'head', done: 30 })
  const [encoder, softmax] = model.movement!().dataSync()
  expect(encoder).toBe(0)
  expect(softmax).toBeGreaterThan(0)
  expect(await movedBy(model, 60)).toEqual(['base.encoder.0.W', 'base.encoder.0.b', ...head])
  expect(model.evaluate(set).accuracy!.dataSync()[0]).toBeGreaterThan(0.95)
  model.dispose()
})

test('a classifier on components that are known already still finds its labelled images', async () => {
  const set = batch()
  const spec = lane('classifier', { encoder: 'pca', widths: [3], stageSteps: 5, labels: 10 })
  const model = build(spec)
  model.goOnFrom!(7)
  await model.begin!([set])
  expect(model.stage!().name).toBe('head')
  expect(await movedBy(model, 1)).toEqual(['head.b']) // codes of components that are all zero say nothing
  model.dispose()
})

test('classifier: who is not pretrained can wait for the one that is', async () => {
  const model = build(lane('classifier', { widths: [8], pretrain: false, waitSteps: 3, labels: 20 }))
  await model.begin!([batch()])
  expect(await movedBy(model, 3)).toEqual([])
  expect(model.stage!()).toMatchObject({ index: 0, count: 2, name: 'wait', frozen: [0, 1] })
  expect(await movedBy(model, 1)).toEqual(['base.encoder.0.W', 'base.encoder.0.b', 'head.W', 'head.b'])
  model.dispose()
})

test('stages go on by themselves before the update after their last, and stand where a restored run stood', () => {
  const spec = lane('layer-by-layer', { widths: [6, 4], stageSteps: 3 })
  const model = build(spec)
  const step = (of: AnyModel) => {
    tidy(() => of.trainStep(batch()))
    return of.stage!().index
  }
  expect(Array.from({ length: 8 }, () => step(model))).toEqual([0, 0, 0, 1, 1, 1, 2, 2])
  const restored = build(spec)
  restored.goOnFrom!(5)
  expect(restored.stage!()).toMatchObject({ index: 1, done: 2 })
  expect([step(restored), step(restored)]).toEqual([1, 2])
  // Told to go on early, the count of updates no longer says where it stands; the checkpoint does.
  const early = build(spec)
  early.goOnFrom!(2, { index: 1, done: 1 })
  expect([step(early), step(early), step(early)]).toEqual([1, 1, 2])
  for (const each of [model, restored, early]) each.dispose()
})

test('stages that wait to be told do not go on by themselves', () => {
  const model = build(lane('layer-by-layer', { widths: [6, 4], stageSteps: 2, autoStages: false }))
  for (let i = 0; i < 5; i++) tidy(() => model.trainStep(batch()))
  expect(model.stage!()).toMatchObject({ index: 0, done: 5 })
  model.tune({ autoStages: true })
  tidy(() => model.trainStep(batch()))
  expect(model.stage!()).toMatchObject({ index: 1, done: 1 })
  model.dispose()
})

test('a fine-tuned stack keeps its own decoder when it is restored', async () => {
  const spec = lane('dbn', { widths: [8, 5], stageSteps: 2 })
  const model = build(spec)
  for (let i = 0; i < 7; i++) tidy(() => model.trainStep(batch()))
  const { x } = batch()
  const restored = build(spec)
  writeWeights(restored, await readWeights(model))
  restored.goOnFrom!(7)
  expect(restored.stage!().name).toBe('fine-tune')
  expect(restored.reconstruct!(x).dataSync()).toEqual(model.reconstruct!(x).dataSync())
  model.dispose()
  restored.dispose()
})

test('a classifier carries only what it needs, and another seed chooses other images', async () => {
  for (const [encoder, pretrain] of [
    ['autoencoder', true],
    ['autoencoder', false],
    ['dbn', true],
    ['dbn', false],
  ] as const) {
    const spec = lane('classifier', { encoder, pretrain, widths: [8, 5] })
    const model = build(spec)
    const values = Object.values(model.weights()).reduce((sum, { size }) => sum + size, 0)
    expect(values, encoder).toBe(specOf('classifier').parameters(spec.settings, inputSize))
    const carried = Object.keys(model.weights())
    expect(carried.includes('base.decoder.0.b')).toBe(pretrain)
    expect(carried).not.toContain('base.decoder.0.W')
    model.dispose()
  }
})

test('labelled images: so many as asked for, each class alike, by lot', () => {
  const chosen = (seed: number) => {
    const choosing = chooseLabelled(8, createRandomSource(seed).stream('labels'))
    choosing.look(batch())
    const { x, labels } = choosing.choose().next(40)
    expect(Array.from(labels.dataSync()).sort()).toEqual([0, 0, 1, 1, 2, 2, 3, 3])
    return Array.from(x.dataSync())
  }
  expect(chosen(1)).toEqual(chosen(1))
  expect(chosen(1)).not.toEqual(chosen(2))
})
