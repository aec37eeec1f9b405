/** Codes that all lie in one place, where they would be taken for one. */
import type { Points } from './model.ts'
import type { Viewport } from './viewport.ts'

export interface Heap {
  readonly x: number
  readonly y: number
  /** Of the codes that count, nearly all. */
  readonly radius: number
  readonly count: number
}

/** Part of the codes that may lie elsewhere. */
const strays = 0.02
/** A heap is smaller than this part of what is shown. */
const smallest = 0.015

/** Where nearly all codes are and how far apart; `undefined` without codes. */
export function heapOf({ positions, labels }: Points): Heap | undefined {
  if (labels.length === 0) return undefined
  const along = (offset: 0 | 1) => positions.filter((_, i) => i % 2 === offset).sort()
  const middle = labels.length >> 1
  const [x, y] = [along(0)[middle]!, along(1)[middle]!]
  const distances = Float32Array.from(labels, (_, i) =>
    Math.hypot(positions[2 * i]! - x, positions[2 * i + 1]! - y),
  ).sort()
  return { x, y, radius: distances[Math.ceil(distances.length * (1 - strays)) - 1]!, count: labels.length }
}

/** Whether codes lie so near to each other that a canvas shows one point. */
export const looksLikeOne = ({ radius }: Heap, { span }: Viewport): boolean => radius < smallest * span
