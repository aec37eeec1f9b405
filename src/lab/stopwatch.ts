import type { Run } from '../training/run.ts'

export interface Stopwatch {
  /** Seconds that a run has trained since it last started over. */
  secondsOf(run: Run): number
  /** Updates a second: as now, or as it was while it last trained; 0 before. */
  speedOf(run: Run): number
}

/** Listens as long as the runs live. */
export function createStopwatch(runs: readonly Run[]): Stopwatch {
  const times = new Map<Run, { seconds: number; since: number | undefined; speed: number }>()
  for (const run of runs) {
    const time = { seconds: 0, since: undefined as number | undefined, speed: 0 }
    times.set(run, time)
    run.store.subscribe(({ phase, step, imagesPerSecond, spec }) => {
      const now = performance.now()
      if (time.since !== undefined) time.seconds += (now - time.since) / 1000
      time.since = phase === 'running' ? now : undefined
      if (imagesPerSecond > 0) time.speed = imagesPerSecond / spec.batchSize
      if (step === 0 && phase !== 'running') {
        time.seconds = 0
        time.speed = 0
      }
    })
  }
  return {
    secondsOf: (run) => times.get(run)?.seconds ?? 0,
    speedOf: (run) => times.get(run)?.speed ?? 0,
  }
}
