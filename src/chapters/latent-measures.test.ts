/** What chapters 10 and 11 say about their trained networks, measured anew. */
import '@tensorflow/tfjs-backend-wasm'
import { readFile } from 'node:fs/promises'
import { setBackend } from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { readDigits } from '../../scripts/read-digits.ts'
import { loadTrained } from '../data/trained.ts'
import { createRandomSource } from '../engine/random.ts'
import { buildModel } from '../models/builders.ts'
import type { LatentMeasures } from '../protocol/questions.ts'
import { writeWeights } from '../worker/matrices.ts'
import { dataQuestions } from '../worker/questions.ts'
import { trainedRuns } from './trained-runs.ts'

const models = new URL('../../public/models/', import.meta.url).href
const fromDisk = (async (address: string | URL | Request) =>
  new Response(new Uint8Array(await readFile(new URL(String(address)))))) as typeof fetch

const names = ['plane', 'vae-plane', 'vae-divergence', 'vae-reconstruction'] as const
const measured = {} as Record<(typeof names)[number], LatentMeasures>

beforeAll(async () => {
  await setBackend('wasm')
  const data = readDigits()
  for (const name of names) {
    const { lanes } = await loadTrained(models, name, fromDisk)
    const run = trainedRuns[name]
    const model = buildModel(run.lanes[0]!, { inputSize: 784, random: createRandomSource(run.seed) })
    writeWeights(model, lanes[0]!)
    measured[name] = await dataQuestions.measureLatent({ model, data, rest: async () => {} }, 1000)
    model.dispose()
  }
}, 120_000)

const spread = ({ deviation }: LatentMeasures) =>
  deviation.reduce((sum, value) => sum + value, 0) / deviation.length

test('more of the plane comes back with the variational autoencoder', () => {
  expect(measured['vae-plane'].comeBack!).toBeGreaterThan(measured.plane.comeBack! + 0.05)
})

test('the divergence alone puts every code into the middle, where it says nothing', () => {
  const { activeUnits, neighbours } = measured['vae-divergence']
  expect(spread(measured['vae-divergence'])).toBeLessThan(0.05)
  expect(activeUnits).toBe(0)
  expect(neighbours).toBeLessThan(0.25)
})

test('the reconstruction alone scatters the codes, both terms keep them round the centre', () => {
  const [alone, both] = [measured['vae-reconstruction'], measured['vae-plane']]
  expect(spread(alone)).toBeGreaterThan(2 * spread(both))
  expect(spread(both)).toBeGreaterThan(0.7)
  expect(spread(both)).toBeLessThan(1.5)
  expect(Math.hypot(...both.mean)).toBeLessThan(0.3)
})

test('with reconstruction neighbours know the class', () => {
  for (const name of ['vae-reconstruction', 'vae-plane'] as const) {
    expect(measured[name].neighbours, name).toBeGreaterThan(0.5)
    expect(measured[name].activeUnits, name).toBe(2)
  }
})
