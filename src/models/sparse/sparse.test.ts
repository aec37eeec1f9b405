import { mean, setBackend, type Tensor2D, tensor1d, tensor2d } from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { beforeAll, describe, expect, test } from 'vitest'
import { mix32 } from '../../engine/counter.ts'
import { createRandomSource } from '../../engine/random.ts'
import { coinDivergence } from '../../math/sparsity.ts'
import { buildModel } from '../builders.ts'
import { type FamilySettings, lane } from '../specs.ts'
import { divergenceFromWanted } from './sparse.ts'

const [images, pixels] = [32, 16]
/** Each image is one of eight bars, with some noise. */
const bars = () =>
  tensor2d(
    Float32Array.from({ length: images * pixels }, (_, i) => {
      const [image, pixel] = [Math.floor(i / pixels), i % pixels]
      return Math.floor(pixel / 2) === image % 8 ? 0.9 : (mix32(i) & 255) / 2550
    }),
    [images, pixels],
  )

beforeAll(async () => {
  await setBackend('cpu')
})

/** Trains from one seed and says how active the code is, how far from the images its answers are, and its filters. */
function trained(settings: Partial<FamilySettings<'sparse'>>) {
  const model = buildModel(
    lane('sparse', { widths: [24], weightDecay: 0, learningRate: 0.02, ...settings }),
    {
      inputSize: pixels,
      random: createRandomSource(5),
    },
  )
  const batch = { x: bars(), labels: tensor1d(new Array(images).fill(0), 'int32') }
  for (let step = 0; step < 150; step++) model.trainStep(batch)
  const activity = Array.from(mean(model.encode!(batch.x) as Tensor2D, 0).dataSync())
  const result = {
    activity: activity.reduce((sum, value) => sum + value) / activity.length,
    error: model.evaluate(batch).reconstruction!.dataSync()[0]!,
    filters: Array.from(model.filters!().dataSync()),
  }
  model.dispose()
  return result
}

describe('a price on activity', () => {
  test('a larger β brings the mean activity nearer to ρ, changes the filters, and costs error', () => {
    const [free, cheap, dear] = [0, 1, 10].map((beta) => trained({ rho: 0.1, beta }))
    expect(free!.activity).toBeGreaterThan(cheap!.activity)
    expect(cheap!.activity).toBeGreaterThan(dear!.activity)
    expect(Math.abs(dear!.activity - 0.1)).toBeLessThan(0.03)
    expect(free!.error).toBeLessThan(cheap!.error)
    expect(cheap!.error).toBeLessThan(dear!.error)
    const moved = free!.filters.map((weight, i) => Math.abs(weight - dear!.filters[i]!))
    expect(Math.max(...moved)).toBeGreaterThan(0.2)
  })

  test('ρ is where activity goes', () => {
    const [low, high] = [0.05, 0.3].map((rho) => trained({ rho, beta: 10 }).activity)
    expect(low!).toBeLessThan(0.1)
    expect(high!).toBeGreaterThan(0.2)
  })

  test('more L1 means less activity and more error', () => {
    const [less, more] = [1e-4, 1e-2].map((l1) => trained({ penalty: 'l1', l1 }))
    expect(more!.activity).toBeLessThan(less!.activity)
    expect(more!.error).toBeGreaterThan(less!.error)
  })
})

test('the penalty is the sum of the divergences of its units', () => {
  const z = tensor2d([0.1, 0.5, 0.3, 0.9], [2, 2])
  const expected = coinDivergence(0.2, 0.2) + coinDivergence(0.2, 0.7)
  expect(divergenceFromWanted(z, 0.2).dataSync()[0]).toBeCloseTo(expected, 4)
})
