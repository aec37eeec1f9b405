import { useSyncExternalStore } from 'react'
import type { Cell } from './cell.ts'

/** A cell's value, rendering again whenever it changes: for words and numbers, not for pixels. */
export function useCell<T>(cell: Cell<T>): T {
  return useSyncExternalStore(cell.subscribe, cell.get, cell.get)
}
