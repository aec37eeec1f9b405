import { expect, test } from 'vitest'
import { createCell } from '../../panels/cell.ts'
import type { Points } from '../../panels/latent/model.ts'
import { createLatentState } from '../../panels/latent/state.ts'
import { createPicked, linkPlanes } from './link-planes.ts'

const pointsOf = (...positions: number[]): Points => ({
  positions: Float32Array.from(positions),
  labels: positions.slice(0, positions.length / 2).map((_, i) => i),
})

function setUp() {
  const plane = (points: Points) => ({
    points: createCell<Points | undefined>(points),
    state: createLatentState(),
  })
  const planes = [plane(pointsOf(0, 0, 10, 0, 0, 10)), plane(pointsOf(5, 5, -5, 5, -5, -5))] as const
  const picked = createPicked(0)
  for (const { state } of planes) state.touched.set(true)
  linkPlanes(planes, picked)
  return { planes, picked, cursors: () => planes.map(({ state }) => state.cursor.get()) }
}

test('all cursors begin at the codes of the digit that is picked', () => {
  expect(setUp().cursors()).toEqual([
    { x: 0, y: 0 },
    { x: 5, y: 5 },
  ])
})

test('a cursor that is moved picks the nearest digit, and the other plane shows the same one', () => {
  const { planes, picked, cursors } = setUp()
  planes[0].state.cursor.set({ x: 8, y: 1 })
  expect(picked.digit.get()).toBe(1)
  expect(cursors()).toEqual([
    { x: 8, y: 1 },
    { x: -5, y: 5 },
  ])
  // Then the other way round: the first cursor is let go.
  planes[1].state.cursor.set({ x: -4, y: -4 })
  expect(picked.digit.get()).toBe(2)
  expect(cursors()).toEqual([
    { x: 0, y: 10 },
    { x: -4, y: -4 },
  ])
})

test('classes that are not shown are not picked', () => {
  const { planes, picked } = setUp()
  planes[0].state.hidden.set(new Set([1]))
  planes[0].state.cursor.set({ x: 8, y: 1 })
  expect(picked.digit.get()).toBe(0)
})

test('a digit picked by a button takes all cursors along, and so does training', () => {
  const { planes, picked, cursors } = setUp()
  planes[0].state.cursor.set({ x: 8, y: 1 })
  picked.digit.set(2)
  expect(cursors()[0]).toEqual({ x: 0, y: 10 })
  planes[1].points.set(pointsOf(1, 1, 2, 2, 3, 3))
  expect(cursors()[1]).toEqual({ x: 3, y: 3 })
})

test('a cursor that is held stays where it is while training moves the codes', () => {
  const { planes, cursors } = setUp()
  planes[0].state.cursor.set({ x: 8, y: 1 })
  planes[0].points.set(pointsOf(9, 9, 9, 0, 0, 9))
  expect(cursors()[0]).toEqual({ x: 8, y: 1 })
})

test('a cursor that was moved before the codes were known picks when they are', () => {
  const { planes, picked } = setUp()
  const known = planes[0].points.get()
  planes[0].points.set(undefined)
  planes[0].state.cursor.set({ x: 1, y: 9 })
  expect(picked.digit.get()).toBe(0)
  planes[0].points.set(known)
  expect(picked.digit.get()).toBe(2)
})

test('a cursor that a link moves, before the learner touched anything, picks nothing', () => {
  const { planes, picked } = setUp()
  planes[0].state.touched.set(false)
  planes[0].state.cursor.set({ x: 8, y: 1 })
  expect(picked.digit.get()).toBe(0)
})
