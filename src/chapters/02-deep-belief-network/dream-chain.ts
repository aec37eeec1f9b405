/** A Gibbs chain between the top two layers of a stack, seen in pixels. */
import { type Cell, createCell } from '../../panels/cell.ts'
import type { Matrix } from '../../protocol/run.ts'
import type { Run } from '../../training/run.ts'

export interface DreamState {
  readonly playing: boolean
  readonly steps: number
  /** What the states look like, a row each; `undefined` before the first step. */
  readonly images?: Matrix
}

export interface DreamChain {
  readonly state: Cell<DreamState>
  /** Shows a dream of its own, so that nobody waits for the first. */
  sleep(): void
  play(): void
  pause(): void
  /** Coin flips again. */
  restart(): void
  close(): void
}

const asleep: DreamState = { playing: false, steps: 0 }
/** Steps a second at most: a dream is to be watched. */
const stepsPerSecond = 20

/**
 * @param visible units of the layer under the top one, as the stack stands now
 * @param dreams chains beside each other
 */
export function createDreamChain(run: Pick<Run, 'ask'>, visible: () => number, dreams: number): DreamChain {
  const state = createCell<DreamState>(asleep)
  let chain: Matrix | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let round = 0

  const step = async (mine: number) => {
    const columns = visible()
    // Halves are coins that have not fallen yet. A stack that has changed dreams from the beginning.
    if (chain?.columns !== columns) {
      chain = { rows: dreams, columns, data: new Float32Array(dreams * columns).fill(0.5) }
      state.set({ ...state.get(), steps: 0 })
    }
    const next = await run.ask(0, 'dream', [chain])
    if (mine !== round) return
    chain = next.state
    state.set({ ...state.get(), steps: state.get().steps + 1, images: next.images })
  }
  const go = async (mine: number) => {
    const began = performance.now()
    try {
      await step(mine)
    } catch {
      // The run was replaced, or its worker died: the figure says so. The next step begins anew.
      chain = undefined
    }
    if (mine !== round || !state.get().playing) return
    timer = setTimeout(() => go(mine), Math.max(0, 1000 / stepsPerSecond - (performance.now() - began)))
  }
  const stop = () => {
    round++
    clearTimeout(timer)
  }
  const play = () => {
    stop()
    state.set({ ...state.get(), playing: true })
    void go(round)
  }
  return {
    state,
    sleep() {
      const mine = round
      run.ask(0, 'sample', [dreams]).then(
        (images) => mine === round && state.set({ ...state.get(), images }),
        () => {}, // the run was replaced meanwhile; its own figure begins again
      )
    },
    play,
    pause() {
      stop()
      state.set({ ...state.get(), playing: false })
    },
    restart() {
      chain = undefined
      state.set({ playing: state.get().playing, steps: 0 })
      if (state.get().playing) play()
    },
    close: stop,
  }
}
