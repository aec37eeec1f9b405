import { expect, test } from 'vitest'
import { layerStates } from './StagedRivals.tsx'

test('from the outside in: what was trained is locked, what is to come is absent, at last all moves', () => {
  expect(layerStates(6, 0, [], 3, 'with-encoder').join(' ')).toBe('moving absent absent absent absent moving')
  expect(layerStates(6, 1, [0, 5], 3, 'with-encoder').join(' ')).toBe(
    'frozen moving absent absent moving frozen',
  )
  expect(layerStates(6, 3, [], 3, 'with-encoder')).toEqual(Array.from({ length: 6 }, () => 'moving'))
})

test('a stack has no decoder before it is turned over', () => {
  expect(layerStates(4, 1, [0, 3], 2, 'at-last').join(' ')).toBe('frozen moving absent absent')
  expect(layerStates(4, 2, [], 2, 'at-last').join(' ')).toBe('moving moving moving moving')
})
