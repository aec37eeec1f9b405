import type { Run } from '../training/run.ts'

/**
 * The input of a watched view that costs as much as a training step: while the run trains it is asked at most once in
 * `everyMs`; a run that stands is asked at every change.
 */
export function calmInput<Input>(
  run: Run,
  everyMs: number,
  input: () => Input | undefined,
): () => Input | undefined {
  let askedAt = Number.NEGATIVE_INFINITY
  return () => {
    const now = performance.now()
    if (run.store.getState().phase === 'running' && now - askedAt < everyMs) return undefined
    askedAt = now
    return input()
  }
}
