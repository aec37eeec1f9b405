/** What the engine promises as a whole: curves agree, models do not disturb each other, memory stays flat. */
import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-backend-wasm'
import { backend, memory, setBackend, type Tensor2D, tensor1d, tidy } from '@tensorflow/tfjs-core'
import { expect, test } from 'vitest'
import { buildModel } from '../models/builders.ts'
import type { AnyModel } from '../models/model.ts'
import { type LaneSpec, lane } from '../models/specs.ts'
import type { WasmBackend } from './assembly-module.ts'
import { openBackend } from './backend.ts'
import { stepTime } from './evidence.ts'
import { createRandomSource } from './random.ts'

const batch = () => {
  const x = createRandomSource(5).stream('images').uniform([16, 64]) as Tensor2D
  return { x, labels: tensor1d(new Int32Array(16), 'int32') }
}
const build = (spec: LaneSpec): AnyModel => buildModel(spec, { inputSize: 64, random: createRandomSource(1) })
const trainer = (spec: LaneSpec) => {
  const model = build(spec)
  const data = batch()
  return () => {
    const metrics = tidy(() => model.trainStep(data))
    const loss = metrics.loss!.dataSync()[0]!
    for (const metric of Object.values(metrics)) metric.dispose()
    return loss
  }
}
const families: [string, LaneSpec][] = [
  ['autoencoder', lane('autoencoder', { widths: [24, 5] })],
  ['vae', lane('vae', { widths: [24] })],
  ['k-sparse', lane('k-sparse', { code: 30, k: 5, schedule: false })],
  ['rbm', lane('rbm', { hidden: 20 })],
  ['conv-autoencoder', lane('conv-autoencoder', { channels: [4, 3] })],
]

test.each(families)('%s: curves of cpu and wasm stay within 1 %% over 50 steps', async (_, spec) => {
  const curves: number[][] = []
  for (const name of ['cpu', 'wasm']) {
    await setBackend(name)
    const step = trainer(spec)
    curves.push(Array.from({ length: 50 }, step))
  }
  for (const [i, loss] of curves[0]!.entries()) expect(Math.abs(curves[1]![i]! / loss - 1)).toBeLessThan(0.01)
})

test('two models trained in turns go as they go alone', async () => {
  await setBackend('wasm')
  const [, first] = families[0]!
  const [, second] = families[4]!
  const alone = [first, second].map((spec) => Array.from({ length: 20 }, trainer(spec)))
  const [a, b] = [trainer(first), trainer(second)]
  const together: number[][] = [[], []]
  for (let i = 0; i < 20; i++) {
    together[0]!.push(a())
    together[1]!.push(b())
  }
  expect(together).toEqual(alone)
})

test('memory is flat over 10 000 steps', async () => {
  await setBackend('wasm')
  const step = trainer(lane('autoencoder', { widths: [4] }))
  for (let i = 0; i < 200; i++) step()
  const heap = () => (backend() as WasmBackend).wasm.asm.memory.buffer.byteLength
  const before = { ...memory(), heap: heap() }
  for (let i = 0; i < 10_000; i++) step()
  expect({ ...memory(), heap: heap() }).toEqual(before)
}, 60_000)

test('without a GPU wasm is chosen, and the measurement leaves nothing over', async () => {
  expect((await openBackend('auto')).backend).toBe('wasm')
  const before = memory().numTensors
  expect(await stepTime()).toBeGreaterThan(0)
  expect(memory().numTensors).toBe(before)
})
