/** A free-running Gibbs chain: v → h → v′ → h′ → …, each state drawn from the machine, none of them shown to it. */
import { seededUniform } from '../../math/seeded.ts'
import { type Cell, createCell } from '../../panels/cell.ts'
import { rowMatrix } from '../../panels/matrices.ts'
import type { Matrix } from '../../protocol/run.ts'
import type { ViewAnswer } from '../../protocol/worker-api.ts'
import type { Run } from '../../training/run.ts'

export interface DreamState {
  readonly playing: boolean
  readonly steps: number
  /** Measured over the last second; 0 when the chain stands. */
  readonly stepsPerSecond: number
  /** The last step; `undefined` before the first. */
  readonly now?: ViewAnswer<'gibbsStep'>
}

export interface Dream {
  readonly state: Cell<DreamState>
  play(): void
  pause(): void
  step(): void
  /** Starts the chain again from the image that it was given, or from coin flips. */
  restart(from: 'image' | 'noise'): void
  /** A ceiling; 0 is as fast as answers come. */
  setSpeed(stepsPerSecond: number): void
  close(): void
}

const asleep: DreamState = { playing: false, steps: 0, stepsPerSecond: 0 }
const rateOverMs = 1000
const pixels = 784

/**
 * @param image where the chain starts; while there is none, it starts from coin flips
 * @param seed the run's, for the coin flips; each picture of noise is another one
 */
export function createDream(run: Pick<Run, 'ask'>, image: () => Matrix | undefined, seed: number): Dream {
  const uniform = seededUniform(seed)
  const state = createCell<DreamState>(asleep)
  let chain: Matrix | undefined
  let wish = 30
  let timer: ReturnType<typeof setTimeout> | undefined
  let round = 0
  let times: number[] = []

  const change = (changes: Partial<DreamState>) => state.set({ ...state.get(), ...changes })
  const advance = async (mine: number) => {
    const now = await run.ask(0, 'gibbsStep', [chain ?? image() ?? coinFlips(uniform)])
    if (mine !== round) return false
    chain = now.visibleSample
    const time = performance.now()
    times = [...times, time].filter((then) => time - then < rateOverMs)
    change({ now, steps: state.get().steps + 1, stepsPerSecond: state.get().playing ? times.length : 0 })
    return true
  }
  const go = async (mine: number) => {
    const began = performance.now()
    try {
      if (!(await advance(mine)) || !state.get().playing) return
    } catch {
      // The machine was replaced, or its worker died: the figure says so; the chain waits to be started again.
      return pause()
    }
    const rest = wish ? 1000 / wish - (performance.now() - began) : 0
    timer = setTimeout(() => go(mine), Math.max(0, rest))
  }
  const pause = () => {
    clearTimeout(timer)
    round++
    times = []
    change({ playing: false, stepsPerSecond: 0 })
  }
  return {
    state,
    play() {
      if (state.get().playing) return
      change({ playing: true })
      void go(++round)
    },
    pause,
    step() {
      pause()
      advance(round).catch(() => {})
    },
    restart(from) {
      const { playing } = state.get()
      pause()
      chain = from === 'noise' ? coinFlips(uniform) : undefined
      state.set(asleep)
      if (playing) this.play()
    },
    setSpeed(stepsPerSecond) {
      wish = stepsPerSecond
    },
    close: pause,
  }
}

/** Fair coins: the one place where a picture of noise is meant. */
function coinFlips(uniform: () => number): Matrix {
  return rowMatrix(Float32Array.from({ length: pixels }, () => (uniform() < 0.5 ? 1 : 0)))
}
