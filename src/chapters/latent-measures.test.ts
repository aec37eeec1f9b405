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
import { trainedRuns } from '../training/trained-runs.ts'
import { writeWeights } from '../worker/matrices.ts'
import { dataQuestions } from '../worker/questions.ts'
import { termNames } from './11-variational/runs.ts'

const models = new URL('../../public/models/', import.meta.url).href
const fromDisk = (async (address: string | URL | Request) =>
  new Response(new Uint8Array(await readFile(new URL(String(address)))))) as typeof fetch

const names = ['plane', 'vae-plane', 'vae-terms'] as const
/** By lane. */
const measured = {} as Record<(typeof names)[number], LatentMeasures[]>

beforeAll(async () => {
  await setBackend('wasm')
  const digits = readDigits()
  const data = () => digits
  for (const name of names) {
    const { lanes } = await loadTrained(models, name, fromDisk)
    const run = trainedRuns[name]
    measured[name] = []
    for (const [i, lane] of run.lanes.entries()) {
      const model = buildModel(lane, { inputSize: 784, random: createRandomSource(run.seed) })
      writeWeights(model, lanes[i]!)
      measured[name].push(await dataQuestions.measureLatent({ model, data, rest: async () => {} }, 1000))
      model.dispose()
    }
  }
}, 120_000)

const spread = ({ deviation }: LatentMeasures) =>
  deviation.reduce((sum, value) => sum + value, 0) / deviation.length

/** Lanes of the triptych. */
const term = (name: (typeof termNames)[number]) => measured['vae-terms'][termNames.indexOf(name)]!

test('the triptych is one run: the same layers, data, batches and epochs, only the terms differ', () => {
  const { lanes } = trainedRuns['vae-terms']
  expect(lanes.map(({ settings: { reconstructionWeight, beta } }) => [reconstructionWeight, beta])).toEqual([
    [0, 1],
    [1, 0],
    [1, 1],
  ])
  const others = lanes.map(({ family, settings: { reconstructionWeight, beta, ...same } }) => ({
    family,
    same,
  }))
  expect(new Set(others.map((lane) => JSON.stringify(lane))).size).toBe(1)
})

test('more of the plane comes back with the variational autoencoder', () => {
  expect(measured['vae-plane'][0]!.comeBack!).toBeGreaterThan(measured.plane[0]!.comeBack! + 0.05)
})

test('the divergence alone puts every code into the middle, where it says nothing', () => {
  const { activeUnits, neighbours } = term('divergence')
  expect(spread(term('divergence'))).toBeLessThan(0.05)
  expect(activeUnits).toBe(0)
  expect(neighbours).toBeLessThan(0.25)
})

test('the reconstruction alone scatters the codes, both terms keep them round the centre', () => {
  const both = term('both')
  expect(spread(term('reconstruction'))).toBeGreaterThan(2 * spread(both))
  expect(spread(both)).toBeGreaterThan(0.7)
  expect(spread(both)).toBeLessThan(1.5)
  expect(Math.hypot(...both.mean)).toBeLessThan(0.3)
})

test('with reconstruction neighbours know the class', () => {
  for (const name of ['reconstruction', 'both'] as const) {
    expect(term(name).neighbours, name).toBeGreaterThan(0.5)
    expect(term(name).activeUnits, name).toBe(2)
  }
})
