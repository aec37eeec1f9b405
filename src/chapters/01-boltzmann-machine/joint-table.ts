/** What the joint table shows: a row for each taught picture, one for all others together, a column a hidden state. */
import { hiddenDistribution, jointRow } from '../../math/small-training.ts'
import type { Matrix } from '../../protocol/run.ts'
import type { SmallState } from './small-run.ts'

export interface JointTable {
  /** Visible state of each row; the last row has none: it stands for every picture that is not taught. */
  readonly states: readonly number[]
  /** p(v,h), [states + 1, 2^hidden]; sums to 1 */
  readonly joint: Matrix
  /** p(v) of each row. */
  readonly visible: Float64Array
  /** p(h) of each column. */
  readonly hidden: Float64Array
}

export function jointTable({ machine, logPartition, p }: SmallState): JointTable {
  const states = [...p.keys()].filter((state) => p[state]! > 0)
  const hidden = hiddenDistribution(machine, logPartition)
  const rest = hidden.slice()
  const rows = states.map((state) => jointRow(machine, logPartition, state))
  for (const row of rows) for (const [h, value] of row.entries()) rest[h]! -= value
  const all = [...rows, rest.map((value) => Math.max(0, value))]
  const data = new Float32Array(all.length * hidden.length)
  for (const [i, row] of all.entries()) data.set(row, i * hidden.length)
  return {
    states,
    joint: { rows: all.length, columns: hidden.length, data },
    visible: Float64Array.from(all, (row) => row.reduce((sum, value) => sum + value, 0)),
    hidden,
  }
}

export type Reading = 'joint' | 'rows' | 'columns'

/** The table as it is read: p(v,h), or each row divided by its sum, p(h|v), or each column by its sum, p(v|h). */
export function read({ joint, visible, hidden }: JointTable, reading: Reading): Matrix {
  if (reading === 'joint') return joint
  const { columns } = joint
  const data = joint.data.map((value, i) => {
    const sum = reading === 'rows' ? visible[Math.floor(i / columns)]! : hidden[i % columns]!
    return sum > 0 ? value / sum : 0
  })
  return { ...joint, data }
}

/** Hidden state as bits, unit 1 first. */
export function hiddenText(state: number, units: number): string {
  return Array.from({ length: units }, (_, j) => (state >> j) & 1).join('')
}
