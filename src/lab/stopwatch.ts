import type { Run } from '../training/run.ts'

export interface Stopwatch {
  /** Seconds that a run has trained since it last started over. */
  secondsOf(run: Run): number
}

/** Listens as long as the runs live. */
export function createStopwatch(runs: readonly Run[]): Stopwatch {
  const times = new Map<Run, { seconds: number; since: number | undefined }>()
  for (const run of runs) {
    const time = { seconds: 0, since: undefined as number | undefined }
    times.set(run, time)
    run.store.subscribe(({ phase, step }) => {
      const now = performance.now()
      if (time.since !== undefined) time.seconds += (now - time.since) / 1000
      time.since = phase === 'running' ? now : undefined
      if (step === 0 && phase !== 'running') time.seconds = 0
    })
  }
  return { secondsOf: (run) => times.get(run)?.seconds ?? 0 }
}
