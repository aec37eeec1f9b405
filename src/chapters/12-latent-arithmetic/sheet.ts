/**
 * What the cells of a sheet come to. Codes are only ever added and multiplied by numbers, so each cell is a weighted sum
 * of a few sources, examples and groups, whatever the network: the codes themselves come in at the very end.
 */
import type { Formula } from './formula.ts'
import { FormulaError, type Problem, readFormula } from './formula.ts'

export const sheetColumns = ['A', 'B', 'C', 'D'] as const
export const sheetRows = [1, 2, 3, 4] as const
/** All cells, row after row. */
export const cellNames = sheetRows.flatMap((row) => sheetColumns.map((column) => `${column}${row}`))

export type Source = Extract<Formula, { kind: 'example' | 'group' }>

export type CellValue =
  | { readonly kind: 'empty' }
  | { readonly kind: 'number'; readonly value: number }
  /** Sources by their key, with their weights. */
  | { readonly kind: 'code'; readonly weights: ReadonlyMap<string, number> }
  | { readonly kind: 'problem'; readonly problem: Problem }

export interface SheetValues {
  readonly cells: ReadonlyMap<string, CellValue>
  /** Every source that some cell needs, by its key. */
  readonly sources: ReadonlyMap<string, Source>
}

type Known = Extract<CellValue, { kind: 'number' | 'code' }>

/**
 * @param texts what is written in the cells, by name; missing ones are empty
 * @param examples how many there are to choose from
 */
export function evaluateSheet(texts: Readonly<Record<string, string>>, examples: number): SheetValues {
  const cells = new Map<string, CellValue>()
  const sources = new Map<string, Source>()
  const underway: string[] = []

  const cell = (name: string): CellValue => {
    const done = cells.get(name)
    if (done) return done
    const text = texts[name]?.trim() ?? ''
    let value: CellValue = { kind: 'empty' }
    if (text !== '') {
      underway.push(name)
      try {
        value = evaluate(readFormula(text))
      } catch (error) {
        if (!(error instanceof FormulaError)) throw error
        value = { kind: 'problem', problem: error.problem }
      }
      underway.pop()
    }
    cells.set(name, value)
    return value
  }

  const refer = (name: string): Known => {
    if (!cellNames.includes(name)) throw new FormulaError('outside', { found: name })
    if (underway.includes(name)) throw new FormulaError('cycle', { cell: name })
    const value = cell(name)
    if (value.kind === 'empty') throw new FormulaError('empty', { cell: name })
    if (value.kind !== 'problem') return value
    // All cells of a cycle say so, and not that a neighbour is at fault.
    const { problem } = value
    throw problem.code === 'cycle' && underway.includes(problem.facts.cell!)
      ? new FormulaError('cycle', problem.facts)
      : new FormulaError('faulty', { cell: name })
  }

  const source = (of: Source): Known => {
    if (of.kind === 'example' && (of.number < 1 || of.number > examples)) {
      throw new FormulaError('example', { found: `#${of.number}`, most: String(examples) })
    }
    const key = keyOf(of)
    sources.set(key, of)
    return { kind: 'code', weights: new Map([[key, 1]]) }
  }

  const evaluate = (formula: Formula): Known => {
    switch (formula.kind) {
      case 'number':
        return formula
      case 'example':
      case 'group':
        return source(formula)
      case 'cell':
        return refer(formula.name)
      case 'negative':
        return scaled(evaluate(formula.of), -1)
      case '+':
      case '-':
        return added(evaluate(formula.left), evaluate(formula.right), formula.kind === '+' ? 1 : -1)
      case '*':
        return multiplied(evaluate(formula.left), evaluate(formula.right))
      case '/':
        return divided(evaluate(formula.left), evaluate(formula.right))
    }
  }

  for (const name of cellNames) cell(name)
  return { cells, sources }
}

/** One name for one source, however it was written. */
export function keyOf(source: Source): string {
  if (source.kind === 'example') return `#${source.number}`
  return `${source.has ? 'with' : 'without'}(${[...new Set(source.of)].sort().join(',')})`
}

function scaled(value: Known, factor: number): Known {
  if (value.kind === 'number') return { kind: 'number', value: factor * value.value }
  return { kind: 'code', weights: new Map([...value.weights].map(([key, weight]) => [key, factor * weight])) }
}

/** left + factor · right */
function added(left: Known, right: Known, factor: 1 | -1): Known {
  if (left.kind === 'number' && right.kind === 'number') {
    return { kind: 'number', value: left.value + factor * right.value }
  }
  if (left.kind === 'number' || right.kind === 'number') throw new FormulaError('mixed')
  const weights = new Map(left.weights)
  for (const [key, weight] of right.weights) weights.set(key, (weights.get(key) ?? 0) + factor * weight)
  return { kind: 'code', weights }
}

function multiplied(left: Known, right: Known): Known {
  if (left.kind === 'number') return scaled(right, left.value)
  if (right.kind === 'number') return scaled(left, right.value)
  throw new FormulaError('product')
}

function divided(left: Known, right: Known): Known {
  if (right.kind === 'code') throw new FormulaError('product')
  if (right.value === 0) throw new FormulaError('zero')
  return scaled(left, 1 / right.value)
}
