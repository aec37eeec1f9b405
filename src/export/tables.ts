/** Curves and measures as tables: CSV for spreadsheets, JSON for programs. */
import type { LaneSpec } from '../models/specs.ts'
import type { LaneReport, RunSpec } from '../protocol/run.ts'

export type Cell = string | number | undefined

/** RFC 4180: lines end in CRLF, a cell with a comma, a quote or a line break stands in quotes; numbers keep a point. */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  const cell = (value: Cell) => {
    const text = value === undefined ? '' : String(value)
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

export interface NamedLane {
  readonly name: string
  readonly spec: LaneSpec
  readonly curves: Pick<LaneReport, 'train' | 'validation'>
  /** Updates it has seen; lanes of a race differ. */
  readonly step: number
}

/** One row a step, one column a lane, split and metric, such as `autoencoder 1 · validation · loss`. */
export function curveRows(lanes: readonly NamedLane[]): Cell[][] {
  const columns = lanes.flatMap(({ name, curves }) =>
    (['train', 'validation'] as const).flatMap((split) =>
      Object.entries(curves[split]).map(([metric, curve]) => ({
        title: `${name} · ${split} · ${metric}`,
        at: new Map(curve.steps.map((step, i) => [step, curve.values[i]!])),
      })),
    ),
  )
  const steps = [...new Set(columns.flatMap(({ at }) => [...at.keys()]))].sort((a, b) => a - b)
  return [
    ['step', ...columns.map(({ title }) => title)],
    ...steps.map((step) => [step, ...columns.map(({ at }) => at.get(step))]),
  ]
}

export interface MeasureRow {
  /** Key of the measure, the same in every language. */
  readonly measure: string
  readonly values: readonly Cell[]
}

/** One row a measure, one column a lane. */
export function measureRows(names: readonly string[], measures: readonly MeasureRow[]): Cell[][] {
  return [['measure', ...names], ...measures.map(({ measure, values }) => [measure, ...values])]
}

/** Everything that a program needs to draw the same charts, and to repeat the run. */
export function resultsJson(
  run: RunSpec,
  lanes: readonly NamedLane[],
  measures: readonly MeasureRow[],
): string {
  const content = {
    format: 'bottleneck results 1',
    run,
    lanes: lanes.map(({ name, spec, step, curves: { train, validation } }, i) => ({
      name,
      ...spec,
      step,
      curves: { train, validation },
      measures: Object.fromEntries(measures.map(({ measure, values }) => [measure, values[i] ?? null])),
    })),
  }
  return `${JSON.stringify(content, null, 1)}\n`
}
