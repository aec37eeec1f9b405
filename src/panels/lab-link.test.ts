import { expect, test } from 'vitest'
import { labFields, lanesOf, runOf } from '../lab/settings.ts'
import { lane } from '../models/specs.ts'
import { decodeSettings } from '../training/address-codec.ts'
import { labQuery } from './LabLink.tsx'

test('the link of a figure makes the same run in the lab', () => {
  const run = {
    data: 'digits',
    seed: 7,
    batchSize: 100,
    epochs: 12,
    lanes: [lane('vae', { latent: 3 }), lane('k-sparse', { k: 9 })],
  } as const
  const { settings, problems } = decodeSettings(`?${new URLSearchParams(labQuery(run))}`, 'lab', labFields)
  expect(problems).toEqual([])
  expect(runOf(lanesOf(settings.lanes).lanes, settings)).toEqual({ ...run, alike: true })
})
