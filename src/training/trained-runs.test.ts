import '@tensorflow/tfjs-backend-wasm'
import { readFile } from 'node:fs/promises'
import { setBackend } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { readDataSet } from '../../scripts/read-data-set.ts'
import { loadTrained } from '../data/trained.ts'
import { createRandomSource } from '../engine/random.ts'
import { buildModel } from '../models/builders.ts'
import { writeWeights } from '../worker/matrices.ts'
import { evaluateAll } from '../worker/validation.ts'
import { trainedRuns } from './trained-runs.ts'

const models = new URL('../../public/models/', import.meta.url).href
const fromDisk = (async (address: string | URL | Request) =>
  new Response(new Uint8Array(await readFile(new URL(String(address)))))) as typeof fetch

beforeAll(async () => {
  await setBackend('wasm')
})

describe.each(Object.entries(trainedRuns))('%s', (name, run) => {
  test('was trained with the settings that figures show', async () => {
    const { manifest } = await loadTrained(models, name, fromDisk)
    expect(manifest.run).toEqual(run)
  })

  test('is as good on the validation set as its manifest says', async () => {
    const { manifest, lanes } = await loadTrained(models, name, fromDisk)
    const data = await readDataSet(run.data)
    for (const [i, lane] of run.lanes.entries()) {
      const inputSize = data.height * data.width
      const model = buildModel(lane, { inputSize, random: createRandomSource(run.seed) })
      writeWeights(model, lanes[i]!)
      model.goOnFrom?.(manifest.step)
      const measured = await evaluateAll(model, data.validation, async () => {}, true)
      const { imageSquaredError, imageCrossEntropy, ...own } = measured
      for (const [metric, value] of Object.entries(own)) {
        expect((await value.data())[0], metric).toBeCloseTo(manifest.validation[i]![metric]!, 4)
      }
      // Its past, of which the lab compares the other two, ends where it is; weights are rounded, and so are points.
      for (const [metric, value] of Object.entries(measured)) {
        const end = manifest.curves![i]!.validation[metric]!.values.at(-1)!
        expect(Math.abs((await value.data())[0]! / end - 1), metric).toBeLessThan(0.01)
      }
      model.dispose()
    }
  })
})

test('a damaged file is refused, and says which', async () => {
  const damaged: typeof fetch = async (address) => {
    const answer = await fromDisk(address)
    if (!String(address).endsWith('.bin')) return answer
    const bytes = new Uint8Array(await answer.arrayBuffer())
    bytes[100]! ^= 1
    return new Response(bytes)
  }
  await expect(loadTrained(models, 'autoencoder-32', damaged)).rejects.toMatchObject({
    notice: { code: 'trained-missing', facts: { name: 'autoencoder-32' } },
  })
  await expect(loadTrained(models, 'no-such-thing', fromDisk)).rejects.toMatchObject({
    notice: { code: 'trained-missing', facts: { name: 'no-such-thing' } },
  })
})
