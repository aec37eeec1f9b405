import { expect, test } from 'vitest'
import { isForValidation } from './drawings.ts'

test('the second drawing is for validation; later ones of every digit, however digits take turns', () => {
  const drawn: number[] = []
  const kept: number[] = []
  for (let i = 0; i < 60; i++) {
    const digit = i % 10
    if (isForValidation(drawn, digit)) kept.push(digit)
    drawn.push(digit)
    if (i === 1) expect(kept).toEqual([1])
  }
  expect(new Set(kept).size).toBe(10)
  expect(kept.length).toBeLessThanOrEqual(12)
})
