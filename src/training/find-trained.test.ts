import { expect, test } from 'vitest'
import { lane } from '../models/specs.ts'
import type { RunSpec } from '../protocol/run.ts'
import { startOf } from './find-trained.ts'
import { trainedRuns } from './trained-runs.ts'

const { plane } = trainedRuns
const both: RunSpec = { ...plane, lanes: [...plane.lanes, ...trainedRuns['vae-plane'].lanes] }

test.each(Object.entries<RunSpec>(trainedRuns))('%s is found', (name, run) => {
  expect(startOf({ ...run, alike: true })).toEqual({ kind: 'trained', name })
})

test('files are joined in the order of the lanes', () => {
  expect(startOf(both)).toEqual({ kind: 'trained', name: 'plane+vae-plane' })
  expect(startOf({ ...both, lanes: [...both.lanes].reverse() })).toEqual({
    kind: 'trained',
    name: 'vae-plane+plane',
  })
})

test.each<[string, Partial<RunSpec>]>([
  ['seed', { seed: 2 }],
  ['batch size', { batchSize: 64 }],
  ['number of epochs', { epochs: 5 }],
  ['data set', { data: 'own:mine' }],
  ['lane', { lanes: [...both.lanes, lane('pca')] }],
])('another %s has to be trained', (_, other) => {
  expect(startOf({ ...both, ...other })).toEqual({ kind: 'scratch' })
})
