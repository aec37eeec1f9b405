import '@tensorflow/tfjs-backend-cpu'
import { readFileSync } from 'node:fs'
import { setBackend } from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { lane } from '../models/specs.ts'
import type { RunSpec } from '../protocol/run.ts'
import { trainedRuns } from '../training/trained-runs.ts'
import { createWorkerApi } from './api.ts'

const name = 'autoencoder-32'
const spec = trainedRuns[name]

beforeAll(async () => {
  await setBackend('cpu')
  const serve = async (address: string) => {
    if (!address.startsWith('/models/')) return new Response(null, { status: 404 })
    return new Response(new Uint8Array(readFileSync(`public${address}`)))
  }
  vi.stubGlobal('fetch', serve)
})
afterAll(() => {
  vi.unstubAllGlobals()
})

/** Steps behind the weights with which a run begins, and what is said of it. */
async function begin(wanted: RunSpec, file: string = name) {
  const api = createWorkerApi({ baseUrl: '/', rest: async () => {}, alive: Promise.resolve() })
  const answer = await api.prepare(1, wanted, { kind: 'trained', name: file })
  await api.close(1)
  if (!answer.ok) throw new Error(answer.notice.code)
  return { step: answer.value.step, notices: answer.value.notices.map(({ code }) => code) }
}

test('a run begins with the trained weights of its settings', async () => {
  const { step, notices } = await begin(spec)
  expect(step).toBeGreaterThan(1000)
  expect(notices).toEqual([])
})

test('settings that may change while training keep the trained weights', async () => {
  const faster = { ...spec, lanes: [lane('autoencoder', { learningRate: 0.02 })] }
  expect((await begin(faster)).step).toBeGreaterThan(1000)
})

test('other settings begin with new weights, and nothing is wrong with that', async () => {
  const others = [
    { ...spec, seed: 2 },
    { ...spec, batchSize: 64 },
    { ...spec, lanes: [lane('autoencoder', { widths: [16] })] },
  ]
  for (const other of others) expect(await begin(other)).toEqual({ step: 0, notices: [] })
})

test('a missing file and a wrong number of lanes are told', async () => {
  expect(await begin(spec, 'no-such-file')).toEqual({ step: 0, notices: ['trained-missing'] })
  const twice = { ...spec, lanes: [...spec.lanes, ...spec.lanes] }
  expect(await begin(twice)).toEqual({ step: 0, notices: ['trained-missing'] })
})
