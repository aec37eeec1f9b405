import { argMax, setBackend, type Tensor2D, tensor1d, tensor2d } from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { beforeAll, describe, expect, test } from 'vitest'
import { createRandomSource } from '../../engine/random.ts'
import { largest } from '../../engine/top-k.ts'
import { readWeights } from '../../worker/matrices.ts'
import { buildModel } from '../builders.ts'
import { type FamilySettings, lane } from '../specs.ts'
import { scheduledK } from './spec.ts'

const inputSize = 12
const build = (settings: Partial<FamilySettings<'k-sparse'>>) =>
  buildModel(lane('k-sparse', { code: 16, schedule: false, ...settings }), {
    inputSize,
    random: createRandomSource(3),
  })
const images = () =>
  tensor2d(
    Float32Array.from({ length: 5 * inputSize }, (_, i) => ((i * 7) % 11) / 10),
    [5, inputSize],
  )
const spokenBy = (z: Tensor2D) => {
  const rows = z.arraySync()
  return rows.map((row) => row.filter((value) => value !== 0).length)
}

beforeAll(async () => {
  await setBackend('cpu')
})

describe('the mask', () => {
  test('has the k largest of each row, the first of equals', () => {
    const z = Float32Array.from([3, 1, 3, 3, -5, -2, -1, -9])
    expect(Array.from(largest(z, 2, 4, 2))).toEqual([1, 0, 1, 0, 0, 1, 1, 0])
    expect(Array.from(largest(z, 2, 4, 9))).toEqual([1, 1, 1, 1, 1, 1, 1, 1])
  })
})

describe('k-sparse', () => {
  test('leaves exactly k units of each image, also when k is changed while training, and αk for use', () => {
    const model = build({ k: 3 })
    expect(spokenBy(model.encode!(images()))).toEqual([3, 3, 3, 3, 3])
    model.tune({ k: 5 })
    expect(spokenBy(model.encode!(images()))).toEqual([5, 5, 5, 5, 5])
    model.tune({ alpha: 2 })
    expect(spokenBy(model.encode!(images()))).toEqual([10, 10, 10, 10, 10])
    model.dispose()
  })

  test('changes only the filters of units that were kept', async () => {
    const model = build({ k: 1, optimizer: 'sgd', momentum: 0, learningRate: 0.5 })
    const x = images()
    const kept = new Set(argMax(model.encode!(x), 1).dataSync())
    const filters = () => model.filters!().arraySync()
    const before = filters()
    model.trainStep({ x, labels: tensor1d([0, 0, 0, 0, 0], 'int32') })
    const changed = filters().flatMap((row, unit) =>
      row.some((value, i) => value !== before[unit]![i]) ? [unit] : [],
    )
    expect(changed).toEqual([...kept].sort((a, b) => a - b))
    expect(Object.keys(await readWeights(model))).toEqual(['encoder.0.W', 'encoder.0.b', 'decoder.0.b'])
    model.dispose()
  })
})

test('the schedule falls evenly from the first k to k and stays there', () => {
  const schedule = { code: 50, k: 10, schedule: true, scheduleSteps: 4 }
  expect([1, 2, 3, 4, 5, 99].map((step) => scheduledK(schedule, step))).toEqual([50, 40, 30, 20, 10, 10])
  expect(scheduledK({ ...schedule, schedule: false }, 1)).toBe(10)
})
