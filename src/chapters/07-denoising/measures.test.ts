import { expect, test } from 'vitest'
import { likeness } from './document-cells.ts'
import { measuredRepair } from './use-repair-measures.ts'

const measured = (after: number) => ({ before: 0.1, after, clean: 0.01, copied: 0.2 })
const nothing = { now: undefined, after: { steps: [], values: [] } }

test('the curve goes on, is corrected at its last step, and begins anew when training starts over', () => {
  const some = measuredRepair(measuredRepair(nothing, measured(0.09), 5), measured(0.08), 9)
  expect(some.after).toEqual({ steps: [5, 9], values: [0.09, 0.08] })
  const corrected = measuredRepair(some, measured(0.07), 9)
  expect(corrected.after).toEqual({ steps: [5, 9], values: [0.09, 0.07] })
  expect(corrected.now?.after).toBe(0.07)
  expect(measuredRepair(corrected, measured(0.2), 0).after).toEqual({ steps: [0], values: [0.2] })
})

test('likeness is PSNR, and unknown for pages of different sizes', () => {
  const page = (rows: number, value: number) => ({
    rows,
    columns: 4,
    data: new Float32Array(rows * 4).fill(value),
  })
  expect(likeness(page(3, 0.6), page(3, 0.5))).toBeCloseTo(20, 4)
  expect(likeness(page(2, 0.6), page(3, 0.5))).toBeUndefined()
  expect(likeness(undefined, page(3, 0.5))).toBeUndefined()
})
