import { expect, test } from 'vitest'
import { byName, drawingsName, freeName } from './own-set.ts'

test('a new set takes a name of its own', () => {
  expect(freeName(' letters ', [])).toBe('own:letters')
  expect(freeName('letters', ['own:letters'])).toBe('own:letters 2')
  expect(freeName('letters', ['own:letters', 'own:letters 2'])).toBe('own:letters 3')
  expect(freeName('drawings', [])).not.toBe(drawingsName)
})

test('the number of a long name stays', () => {
  const first = freeName('x'.repeat(60), [])
  const second = freeName('x'.repeat(60), [first])
  expect(first).toBe(`own:${'x'.repeat(40)}`)
  expect(second).toBe(`own:${'x'.repeat(38)} 2`)
})

test('sets are listed by their names, numbers by their size', () => {
  expect(['own:my set 10', 'own:my set 2', 'own:letters', 'own:my set'].sort(byName)).toEqual([
    'own:letters',
    'own:my set',
    'own:my set 2',
    'own:my set 10',
  ])
})
