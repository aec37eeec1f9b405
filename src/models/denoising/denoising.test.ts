import '@tensorflow/tfjs-backend-wasm'
import { setBackend, type Tensor2D, tensor1d, tensor2d } from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { createRandomSource } from '../../engine/random.ts'
import { buildModel } from '../builders.ts'
import { lane } from '../specs.ts'

beforeAll(async () => {
  await setBackend('wasm')
})

const build = (settings: object) =>
  buildModel(lane('denoising', { widths: [8], ...settings }), {
    inputSize: 16,
    random: createRandomSource(3),
  })
const images = (rows: number, at: (i: number) => number): Tensor2D =>
  tensor2d(
    Float32Array.from({ length: rows * 16 }, (_, i) => at(i)),
    [rows, 16],
  )
const some = () => images(4, (i) => ((i * 5) % 11) / 11)

test('shown damage is the same for the same seed, another for another, and follows the settings', () => {
  const model = build({ damage: 'gaussian', level: 0.4 })
  const values = (seed: number, level?: number) => Array.from(model.damage!(some(), seed, level).dataSync())
  expect(values(1)).toEqual(values(1))
  expect(values(1)).not.toEqual(values(2))
  expect(values(1, 0)).toEqual(Array.from(some().dataSync()))
  model.tune({ damage: 'masking', level: 1 })
  expect(values(1).every((value) => value === 0)).toBe(true)
  model.dispose()
})

test('a repair without dropout is the reconstruction; with it, some units are silent', () => {
  const model = build({ codeActivation: 'sigmoid', dropout: 0 })
  const x = some()
  const { code, image } = model.repair!(x, 1)
  expect(Array.from(image.dataSync())).toEqual(Array.from(model.reconstruct!(x).dataSync()))
  expect(code.dataSync().every((value) => value > 0)).toBe(true)
  model.tune({ dropout: 0.5 })
  const dropped = model.repair!(x, 1).code.dataSync()
  const silent = dropped.filter((value) => value === 0).length
  expect(silent).toBeGreaterThan(5)
  expect(silent).toBeLessThan(27)
  expect(model.repair!(x, 1).code.dataSync()).toEqual(dropped)
  model.dispose()
})

test('damaged images that come with a batch take the place of our own damage', () => {
  const model = build({ level: 1 })
  const labels = tensor1d([0, 0, 0, 0], 'int32')
  const x = some()
  const loss = (damaged?: Tensor2D) =>
    model.evaluate({ x, labels, ...(damaged ? { damaged } : {}) }).loss!.dataSync()[0]!
  const undamaged = loss(x)
  expect(loss(images(4, () => 0))).toBeCloseTo(loss(), 5) // at level 1 our own wipes out everything
  expect(undamaged).not.toBeCloseTo(loss(), 3)
  model.dispose()
})
