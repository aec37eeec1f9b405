import type { NumberField } from './field.ts'
import type { Stage } from './model.ts'

/** Field of every family that trains in stages: it goes on by itself after so many updates, or earlier when told. */
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

export interface Stages {
  now(): Stage
  /** Goes on; @throws Error on the last stage */
  next(): void
  /** Counts one update, and goes on when the stage has had its share; the last one never ends. */
  count(): void
  /** Stands where `step` updates lead without being told earlier. */
  goOnFrom(step: number): void
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

/**
 * The stages of a training in order.
 * @param enter called when a stage begins, also for the first
 * @param share updates that each stage but the last lasts
 */
export function createStages(plan: Plan, share: () => number, enter: (index: number) => void): Stages {
  let index = 0
  let done = 0
  const go = (to: number) => {
    index = to
    done = 0
    enter(to)
  }
  enter(0)
  return {
    now: () => ({ index, count: plan.length, ...plan[index]! }),
    next() {
      if (index === plan.length - 1) throw new Error(`nextStage: "${plan[index]!.name}" is the last stage`)
      go(index + 1)
    },
    count() {
      done++
      if (index < plan.length - 1 && done >= share()) go(index + 1)
    },
    goOnFrom(step) {
      const wanted = Math.min(plan.length - 1, Math.floor(step / share()))
      while (index < wanted) go(index + 1)
      done = step - wanted * share()
    },
  }
}
