import '@tensorflow/tfjs-backend-wasm'
import { setBackend, type Tensor2D, tensor2d } from '@tensorflow/tfjs-core'
import { expect, test } from 'vitest'
import { createRandomSource } from '../../engine/random.ts'
import { buildModel } from '../../models/builders.ts'
import { lane } from '../../models/specs.ts'
import { codeLayer, codeSheet, layers, placeOf, pooledValues, receptiveField, valueAt } from './layers.ts'

const noise = () => Float32Array.from({ length: 784 }, (_, i) => ((i * 193) % 101) / 100)

async function mapsOf(pixels: Float32Array) {
  await setBackend('wasm')
  const model = buildModel(lane('conv-autoencoder'), { inputSize: 784, random: createRandomSource(2) })
  const x = tensor2d(pixels, [1, 784]) as Tensor2D
  const maps: Record<string, { rows: number; columns: number; data: Float32Array }> = {}
  for (const [name, map] of Object.entries(model.maps!(x))) {
    maps[name] = { rows: map.shape[0], columns: map.shape[1], data: (await map.data()) as Float32Array }
  }
  const code = (await model.encode!(x).data()) as Float32Array
  model.dispose()
  return { maps, code }
}

test('the sheet of the slide is the code itself, row after row', async () => {
  const { maps, code } = await mapsOf(noise())
  expect([...codeSheet(maps[codeLayer.name]!).data]).toEqual([...code])
})

test('a pooled value is the largest of its square', async () => {
  const { maps } = await mapsOf(noise())
  for (const [from, to, side] of [
    ['conv 0', 'pool 0', 28],
    ['conv 2', 'pool 2', 7],
  ] as const) {
    const half = Math.ceil(side / 2)
    for (let map = 0; map < maps[to]!.rows; map++) {
      const source = maps[from]!.data.subarray(map * side ** 2, (map + 1) * side ** 2)
      for (let at = 0; at < half ** 2; at++)
        expect(maps[to]!.data[map * half ** 2 + at]).toBeCloseTo(
          Math.max(...pooledValues(source, side, at)),
          6,
        )
    }
  }
})

test('a value sees its receptive field and nothing else', async () => {
  const first = noise()
  const before = await mapsOf(first)
  for (const layer of layers.slice(0, 6)) {
    const at = valueAt({ row: 13, column: 16 }, layer.side)
    const [y, x] = [Math.floor(at / layer.side), at % layer.side]
    const [rows, columns] = [receptiveField(layer, y), receptiveField(layer, x)]
    // Everything outside of the field is changed: the value stays.
    const other = first.map((value, i) => {
      const [row, column] = [Math.floor(i / 28), i % 28]
      const seen = row >= rows.first && row <= rows.last && column >= columns.first && column <= columns.last
      return seen ? value : 1 - value
    })
    const after = await mapsOf(other)
    for (let map = 0; map < layer.maps; map++) {
      const i = map * layer.side ** 2 + at
      expect(after.maps[layer.name]!.data[i], layer.name).toBeCloseTo(before.maps[layer.name]!.data[i]!, 5)
    }
  }
  const widths = layers.slice(0, 6).map((layer) => {
    const { first: from, last } = receptiveField(layer, Math.floor(layer.side / 2) - 1)
    return last - from + 1
  })
  expect(widths).toEqual([3, 4, 8, 10, 18, 22])
})

test('a place keeps its value in maps of every size', () => {
  for (const { side } of layers)
    for (let value = 0; value < side ** 2; value++) expect(valueAt(placeOf(value, side), side)).toBe(value)
})
