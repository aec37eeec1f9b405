import { expect, test, vi } from 'vitest'
import { createCell, derive } from './cell.ts'

test('tells listeners of changes only, until they stop', () => {
  const cell = createCell(1)
  const heard = vi.fn()
  const stop = cell.subscribe(heard)
  cell.set(1)
  expect(heard).not.toHaveBeenCalled()
  cell.set(2)
  expect(heard).toHaveBeenCalledTimes(1)
  stop()
  cell.set(3)
  expect(heard).toHaveBeenCalledTimes(1)
  expect(cell.get()).toBe(3)
})

test('works only while somebody listens', () => {
  const disconnect = vi.fn()
  const connect = vi.fn((set: (value: number) => void) => {
    set(7)
    return disconnect
  })
  const cell = createCell(0, connect)
  expect(connect).not.toHaveBeenCalled()
  const stops = [cell.subscribe(() => {}), cell.subscribe(() => {})]
  expect(connect).toHaveBeenCalledTimes(1)
  expect(cell.get()).toBe(7)
  stops[0]!()
  stops[0]!()
  expect(disconnect).not.toHaveBeenCalled()
  stops[1]!()
  expect(disconnect).toHaveBeenCalledTimes(1)
})

test('a derived cell follows its sources and computes once per change', () => {
  const [a, b] = [createCell(2), createCell(3)]
  const multiply = vi.fn((x: number, y: number) => x * y)
  const product = derive([a, b], multiply)
  const heard = vi.fn()
  const stop = product.subscribe(heard)
  a.set(5)
  expect(product.get()).toBe(15)
  expect(product.get()).toBe(15)
  expect(heard).toHaveBeenCalledTimes(1)
  expect(multiply).toHaveBeenCalledTimes(2)
  stop()
  b.set(4)
  expect(heard).toHaveBeenCalledTimes(1)
  expect(product.get()).toBe(20)
})

test('a derived cell whose value stays the same says nothing', () => {
  const a = createCell(2)
  const even = derive([a], (x) => x % 2 === 0)
  const heard = vi.fn()
  even.subscribe(heard)
  a.set(4)
  expect(heard).not.toHaveBeenCalled()
})
