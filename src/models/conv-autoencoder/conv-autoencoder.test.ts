import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-backend-wasm'
import { setBackend, type Tensor2D, tensor1d, tensor2d, tidy } from '@tensorflow/tfjs-core'
import { expect, test, vi } from 'vitest'
import { createRandomSource } from '../../engine/random.ts'
import { readWeights } from '../../worker/matrices.ts'
import { buildModel } from '../builders.ts'
import { lane, specOf } from '../specs.ts'
import { convLayers, convProducts } from './spec.ts'

vi.setConfig({ testTimeout: 60_000 })

const picture = (side: number, images = 3) => ({
  x: tensor2d(
    Float32Array.from({ length: images * side * side }, (_, i) => ((i * 37) % 101) / 100),
    [images, side * side],
  ) as Tensor2D,
  labels: tensor1d(new Int32Array(images), 'int32'),
})

test('the network of the slide: 4 385 parameters, code 8 × 4 × 4, maps of every layer', async () => {
  await setBackend('wasm')
  const model = buildModel(lane('conv-autoencoder'), { inputSize: 784, random: createRandomSource(1) })
  expect(specOf('conv-autoencoder').parameters(lane('conv-autoencoder').settings, 784)).toBe(4385)
  const { x } = picture(28)
  expect(model.encode!(x).shape).toEqual([3, 128])
  const shapes = Object.entries(model.maps!(x)).map(([name, maps]) => `${name} ${maps.shape.join('×')}`)
  expect(shapes).toEqual([
    'conv 0 16×784',
    'pool 0 16×196',
    'conv 1 8×196',
    'pool 1 8×49',
    'conv 2 8×49',
    'pool 2 8×16',
    'conv 3 8×16',
    'up 0 8×64',
    'conv 4 8×64',
    'up 1 8×256',
    'conv 5 16×196',
    'up 2 16×784',
    'output 1×784',
  ])
  model.dispose()
})

test('takes square images of any size, and says so of others', async () => {
  await setBackend('wasm')
  for (const side of [8, 12, 16, 21, 32]) {
    const model = buildModel(lane('conv-autoencoder', { channels: [4, 3] }), {
      inputSize: side * side,
      random: createRandomSource(1),
    })
    const { x } = picture(side)
    expect(model.reconstruct!(x).shape, `${side}`).toEqual([3, side * side])
    // What pages say of the layers is what the model has.
    const stated = convLayers([4, 3], side * side).map((l) => [l.name, [l.maps, l.side ** 2]])
    const had = Object.entries(model.maps!(x)).map(([name, maps]) => [name, maps.shape])
    expect(stated, `${side}`).toEqual(had)
    model.dispose()
  }
  const build = () => buildModel(lane('conv-autoencoder'), { inputSize: 30, random: createRandomSource(1) })
  expect(build).toThrow('conflict-square')
})

test('three updates move the weights alike on every backend that runs here', async () => {
  const results = []
  for (const backend of ['cpu', 'wasm']) {
    await setBackend(backend)
    const model = buildModel(lane('conv-autoencoder', { channels: [4, 3, 2], learningRate: 0.01 }), {
      inputSize: 196,
      random: createRandomSource(5),
    })
    const losses = [1, 2, 3].map(() => tidy(() => model.trainStep(picture(14)).loss!.dataSync()[0]!))
    results.push({ losses, weights: await readWeights(model) })
    model.dispose()
  }
  const [cpu, wasm] = results
  for (const [i, loss] of cpu!.losses.entries()) expect(wasm!.losses[i]).toBeCloseTo(loss, 5)
  for (const [name, { data }] of Object.entries(cpu!.weights)) {
    for (const [i, value] of data.entries()) {
      expect(wasm!.weights[name]!.data[i], `${name}[${i}]`).toBeCloseTo(value, 3)
    }
  }
})

test('a value of a map is a window of the picture times a kernel, plus a bias, cut at 0', async () => {
  await setBackend('wasm')
  const model = buildModel(lane('conv-autoencoder'), { inputSize: 784, random: createRandomSource(3) })
  const { x } = picture(28)
  model.trainStep({ x, labels: tensor1d(new Int32Array(3), 'int32') })
  const { weights, bias } = model.kernels!()
  const [w, b] = [await weights.array(), (await bias.array())[0]!]
  const maps = await model.maps!(x)['conv 0']!.array()
  const image = (await x.array())[0]!
  const at = (row: number, column: number) =>
    row < 0 || column < 0 || row > 27 || column > 27 ? 0 : image[row * 28 + column]!
  for (const [row, column] of [
    [0, 0],
    [13, 7],
    [27, 20],
  ] as const) {
    for (const [map, kernel] of w.entries()) {
      const sum = kernel.reduce((s, k, i) => s + k * at(row + Math.floor(i / 3) - 1, column + (i % 3) - 1), 0)
      expect(maps[map]![row * 28 + column]).toBeCloseTo(Math.max(0, sum + b[map]!), 4)
    }
  }
  model.dispose()
})

test('weights are shared, products are not: 4 385 parameters, 751 680 products', () => {
  expect(convProducts([16, 8, 8], 784)).toBe(751_680)
})
