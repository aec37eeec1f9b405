import type { Say } from '../i18n/words.ts'
import type { LaneSpec } from '../models/specs.ts'
import type { Checkpoint } from '../protocol/run.ts'
import type { labWords } from './words.ts'

const letters = ['A', 'B', 'C', 'D'] as const

/** `A`, `B`, … by a lane's place. */
export const letterOf = (lane: number): string => letters[lane] ?? String(lane + 1)

/** A short name of each lane, different from each other, such as `A autoencoder`. */
export function laneNames(lanes: readonly LaneSpec[], say: Say<(typeof labWords)['en']>): readonly string[] {
  return lanes.map(({ family }, i) => `${letterOf(i)} ${say(`family-${family}`)}`)
}

/** Of several workers each with its lanes and its steps, such as `A + C: 551, B + D: 150`; of one the steps alone. */
export function stepsByLane(
  steps: readonly number[],
  lanes: number,
  write: (step: number) => string,
): string {
  if (steps.length === 1) return write(steps[0]!)
  const letters = (group: number) =>
    Array.from({ length: lanes }, (_, lane) => lane)
      .filter((lane) => lane % steps.length === group)
      .map(letterOf)
  return steps.map((step, group) => `${letters(group).join(' + ')}: ${write(step)}`).join(', ')
}

/** The same of what was kept of them, one checkpoint a worker. */
export const stepsOf = (
  { checkpoints }: { readonly checkpoints: readonly Checkpoint[] },
  write: (step: number) => string,
): string =>
  stepsByLane(
    checkpoints.map(({ step }) => step),
    checkpoints.reduce((sum, { lanes }) => sum + lanes.length, 0),
    write,
  )
