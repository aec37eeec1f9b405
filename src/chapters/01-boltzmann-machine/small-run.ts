/**
 * The small machine of *The joint distribution* in training. It lives on the page's thread: 9 visible and at most
 * 8 hidden units, plain arrays, about a millisecond an update, and never more than `sliceMs` at a time.
 */

import type { SmallMachine } from '../../math/boltzmann.ts'
import { divergence } from '../../math/boltzmann.ts'
import {
  createSmallTraining,
  type LearningRule,
  type SmallWeights,
  visibleDistribution,
} from '../../math/small-training.ts'
import { type Cell, createCell } from '../../panels/cell.ts'
import type { Curve } from '../../protocol/run.ts'

export const visibleUnits = 9
const sliceMs = 8
const tickMs = 30
/** Training stops by itself here; the default patterns need some 400 updates to come under 0.05 nats. */
export const updatesARun = 1500

export interface SmallSpec {
  readonly hidden: number
  readonly seed: number
  readonly rule: LearningRule
  readonly rate: number
  /** Visible states that are taught; one that is there twice counts twice. */
  readonly patterns: readonly number[]
}

/** A machine trained beforehand, and how it came about. */
export interface SmallTrained extends SmallWeights {
  readonly spec: SmallSpec
  readonly step: number
  readonly curve: Curve
}

export interface SmallState {
  readonly phase: 'idle' | 'running' | 'paused' | 'done'
  /** The machine is the one trained beforehand, and nothing was trained since. */
  readonly trained: boolean
  readonly step: number
  /** As it is now; read, do not keep. */
  readonly machine: SmallMachine
  /** What is taught, [512]; all zeros without patterns. */
  readonly p: Float64Array
  /** What the machine believes, [512]. */
  readonly q: Float64Array
  readonly logPartition: number
  /** KL(p ‖ q) in nats; NaN without patterns. */
  readonly divergence: number
  readonly curve: Curve
  /** A ceiling; 0 is as fast as possible. */
  readonly stepsPerSecond: number
}

export interface SmallRun {
  readonly state: Cell<SmallState>
  train(): void
  pause(): void
  step(): void
  reset(): void
  /** Back to the machine trained beforehand and its patterns. */
  loadTrained?(): void
  setSpeed(stepsPerSecond: number): void
  /** Goes on with other patterns, rule or rate; starts over where the machine itself differs. */
  follow(spec: SmallSpec): void
  close(): void
}

const isSame = (a: SmallSpec, b: SmallSpec) => JSON.stringify(a) === JSON.stringify(b)

/** How often each visible state is taught, [512]; zeros for an empty list. */
export function taught(patterns: readonly number[]): Float64Array {
  const p = new Float64Array(2 ** visibleUnits)
  for (const state of patterns) p[state]! += 1 / patterns.length
  return p
}

/** @param trained where the run starts if it is of the same machine and patterns */
export function createSmallRun(first: SmallSpec, trained?: SmallTrained): SmallRun {
  let spec = first
  let p = taught(spec.patterns)
  let training = createSmallTraining(visibleUnits, spec.hidden, spec.seed)
  let steps: number[] = []
  let values: number[] = []
  let step = 0
  let untouched = false
  let phase: SmallState['phase'] = 'idle'
  let stepsPerSecond = 50
  let goal = updatesARun
  let timer: ReturnType<typeof setTimeout> | undefined
  let owed = 0
  let lastTick = 0

  const begin = (from?: SmallTrained) => {
    training = createSmallTraining(visibleUnits, spec.hidden, spec.seed, from)
    ;[steps, values] = [[...(from?.curve.steps ?? [])], [...(from?.curve.values ?? [])]]
    ;[step, untouched, phase, goal] = [from?.step ?? 0, from !== undefined, 'idle', updatesARun]
  }
  if (trained && isSame(spec, trained.spec)) begin(trained)

  const look = (): SmallState => {
    const { q, logPartition } = visibleDistribution(training.machine)
    const away = spec.patterns.length ? divergence(p, q) : Number.NaN
    if (Number.isFinite(away) && steps.at(-1) !== step) {
      steps.push(step)
      values.push(away)
    }
    return {
      phase,
      trained: untouched && phase !== 'running',
      step,
      machine: training.machine,
      p,
      q,
      logPartition,
      divergence: away,
      curve: { steps: [...steps], values: [...values] },
      stepsPerSecond,
    }
  }
  const state = createCell(look())
  const show = () => state.set(look())

  const update = () => {
    training.update(p, spec.rule, spec.rate)
    untouched = false
    step++
  }
  const tick = () => {
    const now = performance.now()
    owed = stepsPerSecond ? owed + ((now - lastTick) / 1000) * stepsPerSecond : Number.POSITIVE_INFINITY
    lastTick = now
    while (owed >= 1 && step < goal && performance.now() - now < sliceMs) {
      update()
      owed--
    }
    if (stepsPerSecond) owed = Math.min(owed, stepsPerSecond)
    if (step >= goal) phase = 'done'
    else timer = setTimeout(tick, tickMs)
    show()
  }
  const stop = () => {
    clearTimeout(timer)
    timer = undefined
  }
  const start = () => {
    stop()
    if (spec.patterns.length === 0) return
    if (step >= goal) goal = step + updatesARun
    phase = 'running'
    owed = 0
    lastTick = performance.now()
    timer = setTimeout(tick, tickMs)
    show()
  }
  const pause = () => {
    if (phase !== 'running') return
    stop()
    phase = 'paused'
    show()
  }
  const reset = () => {
    stop()
    begin()
    show()
  }

  return {
    state,
    train: start,
    pause,
    step() {
      pause()
      if (spec.patterns.length === 0) return
      update()
      phase = 'paused'
      show()
    },
    reset,
    ...(trained
      ? {
          loadTrained() {
            stop()
            spec = trained.spec
            p = taught(spec.patterns)
            begin(trained)
            show()
          },
        }
      : {}),
    setSpeed(wanted) {
      stepsPerSecond = wanted
      owed = 0
      show()
    },
    follow(wanted) {
      const before = spec
      spec = wanted
      p = taught(spec.patterns)
      if (spec.hidden !== before.hidden || spec.seed !== before.seed) return reset()
      if (spec.patterns.length === 0) pause()
      show()
    },
    close: stop,
  }
}
