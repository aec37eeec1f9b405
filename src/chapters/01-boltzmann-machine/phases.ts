/** The four phases of an update, and what each of them lights up. */
import type { Part } from '../../ui/highlight.ts'

export interface Phase {
  /** Key of its name. */
  readonly name: 'positivePhase' | 'reconstructionPhase' | 'negativePhase' | 'weightChange'
  /** Its formula, in the figure and in the text. */
  readonly part: Part
  /** The layer that it computes; the last phase computes the edges. */
  readonly layer?: 'visible' | 'hidden'
}

export const phases: readonly Phase[] = [
  { name: 'positivePhase', part: 'encoder', layer: 'hidden' },
  { name: 'reconstructionPhase', part: 'decoder', layer: 'visible' },
  { name: 'negativePhase', part: 'encoder', layer: 'hidden' },
  { name: 'weightChange', part: 'error' },
]

/** Phase 0 shows the picture; the others are counted from 1. */
export const lastPhase = phases.length
