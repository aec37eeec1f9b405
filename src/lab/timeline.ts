/** States of a training that were kept, to go back to; bounded in memory. */
import { type Cell, createCell } from '../panels/cell.ts'
import type { Checkpoint } from '../protocol/run.ts'
import type { Run } from '../training/run.ts'

export interface KeptState {
  /** Of the first run. */
  readonly step: number
  /** One a run. */
  readonly checkpoints: readonly Checkpoint[]
  readonly bytes: number
}

export const mostBytes = 48 * 2 ** 20
const mostStates = 60
const keepEveryMs = 1500

export const bytesOf = (checkpoints: readonly Checkpoint[]): number =>
  checkpoints
    .flatMap(({ lanes }) => lanes.flatMap((weights) => Object.values(weights)))
    .reduce((sum, { data }) => sum + data.byteLength, 0)

/**
 * The states after one more. Where they grow too many or too large, the one goes whose neighbours are nearest to each
 * other, so that the rest is spread evenly; never the first or the last.
 */
export function keptWith(
  states: readonly KeptState[],
  next: KeptState,
  most = mostBytes,
): readonly KeptState[] {
  const kept = [...states.filter(({ step }) => step < next.step), next]
  const isTooMuch = () => kept.length > mostStates || kept.reduce((sum, { bytes }) => sum + bytes, 0) > most
  while (kept.length > 2 && isTooMuch()) {
    const gap = (i: number) => kept[i + 1]!.step - kept[i - 1]!.step
    let least = 1
    for (let i = 2; i < kept.length - 1; i++) if (gap(i) < gap(least)) least = i
    kept.splice(least, 1)
  }
  return isTooMuch() ? [next] : kept
}

export interface Timeline {
  readonly states: Cell<readonly KeptState[]>
  stop(): void
}

/** Keeps a state of all runs now and then while they train, and forgets all when they start over. */
export function createTimeline(runs: readonly Run[]): Timeline {
  const states = createCell<readonly KeptState[]>([])
  let keptAt = Number.NEGATIVE_INFINITY
  let busy = false
  let over = false
  /** The page's own step: a state that was just kept may be ahead of it. */
  let seen = 0
  const first = runs[0]
  const keep = async () => {
    busy = true
    keptAt = performance.now()
    try {
      const checkpoints = await Promise.all(runs.map((run) => run.checkpoint()))
      const step = checkpoints[0]!.step
      if (!over) states.set(keptWith(states.get(), { step, checkpoints, bytes: bytesOf(checkpoints) }))
    } catch {
      // The run was replaced or its worker died: both are states of the run already.
    } finally {
      busy = false
    }
  }
  const look = () => {
    const { phase, step } = first!.store.getState()
    if (step < seen) states.set([])
    seen = step
    const last = states.get().at(-1)
    const ripe = performance.now() - keptAt > keepEveryMs
    const ended = phase === 'paused' || phase === 'done'
    const wanted = phase === 'running' ? ripe : ended && last !== undefined && step > last.step
    const begins = last === undefined && phase === 'idle'
    if (!busy && (wanted || begins)) void keep()
  }
  const stop = first?.store.subscribe(look)
  if (first) look()
  return {
    states,
    stop() {
      over = true
      stop?.()
    },
  }
}
