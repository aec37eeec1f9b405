import { expect, test } from 'vitest'
import { cellNames, evaluateSheet } from './sheet.ts'

const value = (texts: Record<string, string>, name: string) => evaluateSheet(texts, 100).cells.get(name)
const weights = (texts: Record<string, string>, name: string) => {
  const found = value(texts, name)
  return found?.kind === 'code' ? Object.fromEntries(found.weights) : found
}
const problem = (texts: Record<string, string>, name: string) => {
  const found = value(texts, name)
  return found?.kind === 'problem' ? found.problem : found
}

test('a cell is a weighted sum of the examples and groups that it rests on', () => {
  const texts = {
    A1: '#1',
    B1: 'with(glasses)',
    C1: 'without(glasses)',
    D1: 'A1 + 2*(B1 - C1)',
    A2: '(D1 + A1)/2',
  }
  expect(weights(texts, 'D1')).toEqual({ '#1': 1, 'with(glasses)': 2, 'without(glasses)': -2 })
  expect(weights(texts, 'A2')).toEqual({ '#1': 1, 'with(glasses)': 1, 'without(glasses)': -1 })
  expect([...evaluateSheet(texts, 100).sources.keys()]).toEqual(['#1', 'with(glasses)', 'without(glasses)'])
})

test('numbers are factors, in cells of their own too', () => {
  const texts = { A1: '#1', B1: '1.5', C1: 'A1 * B1', D1: '-(3 - 1)/4', A2: 'A1*D1' }
  expect(weights(texts, 'C1')).toEqual({ '#1': 1.5 })
  expect(value(texts, 'D1')).toEqual({ kind: 'number', value: -0.5 })
  expect(weights(texts, 'A2')).toEqual({ '#1': -0.5 })
})

test('one group has one name, in whatever order it was written', () => {
  const texts = { A1: 'with(hat, beard) - with(beard; hat; hat)' }
  expect(weights(texts, 'A1')).toEqual({ 'with(beard,hat)': 0 })
})

test.each([
  [{ A1: 'B2' }, 'A1', { code: 'empty', facts: { cell: 'B2' } }],
  [{ A1: 'Z9' }, 'A1', { code: 'outside', facts: { found: 'Z9' } }],
  [{ A1: 'A1 + 1' }, 'A1', { code: 'cycle', facts: { cell: 'A1' } }],
  [{ A1: '#1 + 1' }, 'A1', { code: 'mixed', facts: {} }],
  [{ A1: '#1 * #2' }, 'A1', { code: 'product', facts: {} }],
  [{ A1: '1 / #2' }, 'A1', { code: 'product', facts: {} }],
  [{ A1: '#1 / (2-2)' }, 'A1', { code: 'zero', facts: {} }],
  [{ A1: '#101' }, 'A1', { code: 'example', facts: { found: '#101', most: '100' } }],
  [{ A1: '#0' }, 'A1', { code: 'example', facts: { found: '#0', most: '100' } }],
  [{ A1: 'B1', B1: 'A2 +' }, 'A1', { code: 'faulty', facts: { cell: 'B1' } }],
])('%j: %s says so', (texts, name, expected) => {
  expect(problem(texts as unknown as Record<string, string>, name)).toEqual(expected)
})

test('every cell of a cycle says so, whoever looks at it is told where the problem is', () => {
  const texts = { A1: 'D4', B1: 'C1', C1: 'D1 + #1', D1: 'B1', D4: 'C1' }
  for (const name of ['B1', 'C1', 'D1']) expect(problem(texts, name)).toMatchObject({ code: 'cycle' })
  expect(problem(texts, 'D4')).toEqual({ code: 'faulty', facts: { cell: 'C1' } })
  expect(problem(texts, 'A1')).toEqual({ code: 'faulty', facts: { cell: 'D4' } })
})

test('an empty sheet is empty', () => {
  const { cells, sources } = evaluateSheet({ A1: '  ' }, 100)
  expect([...cells.keys()]).toEqual(cellNames)
  expect([...cells.values()].every(({ kind }) => kind === 'empty')).toBe(true)
  expect(sources.size).toBe(0)
})
