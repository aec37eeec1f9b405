/** States of a training that were kept, to go back to; bounded in memory. */
import { type Cell, createCell } from '../panels/cell.ts'
import type { Checkpoint } from '../protocol/run.ts'
import type { Run } from '../training/run.ts'

export interface KeptState {
  /** One a run. */
  readonly checkpoints: readonly Checkpoint[]
  readonly bytes: number
}

/** How far a state is: the steps of all its runs, which in a race are not equally far. */
export const progressOf = (checkpoints: readonly Pick<Checkpoint, 'step'>[]): number =>
  checkpoints.reduce((sum, { step }) => sum + step, 0)

const progress = (state: KeptState) => progressOf(state.checkpoints)

export const mostBytes = 48 * 2 ** 20
const mostStates = 60
const keepEveryMs = 1500

export const bytesOf = (checkpoints: readonly Checkpoint[]): number =>
  checkpoints
    .flatMap(({ lanes }) => lanes.flatMap((weights) => Object.values(weights)))
    .reduce((sum, { data }) => sum + data.byteLength, 0)

/**
 * The states after one more. Where they grow too many or too large, the one goes whose neighbours are nearest to each
 * other, so that the rest is spread evenly; never the first or the last, so two must fit.
 */
export function keptWith(
  states: readonly KeptState[],
  next: KeptState,
  most = mostBytes,
): readonly KeptState[] {
  const kept = [...states.filter((state) => progress(state) < progress(next)), next]
  const isTooMuch = () => kept.length > mostStates || kept.reduce((sum, { bytes }) => sum + bytes, 0) > most
  while (kept.length > 2 && isTooMuch()) {
    const gap = (i: number) => progress(kept[i + 1]!) - progress(kept[i - 1]!)
    let least = 1
    for (let i = 2; i < kept.length - 1; i++) if (gap(i) < gap(least)) least = i
    kept.splice(least, 1)
  }
  return kept
}

/** Whether a training has come as far as `state`, or farther. */
export const isReached = (states: readonly KeptState[], state: KeptState): boolean =>
  states.some((kept) => progress(kept) >= progress(state))

export interface Timeline {
  readonly states: Cell<readonly KeptState[]>
  /** Bytes of one state, where no two of them fit and none is kept. */
  readonly tooLarge: Cell<number | undefined>
  stop(): void
}

/**
 * Keeps a state of all runs now and then while they train. What starts over forgets all; what goes on from an earlier
 * step, as after its worker's death, forgets what lay beyond.
 */
export function createTimeline(runs: readonly Run[]): Timeline {
  const states = createCell<readonly KeptState[]>([])
  const tooLarge = createCell<number | undefined>(undefined)
  let keptAt = Number.NEGATIVE_INFINITY
  let busy = false
  let over = false
  /** Rises when what is on its way here belongs to a past that is over. */
  let era = 0
  /** The page's own steps: a state that was just kept may be ahead of them. */
  let seen = runs.map(() => 0)
  const keep = async () => {
    busy = true
    keptAt = performance.now()
    const mine = era
    try {
      const checkpoints = await Promise.all(runs.map((run) => run.checkpoint()))
      const bytes = bytesOf(checkpoints)
      if (mine === era && 2 * bytes > mostBytes) tooLarge.set(bytes)
      else if (mine === era) states.set(keptWith(states.get(), { checkpoints, bytes }))
    } catch {
      // The run was replaced or its worker died: both are states of the run, which will tell of the next.
      return
    } finally {
      busy = false
    }
    // What changed meanwhile was not heard.
    if (!over) look()
  }
  const forget = (isLost: (state: KeptState) => boolean) => {
    era++
    if (states.get().some(isLost)) states.set(states.get().filter((state) => !isLost(state)))
  }
  function look() {
    const now = runs.map(({ store }) => store.getState())
    if (now.some(({ phase, step }) => phase === 'preparing' && step === 0)) {
      tooLarge.set(undefined)
      forget(() => true)
    } else if (now.some(({ step }, i) => step < seen[i]!)) {
      forget(({ checkpoints }) => checkpoints.some(({ step }, i) => step > now[i]!.step))
    }
    seen = now.map(({ step }) => step)
    if (busy || tooLarge.get() !== undefined) return
    const last = states.get().at(-1)
    const trains = now.some(({ phase }) => phase === 'running')
    const rests = now.every(({ phase }) => phase === 'idle' || phase === 'paused' || phase === 'done')
    const isNew = !last || progressOf(now) > progress(last)
    if (trains ? performance.now() - keptAt > keepEveryMs : rests && isNew) void keep()
  }
  const stops = runs.map(({ store }) => store.subscribe(look))
  if (runs.length > 0) look()
  return {
    states,
    tooLarge,
    stop() {
      over = true
      era++
      for (const stop of stops) stop()
    },
  }
}
