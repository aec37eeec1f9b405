import { expect, test } from 'vitest'
import { curvesByStage, stageStarts } from './stage-curves.ts'

test('starts are known as stages are seen, guessed by their share where nobody looked', () => {
  expect(stageStarts([], { index: 0, done: 0 }, 0, 200)).toEqual([0])
  expect(stageStarts([0], { index: 1, done: 3 }, 63, 200)).toEqual([0, 60])
  expect(stageStarts([0, 60], { index: 2, done: 10 }, 110, 200)).toEqual([0, 60, 100])
  expect(stageStarts([], { index: 2, done: 10 }, 410, 200)).toEqual([0, 200, 400])
  // Started over.
  expect(stageStarts([0, 60, 100], { index: 0, done: 0 }, 0, 200)).toEqual([0])
})

test('each point belongs to one stage, the last update of a stage to that stage', () => {
  const curve = { steps: [0, 50, 100, 150, 200, 250], values: [6, 5, 4, 3, 2, 1] }
  expect(curvesByStage(curve, [0, 100, 200])).toEqual([
    { steps: [0, 50, 100], values: [6, 5, 4] },
    { steps: [150, 200], values: [3, 2] },
    { steps: [250], values: [1] },
  ])
  // A stage that is measured before its first update: the same step twice.
  const twice = { steps: [0, 100, 100, 100, 150], values: [6, 4, 4, 9, 3] }
  expect(curvesByStage(twice, [0, 100])).toEqual([
    { steps: [0, 100], values: [6, 4] },
    { steps: [100, 150], values: [9, 3] },
  ])
  expect(curvesByStage(undefined, [0])).toEqual([{ steps: [], values: [] }])
})
