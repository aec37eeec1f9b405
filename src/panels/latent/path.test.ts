import { expect, test } from 'vitest'
import { alongPath, withCorner } from './path.ts'

const corners = [
  { x: 0, y: 0 },
  { x: 3, y: 0 },
  { x: 3, y: 1 },
]

test('positions along a path have equal distances and include its ends', () => {
  expect(alongPath(corners, 5)).toEqual([
    { x: 0, y: 0 },
    { x: 1, y: 0 },
    { x: 2, y: 0 },
    { x: 3, y: 0 },
    { x: 3, y: 1 },
  ])
})

test('a path whose ends are the same stays there', () => {
  const here = { x: 1, y: 2 }
  expect(alongPath([here, here], 3)).toEqual([here, here, here])
})

test('a new corner halves the longest leg', () => {
  expect(withCorner(corners)[1]).toEqual({ x: 1.5, y: 0 })
})
