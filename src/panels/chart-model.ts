/** What a chart of curves is made of, without drawing: lines, axes, labels that do not overlap, tables. */
import type { Curve } from '../protocol/run.ts'

export interface ChartLine {
  readonly id: string
  /** Said at the line's end. */
  readonly name: string
  readonly curve: Curve | undefined
  /** A token, such as `var(--error)`. */
  readonly colour: string
  /** Dashes in pixels, so that lines differ without colour as well. */
  readonly dashes?: string
}

/** A labelled level to compare with, such as what the mean digit would score. */
export interface Baseline {
  readonly name: string
  readonly value: number
}

export type AxisScale = 'linear' | 'log'

/**
 * A value axis around all values with round ticks.
 * @param values any numbers; those that cannot be shown (not finite, or not positive on a logarithmic axis) are left out
 * @returns `low < high`, and ticks in rising order inside of them
 */
export function valueAxis(
  values: readonly number[],
  scale: AxisScale,
): { low: number; high: number; ticks: number[] } {
  const shown = values.filter((value) => Number.isFinite(value) && (scale === 'linear' || value > 0))
  if (shown.length === 0) return { low: scale === 'log' ? 0.1 : 0, high: 1, ticks: [1] }
  const [least, most] = [Math.min(...shown), Math.max(...shown)]
  return scale === 'log' ? logAxis(least, most) : linearAxis(Math.min(0, least), most)
}

function linearAxis(least: number, most: number) {
  const span = most - least || 1
  const step = roundStep(span / 4)
  const low = Math.floor(least / step) * step
  const high = Math.ceil(most / step - 1e-9) * step || step
  const ticks = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, i) => tidy(low + i * step))
  return { low: tidy(low), high: tidy(high), ticks }
}

function logAxis(least: number, most: number) {
  const low = least / 1.15
  const high = Math.max(most * 1.15, low * 2)
  const ticks: number[] = []
  for (let decade = Math.floor(Math.log10(low)); decade <= Math.log10(high); decade++)
    for (const digit of high / low > 30 ? [1] : [1, 2, 5]) {
      const tick = Number(`${digit}e${decade}`)
      if (tick >= low && tick <= high) ticks.push(tick)
    }
  return { low, high, ticks }
}

function roundStep(rough: number): number {
  const decade = 10 ** Math.floor(Math.log10(rough))
  return decade * ([1, 2, 2.5, 5, 10].find((digit) => digit * decade >= rough * 0.999) ?? 10)
}

/** 0.30000000000000004 → 0.3 */
function tidy(value: number): number {
  return Number(value.toPrecision(10))
}

/** Round numbers of steps from 0 to `last` at most, `intervals` (1 at least) or fewer between them. */
export function stepTicks(last: number, intervals: number): number[] {
  const step = Math.max(1, roundStep(last / Math.max(1, intervals)))
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => tidy(i * step)).filter(
    Number.isInteger,
  )
}

/**
 * Moves labels apart as little as needed to keep `gap` between neighbours, inside `top … bottom`.
 * @param wanted where each label would like to be, in pixels
 * @returns where it goes, in the same order
 */
export function spreadLabels(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]!)
  const placed = [...wanted]
  let least = top
  for (const i of order) {
    placed[i] = Math.max(wanted[i]!, least)
    least = placed[i]! + gap
  }
  let most = bottom
  for (const i of order.reverse()) {
    placed[i] = Math.min(placed[i]!, most)
    most = placed[i]! - gap
  }
  return placed
}

/** A line's name and value, as far as they fit: the name gives way, the value never does. */
export function endLabel(name: string, value: string, fits: (label: string) => boolean): string {
  if (fits(`${name} ${value}`)) return `${name} ${value}`
  for (let length = name.length - 1; length > 0; length--) {
    const label = `${name.slice(0, length).trimEnd()}… ${value}`
    if (fits(label)) return label
  }
  return value
}

/** One row a step at which any line has a point; keys are the lines' ids. */
export function chartRows(lines: readonly ChartLine[]): Record<string, number>[] {
  const rows = new Map<number, Record<string, number>>()
  for (const { id, curve } of lines)
    curve?.steps.forEach((step, i) => {
      const row = rows.get(step) ?? { step }
      row[id] = curve.values[i]!
      rows.set(step, row)
    })
  return [...rows.values()].sort((a, b) => a.step! - b.step!)
}

/** A table with a header line, commas and decimal points, as every spreadsheet reads it; empty where no point is. */
export function chartCsv(lines: readonly ChartLine[]): string {
  const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const header = ['step', ...lines.map(({ name }) => quoted(name))].join(',')
  const body = chartRows(lines).map((row) => [row.step, ...lines.map(({ id }) => row[id] ?? '')].join(','))
  return `${[header, ...body].join('\n')}\n`
}

/** The last value of a line, if it has any. */
export function lastValue(line: ChartLine): number | undefined {
  return line.curve?.values.at(-1)
}
