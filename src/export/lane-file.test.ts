import '@tensorflow/tfjs-backend-cpu'
import { setBackend } from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { createRandomSource } from '../engine/random.ts'
import { buildModel } from '../models/builders.ts'
import { lane } from '../models/specs.ts'
import { noticeOf } from '../protocol/notice.ts'
import { readWeights } from '../worker/matrices.ts'
import { laneFile, readLaneFile, stageAt } from './lane-file.ts'
import { pieceOf } from './python/pieces.ts'
import { sampleLanes } from './python/sample-lanes.ts'
import { readSafetensors, writeSafetensors } from './safetensors.ts'

const D = 784

beforeAll(async () => {
  await setBackend('cpu')
})

test.each(Object.keys(sampleLanes))(
  '%s: scripts and model name the same variables of the same shapes',
  (name) => {
    const model = buildModel(sampleLanes[name]!, { inputSize: D, random: createRandomSource(1) })
    const ofModel = Object.entries(model.weights()).map(([variable, { shape }]) => [variable, shape])
    model.dispose()
    const ofScript = pieceOf(sampleLanes[name]!, D).weights.map((weight) => [weight.name, weight.shape])
    expect(ofScript.sort()).toEqual(ofModel.sort())
  },
)

const small = lane('autoencoder', { widths: [3] })
async function weightsOf() {
  const model = buildModel(small, { inputSize: 16, random: createRandomSource(1) })
  const weights = await readWeights(model)
  model.dispose()
  return weights
}

test('a lane comes back with its weights and its step', async () => {
  const weights = await weightsOf()
  expect(readLaneFile(laneFile(small, weights, 12), 'w', small, 16)).toEqual({
    weights,
    step: 12,
    differing: [],
  })
})

test('settings of the file that make another model of the same shapes are named', async () => {
  const file = laneFile(small, await weightsOf(), 12)
  const other = lane('autoencoder', { widths: [3], activation: 'tanh', loss: 'mse', learningRate: 0.5 })
  expect(readLaneFile(file, 'w', other, 16).differing).toEqual(['activation', 'loss'])
})

test('weights of another model are refused with what differs', async () => {
  const file = laneFile(small, await weightsOf(), 12)
  const refusal = (of: typeof small, D: number) => {
    try {
      readLaneFile(file, 'w', of, D)
    } catch (error) {
      return noticeOf(error)
    }
    return undefined
  }
  expect(refusal(lane('autoencoder', { widths: [4] }), 16)).toEqual({
    code: 'weights-other',
    facts: { file: 'w', expected: 'encoder.0.W 16×4', got: '16×3' },
  })
  expect(refusal(lane('rbm', { hidden: 3 }), 16)?.facts).toMatchObject({ expected: 'W 16×3', got: '–' })
})

test('a weight that is no number is refused', async () => {
  const weights = await weightsOf()
  weights['decoder.0.b']!.data[0] = Number.NaN
  expect(() => readLaneFile(laneFile(small, weights, 1), 'w', small, 16)).toThrow(/weights-infinite/)
})

test.each(['9e15', '-1', '1.5', 'many'])('a file that claims %s updates is refused', async (step) => {
  const { tensors, about } = readSafetensors(laneFile(small, await weightsOf(), 1), 'w')
  const file = writeSafetensors({ tensors, about: { ...about, step } })
  expect(() => readLaneFile(file, 'w', small, 16)).toThrow(/weights-foreign/)
})

test('a stage that was left early, or trained on, counts as the step that leads there', () => {
  const stepOf = (of: typeof small, index: number, done: number) => {
    const file = readSafetensors(laneFile(of, {}, 999, { index, done }), 'w')
    return Number(file.about.step)
  }
  const layers = lane('layer-by-layer', { widths: [6, 3], stageSteps: 50 })
  expect([
    stepOf(layers, 0, 20),
    stepOf(layers, 1, 10),
    stepOf(layers, 1, 80),
    stepOf(layers, 2, 80),
  ]).toEqual([20, 60, 100, 180])
  const scratch = lane('classifier', { pretrain: false, waitSteps: 30 })
  expect([stepOf(scratch, 0, 12), stepOf(scratch, 1, 12)]).toEqual([12, 42])
  const unpretrained = lane('dbn', { pretrain: false })
  expect(stepOf(unpretrained, 0, 7)).toBe(7)
})

test('a lane that is put back at a step stands in the stage in which its model would', () => {
  const staged = [
    lane('layer-by-layer', { widths: [6, 3], stageSteps: 50 }),
    lane('dbn', { widths: [6, 3], stageSteps: 50 }),
    lane('dbn', { widths: [6, 3], pretrain: false }),
    lane('classifier', { widths: [6, 3], stageSteps: 40, headSteps: 30 }),
    lane('classifier', { widths: [6, 3], pretrain: false, waitSteps: 30 }),
  ]
  for (const of of staged) {
    const model = buildModel(of, { inputSize: 16, random: createRandomSource(1) })
    for (const step of [0, 1, 30, 31, 50, 70, 71, 100, 101, 500]) {
      model.goOnFrom!(step)
      const { index, done } = model.stage!()!
      expect(stageAt(of, step), `${of.family} at ${step}`).toEqual({ index, done })
    }
    model.dispose()
  }
  expect(stageAt(small, 7)).toBeUndefined()
})
