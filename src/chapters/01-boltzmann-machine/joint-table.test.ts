import { expect, test } from 'vitest'
import { hiddenText, jointTable, read } from './joint-table.ts'
import { barsAndStripes } from './patterns.ts'
import { createSmallRun } from './small-run.ts'

test('rows are conditionals given v, columns given h, and the whole sums to one', () => {
  const run = createSmallRun({ hidden: 4, seed: 2, rule: 'exact', rate: 0.5, patterns: barsAndStripes() })
  for (let i = 0; i < 40; i++) run.step()
  const table = jointTable(run.state.get())
  const { rows, columns } = table.joint
  expect([rows, columns]).toEqual([15, 16])
  const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0)
  expect(sum(table.joint.data)).toBeCloseTo(1, 5)
  const q = run.state.get().q
  for (const [row, state] of table.states.entries()) expect(table.visible[row]).toBeCloseTo(q[state]!, 8)
  const byRow = read(table, 'rows').data
  for (let row = 0; row < rows; row++)
    expect(sum(byRow.subarray(row * columns, (row + 1) * columns))).toBeCloseTo(1, 4)
  const byColumn = read(table, 'columns').data
  for (let h = 0; h < columns; h++)
    expect(sum(Array.from({ length: rows }, (_, row) => byColumn[row * columns + h]!))).toBeCloseTo(1, 4)
  run.close()
})

test('hidden states are written unit by unit', () => expect(hiddenText(0b0011, 4)).toBe('1100'))
