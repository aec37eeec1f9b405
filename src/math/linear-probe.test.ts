import '@tensorflow/tfjs-backend-cpu'
import { memory, setBackend } from '@tensorflow/tfjs-core'
import { expect, test } from 'vitest'
import { linearProbe } from './linear-probe.ts'
import { rowsOf } from './rows.ts'

test('separates what a line separates, guesses where it cannot, and leaves no tensor', async () => {
  await setBackend('cpu')
  const before = memory().numTensors
  const points = Array.from({ length: 40 }, (_, i) => [Math.cos(i), Math.sin(i)])
  const halves = points.map(([x, y]) => (x! + 2 * y! > 0.3 ? 1 : 0))
  const train = rowsOf(points)
  expect(await linearProbe(train, halves, train, halves, { classes: 2, decay: 1e-6, steps: 400 })).toBe(1)
  const corners = rowsOf([
    [0, 0],
    [1, 1],
    [0, 1],
    [1, 0],
  ])
  expect(await linearProbe(corners, [0, 0, 1, 1], corners, [0, 0, 1, 1], { classes: 2 })).toBeLessThan(1)
  expect(memory().numTensors).toBe(before)
})
