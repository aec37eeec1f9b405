import type { Say } from '../i18n/words.ts'
import type { LaneSpec } from '../models/specs.ts'
import type { labWords } from './words.ts'

const letters = ['A', 'B', 'C', 'D'] as const

/** `A`, `B`, … by a lane's place. */
export const letterOf = (lane: number): string => letters[lane] ?? String(lane + 1)

/** A short name of each lane, different from each other, such as `A autoencoder`. */
export function laneNames(lanes: readonly LaneSpec[], say: Say<(typeof labWords)['en']>): readonly string[] {
  return lanes.map(({ family }, i) => `${letterOf(i)} ${say(`family-${family}`)}`)
}
