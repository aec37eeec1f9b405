import { expect, test } from 'vitest'
import { FormulaError, readFormula, withWords } from './formula.ts'

const problem = (text: string) => {
  try {
    readFormula(text)
  } catch (error) {
    if (error instanceof FormulaError) return error.problem
    throw error
  }
  return undefined
}
const [A1, B1, C1] = ['A1', 'B1', 'C1'].map((name) => ({ kind: 'cell', name }) as const)
const number = (value: number) => ({ kind: 'number', value })

test('multiplication binds before addition, and chains go from the left', () => {
  expect(readFormula('A1 - B1 + C1')).toEqual({
    kind: '+',
    left: { kind: '-', left: A1, right: B1 },
    right: C1,
  })
  expect(readFormula('A1 + 2*B1')).toEqual({
    kind: '+',
    left: A1,
    right: { kind: '*', left: number(2), right: B1 },
  })
  expect(readFormula('(A1+B1)/2')).toEqual({
    kind: '/',
    left: { kind: '+', left: A1, right: B1 },
    right: number(2),
  })
  expect(readFormula('8/4/2')).toEqual({
    kind: '/',
    left: { kind: '/', left: number(8), right: number(4) },
    right: number(2),
  })
  expect(readFormula('-A1 - -B1')).toEqual({
    kind: '-',
    left: { kind: 'negative', of: A1 },
    right: { kind: 'negative', of: B1 },
  })
})

test.each([
  ['= a1 − b1', 'A1-B1'],
  ['1,5 · A1', '1.5*A1'],
  ['.5×A1', '0.5*A1'],
  ['With(Glasses)', 'with(glasses)'],
  ['with( glasses ; hat )', 'with(glasses,hat)'],
])('%s is read as %s', (text, same) => {
  expect(readFormula(text)).toEqual(readFormula(same))
})

test('reads examples and groups', () => {
  expect(readFormula('#12')).toEqual({ kind: 'example', number: 12 })
  expect(readFormula('without(hat, beard)')).toEqual({ kind: 'group', has: false, of: ['hat', 'beard'] })
})

test.each([
  ['A1 + ', 'incomplete', {}],
  ['A1 *', 'incomplete', {}],
  ['-', 'incomplete', {}],
  ['=', 'incomplete', {}],
  ['#', 'incomplete', {}],
  ['with', 'incomplete', {}],
  ['with(', 'incomplete', {}],
  ['with(glasses', 'bracket', {}],
  ['(A1 + B1', 'bracket', {}],
  ['A1 B1', 'unexpected', { found: 'B1' }],
  ['A1)', 'unexpected', { found: ')' }],
  ['* A1', 'unexpected', { found: '*' }],
  ['A1 ^ 2', 'unexpected', { found: '^' }],
  ['with(2)', 'unexpected', { found: '2' }],
  ['with glasses', 'unexpected', { found: 'glasses' }],
  ['with(beards)', 'unknown', { found: 'beards' }],
  ['smile', 'unknown', { found: 'smile' }],
  ['constructor(glasses)', 'unknown', { found: 'constructor' }],
])('%j is %s', (text, code, facts) => {
  expect(problem(text)).toEqual({ code, facts })
})

test('any text is either a formula or a problem, never another exception', () => {
  const scraps = [
    'A1',
    'B9',
    '#',
    '#3',
    '2',
    ',',
    '(',
    ')',
    '+',
    '-',
    '*',
    '/',
    'with',
    'hat',
    ' ',
    'ż',
    '😀',
    '.5',
    '=',
  ]
  let state = 11
  const pick = () => {
    state = (state * 48271) % 2147483647
    return scraps[state % scraps.length]!
  }
  let formulas = 0
  for (let i = 0; i < 5000; i++) {
    const text = Array.from({ length: 1 + (i % 7) }, pick).join('')
    if (problem(text) === undefined) formulas++
  }
  expect(formulas).toBeGreaterThan(100)
})

test('words change their language and come back, the rest stays', () => {
  const there = new Map([
    ['with', 'z'],
    ['glasses', 'okulary'],
  ])
  const back = new Map([...there].map(([en, pl]) => [pl, en]))
  const text = '= A1 + 0,5·with(glasses) − #7 … foo'
  expect(withWords(text, there)).toBe('= A1 + 0,5·z(okulary) − #7 … foo')
  expect(withWords(withWords(text, there), back)).toBe(text)
  expect(withWords('Z1 + z(okulary)', back)).toBe('Z1 + with(glasses)')
})
