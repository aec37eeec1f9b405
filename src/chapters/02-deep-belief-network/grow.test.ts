import '@tensorflow/tfjs-backend-cpu'
import { setBackend, tensor2d, tidy } from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { createRandomSource } from '../../engine/random.ts'
import { buildModel } from '../../models/builders.ts'
import { lane } from '../../models/specs.ts'
import { readWeights, writeWeights } from '../../worker/matrices.ts'
import { grown } from './grow.ts'

const inputSize = 12
const build = (widths: readonly number[], seed: number) =>
  buildModel(lane('dbn', { widths, autoStages: false }), { inputSize, random: createRandomSource(seed) })
const batch = () => ({
  x: tensor2d(
    Float32Array.from({ length: 5 * inputSize }, (_, i) => (i * 0.37) % 1),
    [5, inputSize],
  ),
  labels: tensor2d([[0]]) as never,
})

beforeAll(async () => {
  await setBackend('cpu')
})

test('a stack that grows keeps its machines, and the new one learns on what they say', async () => {
  const small = build([7, 5], 1)
  for (let i = 0; i < 4; i++) {
    tidy(() => small.trainStep(batch()))
    if (i === 1) small.nextStage!()
  }
  const before = await readWeights(small)
  const start = grown({ step: 4, lanes: [before] }, 2)
  if (start.kind !== 'checkpoint') throw new Error('expected a checkpoint')

  const large = build([7, 5, 3], 2)
  writeWeights(large, start.lanes[0]!, 'new')
  large.goOnFrom!(start.step, start.stages![0])
  expect(large.stage!()).toMatchObject({ index: 2, done: 0, frozen: [0, 5, 1, 4] })
  const after = await readWeights(large)
  for (const layer of [0, 1]) {
    // W and b of the encoder, and the visible bias, which is the mirror's.
    expect(after[`encoder.${layer}.W`]).toEqual(before[`encoder.${layer}.W`])
    expect(after[`encoder.${layer}.b`]).toEqual(before[`encoder.${layer}.b`])
    expect(after[`decoder.${2 - layer}.b`]).toEqual(before[`decoder.${1 - layer}.b`])
  }
  tidy(() => large.trainStep(batch()))
  const trained = await readWeights(large)
  expect(trained['encoder.1.W']).toEqual(before['encoder.1.W'])
  expect(trained['encoder.2.W']).not.toEqual(after['encoder.2.W'])
  small.dispose()
  large.dispose()
})
