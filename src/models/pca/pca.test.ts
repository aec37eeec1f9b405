import '@tensorflow/tfjs-backend-wasm'
import { setBackend, type Tensor2D, tensor1d, tensor2d, tidy } from '@tensorflow/tfjs-core'
import { beforeAll, expect, test, vi } from 'vitest'
import { createRandomSource } from '../../engine/random.ts'
import { buildAutoencoder } from '../autoencoder/autoencoder.ts'
import type { Batch } from '../model.ts'
import { lane } from '../specs.ts'
import { buildPca } from './pca.ts'

const context = (inputSize: number) => ({ inputSize, random: createRandomSource(3) })

/** 200 points near a tilted plane in 6 dimensions, with noise of 0.05 around it. */
function cloud(): Batch {
  const D = 6
  const x = tidy(() => {
    const stream = createRandomSource(1).stream('cloud')
    const factors = stream.normal([200, 2]).arraySync() as number[][]
    const noise = stream.normal([200, D]).arraySync() as number[][]
    const axes = [
      [0.3, 0.1, -0.2, 0.1, 0, 0.2],
      [0.05, -0.2, 0.1, 0.15, 0.1, -0.1],
    ]
    return tensor2d(
      factors.map(([a, b], i) =>
        axes[0]!.map((_, d) => 0.5 + a! * axes[0]![d]! + b! * axes[1]![d]! + 0.05 * noise[i]![d]!),
      ),
    ) as Tensor2D
  })
  return { x, labels: tensor1d(new Int32Array(200), 'int32') }
}

/** The same residual, worked out another way: mean of the covariance's eigenvalues that were left out, by deflation. */
function residualByDeflation(rows: number[][], components: number): number {
  const [n, D] = [rows.length, rows[0]!.length]
  const mean = rows[0]!.map((_, d) => rows.reduce((sum, row) => sum + row[d]!, 0) / n)
  let centred = rows.map((row) => row.map((value, d) => value - mean[d]!))
  for (let k = 0; k < components; k++) {
    let v = new Array<number>(D).fill(1)
    for (let i = 0; i < 500; i++) {
      const next = new Array<number>(D).fill(0)
      for (const row of centred) {
        const dot = row.reduce((sum, value, d) => sum + value * v[d]!, 0)
        row.forEach((value, d) => {
          next[d]! += dot * value
        })
      }
      const length = Math.hypot(...next)
      v = next.map((value) => value / length)
    }
    centred = centred.map((row) => {
      const dot = row.reduce((sum, value, d) => sum + value * v[d]!, 0)
      return row.map((value, d) => value - dot * v[d]!)
    })
  }
  return centred.flat().reduce((sum, value) => sum + value ** 2, 0) / (n * D)
}

vi.setConfig({ testTimeout: 30_000 })

beforeAll(async () => {
  await setBackend('wasm')
})

test('its error is the variance that it leaves out, and the shares sum to 1 at full width', async () => {
  const batch = cloud()
  const rows = batch.x.arraySync()
  for (const components of [1, 2, 6]) {
    const pca = buildPca({ components }, context(6))
    await pca.begin!([batch])
    const { loss } = pca.evaluate(batch)
    expect((await loss!.data())[0]).toBeCloseTo(residualByDeflation(rows, components), 6)
    if (components === 6) {
      const shares = await pca.explainedVariance().data()
      expect(Array.from(shares).reduce((a, b) => a + b)).toBeCloseTo(1, 5)
    }
    pca.dispose()
  }
})

test('a linear autoencoder of the same width comes down to its error, and not below', async () => {
  const batch = cloud()
  const pca = buildPca({ components: 2 }, context(6))
  await pca.begin!([batch])
  const [best] = await pca.evaluate(batch).loss!.data()
  const { settings } = lane('autoencoder', {
    widths: [2],
    activation: 'linear',
    codeActivation: 'linear',
    outputActivation: 'linear',
    loss: 'mse',
    optimizer: 'sgd',
    momentum: 0.95,
    learningRate: 0.2,
  })
  const linear = buildAutoencoder(settings as never, context(6))
  for (let i = 0; i < 2000; i++) linear.trainStep(batch).loss!.dispose()
  const [reached] = await linear.evaluate(batch).loss!.data()
  expect(reached!).toBeGreaterThan(best! - 1e-6)
  expect(reached!).toBeLessThan(1.01 * best!)
  pca.dispose()
  linear.dispose()
})

test('refuses a set that is too small to have a variance', async () => {
  const pca = buildPca({ components: 1 }, context(6))
  await expect(pca.begin!([])).rejects.toThrow('expected at least 2 images, got 0')
  pca.dispose()
})
