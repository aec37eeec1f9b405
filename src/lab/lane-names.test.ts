import { expect, test } from 'vitest'
import { stepsByLane } from './lane-names.ts'

test('steps of a race name the lanes of each worker, of lockstep there is one number', () => {
  expect(stepsByLane([7], 4, String)).toBe('7')
  expect(stepsByLane([551, 150], 4, String)).toBe('A + C: 551, B + D: 150')
  expect(stepsByLane([5, 6, 7], 3, String)).toBe('A: 5, B: 6, C: 7')
})
