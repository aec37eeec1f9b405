/**
 * The short version of `npm run reproduce`: a tenth of the training, and the orderings that must hold by then already.
 * Real digits, so `npm run digits` comes first (`npm test` sees to it).
 */
import '@tensorflow/tfjs-backend-wasm'
import { setBackend } from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import type { DataSet } from '../../src/data/data-set.ts'
import { readDigits } from '../read-digits.ts'
import { experiments } from './experiments.ts'
import { markdown } from './report.ts'

const part = 0.1
let data: DataSet

beforeAll(async () => {
  await setBackend('wasm')
  data = await readDigits()
})

test.each([
  ['denoising', ['denoising gain below 1, salt-and-pepper', 'denoising gain below 1, gaussian']],
  ['k-sparse', ['exactly k units per image', 'no more dead units with the schedule than without']],
] as const)('%s', { timeout: 600_000 }, async (name, claims) => {
  const outcome = await experiments[name]!({ data, steps: (full) => Math.round(part * full) })
  for (const claim of claims) {
    const ordering = outcome.orderings.find((each) => each.claim === claim)
    expect(ordering, `${claim}: ${ordering?.numbers}`).toMatchObject({ holds: true })
  }
  const page = markdown([{ ...outcome, seconds: 1, part, data: 'digits' }])
  expect(page).toContain(outcome.title)
  expect(page).toContain('10 % of the steps')
})
