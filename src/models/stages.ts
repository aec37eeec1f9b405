import type { FlagField, NumberField } from './field.ts'
import type { Stage } from './model.ts'

/** Field of every family that trains in stages: how many updates a stage is meant to last; earlier when told. */
export const stageSteps = {
  kind: 'number',
  default: 300,
  min: 1,
  max: 20000,
  step: 1,
  integer: true,
  scale: 'log',
  unit: 'steps',
  live: true,
} as const satisfies NumberField

/** Whether a stage that has had its updates gives way to the next by itself, or trains on until told. */
export const autoStages = { kind: 'flag', default: true, live: true } as const satisfies FlagField

export interface Stages {
  now(): Stage
  /** Goes on; @throws Error on the last stage */
  next(): void
  /**
   * Called before every update: goes on when the stage has had its share, then counts. So what is measured after the
   * last update of a stage belongs to that stage. The last one never ends.
   */
  count(): void
  /** Stands where `step` updates lead without being told earlier, or where it stood when `at` was noted. */
  goOnFrom(step: number, at?: Pick<Stage, 'index' | 'done'>): void
}

/**
 * Where `step` updates lead when nobody interferes.
 * @param shares updates of each stage but the last
 */
export function placeAt(step: number, shares: readonly number[]): Pick<Stage, 'index' | 'done'> {
  let [index, done] = [0, step]
  for (const share of shares) {
    if (done <= share) break
    done -= share
    index++
  }
  return { index, done }
}

type Plan = readonly Pick<Stage, 'name' | 'frozen'>[]

/**
 * A stage for each of the first `count` hidden layers and its mirror, those trained before being frozen; then one in
 * which everything moves.
 * @param depth hidden layers of the encoder
 */
export function outsideIn(name: string, count: number, depth: number): Plan {
  const layerwise = Array.from({ length: count }, (_, i) => ({
    name,
    frozen: Array.from({ length: i }, (_, j) => [j, 2 * depth - 1 - j]).flat(),
  }))
  return [...layerwise, { name: 'fine-tune', frozen: [] }]
}

export interface StagePace {
  /** Updates that each stage but the last lasts. */
  share(index: number): number
  /** false: stages go on when told only. */
  auto?(): boolean
}

/**
 * The stages of a training in order.
 * @param enter called when a stage begins, also for the first; `restored`: its weights are there already
 */
export function createStages(
  plan: Plan,
  pace: StagePace,
  enter: (index: number, restored: boolean) => void,
): Stages {
  const last = plan.length - 1
  let index = 0
  let done = 0
  const go = (to: number) => {
    index = to
    done = 0
    enter(to, false)
  }
  enter(0, false)
  return {
    now: () => ({ index, count: plan.length, done, ...plan[index]! }),
    next() {
      if (index === last) throw new Error(`nextStage: "${plan[index]!.name}" is the last stage`)
      go(index + 1)
    },
    count() {
      if (index < last && done >= pace.share(index) && (pace.auto?.() ?? true)) go(index + 1)
      done++
    },
    goOnFrom(step, at) {
      const shares = plan.slice(0, last).map((_, stage) => pace.share(stage))
      const place = at ?? placeAt(step, shares)
      index = place.index
      done = place.done
      enter(index, true)
    },
  }
}
