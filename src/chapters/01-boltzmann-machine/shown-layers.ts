/** What both layers of the machine show, and how that is named, in a phase of the update or in the dream. */
import { type Cell, createCell, derive } from '../../panels/cell.ts'
import type { Matrix } from '../../protocol/run.ts'
import type { Dream } from './dream.ts'
import type { WalkCells } from './walk-cells.ts'

export type Mode = 'update' | 'dream'

const hiddenNames = ['hiddenWaiting', 'hidden', 'hiddenSample', 'hiddenAfter', 'hiddenAfter'] as const

/** Keys of the layers' names. */
export function layerNames(mode: Mode, phase: number) {
  if (mode === 'dream') return { visible: 'dreamVisible', hidden: 'dreamHidden' } as const
  return { visible: phase < 2 ? 'visible' : 'visibleAfter', hidden: hiddenNames[phase]! } as const
}

interface ShownLayers {
  readonly visible: Cell<Matrix | undefined>
  readonly hidden: Cell<Matrix | undefined>
}

export function shownLayers(
  cells: WalkCells,
  dream: Dream | undefined,
  mode: Mode,
  phase: number,
): ShownLayers {
  if (mode === 'dream') {
    const now = dream ? dream.state : createCell({ now: undefined })
    return {
      visible: derive([now, cells.v], (state, v) => state.now?.visible ?? v),
      hidden: derive([now], (state) => state.now?.hiddenSample),
    }
  }
  const of = (pick: 'hidden' | 'hiddenSample' | 'hiddenAfter' | 'reconstruction') =>
    derive([cells.walk], (walk) => walk?.[pick])
  return {
    visible: phase < 2 ? cells.v : of('reconstruction'),
    hidden:
      phase === 0
        ? createCell<Matrix | undefined>(undefined)
        : of(phase === 1 ? 'hidden' : phase === 2 ? 'hiddenSample' : 'hiddenAfter'),
  }
}
