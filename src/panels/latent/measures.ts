import type { ViewAnswer } from '../../protocol/worker-api.ts'
import type { Run } from '../../training/run.ts'
import { type Cell, createCell, derive } from '../cell.ts'
import { pacedCell } from './model.ts'

/** Images of each set that measures are taken with. */
export const measuredImages = 1000

/** Spread, neighbours, active units, share that comes back: anew some seconds after the weights changed. */
export function measuresCell(
  run: Run | undefined,
  lane: number,
): Cell<ViewAnswer<'measureLatent'> | undefined> {
  const answers = pacedCell(run, lane, 'measureLatent', createCell(measuredImages), (count) => [count], 2500)
  return derive([answers], (answered) => answered?.answer)
}
