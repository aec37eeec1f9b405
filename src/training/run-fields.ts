/** What a learner may set of a run, besides its models' own settings. */
import type { Fields } from '../models/field.ts'

export const runFields = {
  batchSize: {
    kind: 'number',
    default: 128,
    min: 8,
    max: 512,
    step: 1,
    integer: true,
    scale: 'log',
    unit: 'count',
    live: false,
    advanced: true,
  },
  seed: {
    kind: 'number',
    default: 1,
    min: 1,
    max: 99,
    step: 1,
    integer: true,
    unit: 'none',
    live: false,
    advanced: true,
  },
} as const satisfies Fields
