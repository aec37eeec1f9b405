import { useEffect, useState } from 'react'
import { calmInput } from '../../panels/calm-input.ts'
import { type Cell, createCell } from '../../panels/cell.ts'
import type { Run } from '../../training/run.ts'
import { digitsAsked, measuredUse, type UnitUse, unknownUse } from './unit-use.ts'

/** Encoding that many digits takes as long as a training step. */
const everyMs = 1000

/** How much each lane's units are used, measured again when the weights changed. */
export function useUnitUse(run: Run | undefined, lanes: number): readonly Cell<UnitUse>[] {
  const [cells] = useState(() => Array.from({ length: lanes }, () => createCell(unknownUse)))
  useEffect(() => {
    if (!run) return
    const watching = cells.map((cell, lane) => {
      const input = calmInput(run, everyMs, (): [number] => [digitsAsked])
      return run.watch(lane, 'unitUse', input, ({ shares }) =>
        cell.set(measuredUse(cell.get(), shares, run.store.getState().step)),
      )
    })
    return () => {
      for (const { stop } of watching) stop()
    }
  }, [run, cells])
  return cells
}
