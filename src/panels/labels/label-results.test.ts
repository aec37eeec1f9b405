import { expect, test } from 'vitest'
import { confusionCounts, labelRows } from './label-results.ts'

test('lessons are put together by number of labels; the gap is taken seed by seed', () => {
  const rows = labelRows([
    { seed: 1, labels: 100, accuracies: [0.8, 0.7] },
    { seed: 1, labels: 10, accuracies: [0.5, 0.4] },
    { seed: 2, labels: 100, accuracies: [0.9, 0.6] },
  ])
  expect(rows.map(({ labels, seeds }) => [labels, seeds])).toEqual([
    [10, 1],
    [100, 2],
  ])
  expect(rows[1]!.pretrained.mean).toBeCloseTo(0.85, 10)
  expect(rows[1]!.random).toMatchObject({ low: 0.6, high: 0.7 })
  expect(rows[1]!.gap.low).toBeCloseTo(0.1, 10)
  expect(rows[1]!.gap.high).toBeCloseTo(0.3, 10)
  expect(labelRows([])).toEqual([])
})

test('confusion counts true classes by row and answers by column', () => {
  const counts = confusionCounts([3, 3, 5, 9], [3, 5, 5, 4])
  expect(counts[33]).toBe(1)
  expect(counts[53]).toBe(1)
  expect(counts[55]).toBe(1)
  expect(counts[49]).toBe(1)
  expect(counts.reduce((sum, count) => sum + count)).toBe(4)
})
