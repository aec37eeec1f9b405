import { describe, expect, test } from 'vitest'
import { conflictOf, labFields, lanesOf, runOf } from '../lab/settings.ts'
import { lane } from '../models/specs.ts'
import type { RunSpec } from '../protocol/run.ts'
import { decodeSettings } from '../training/address-codec.ts'
import { trainedRuns } from '../training/trained-runs.ts'
import { labQuery } from './LabLink.tsx'

/** What the lab makes of a figure's link. */
function opened(run: RunSpec): RunSpec {
  const { settings, problems } = decodeSettings(`?${new URLSearchParams(labQuery(run))}`, 'lab', labFields)
  expect(problems).toEqual([])
  const read = lanesOf(settings.lanes)
  expect(read.problems).toEqual([])
  return runOf(read.lanes, settings)
}

test('the link of a figure makes the same run in the lab', () => {
  const run = {
    data: 'digits',
    seed: 7,
    batchSize: 100,
    epochs: 12,
    lanes: [lane('vae', { latent: 3 }), lane('k-sparse', { k: 9 })],
  } as const
  expect(opened(run)).toEqual({ ...run, alike: true })
})

describe('of each figure that opens trained', () => {
  const held = Object.entries<RunSpec>(trainedRuns).filter(([, { lanes }]) => lanes.length <= 4)
  test.each(held)('%s', (_, run) => {
    const { data, lanes, seed, batchSize } = opened(run)
    expect({ data, lanes, seed, batchSize }).toEqual({
      data: run.data,
      lanes: run.lanes,
      seed: run.seed,
      batchSize: run.batchSize,
    })
    expect(lanes.map((one) => conflictOf(one, data))).toEqual(lanes.map(() => undefined))
  })
})
