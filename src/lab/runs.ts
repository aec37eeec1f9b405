/** The lab's lanes as runs: all in one worker in lockstep, or spread over workers that race. */
import { useEffect, useMemo, useState } from 'react'
import type { RunSpec, StartFrom } from '../protocol/run.ts'
import {
  createTrainingClient,
  type TrainingClient,
  trainingClient,
  wantedBackend,
} from '../training/client.ts'
import { startOf } from '../training/find-trained.ts'
import { followSpec } from '../training/follow-spec.ts'
import type { Run } from '../training/run.ts'

/** Where one lane of the lab trains. */
export interface LaneRun {
  readonly run: Run
  /** Its place in that run. */
  readonly lane: number
}

export interface LabRuns {
  readonly runs: readonly Run[]
  /** Of each run, to open others beside it in the same worker. */
  readonly clients: readonly TrainingClient[]
  readonly spec: RunSpec
  /** In the order of the lanes; empty until the page has started them. */
  readonly lanes: readonly LaneRun[]
}

/** Lanes of one worker; in a race lane i belongs to worker i modulo their number. */
export function partOf(spec: RunSpec, group: number, groups: number): RunSpec {
  return { ...spec, lanes: spec.lanes.filter((_, i) => i % groups === group) }
}

/** As many workers as lanes, as far as there are cores; in lockstep one. */
export function workersFor(lanes: number, race: boolean, cores: number): number {
  return race ? Math.max(1, Math.min(lanes, cores)) : 1
}

/** A comparison that ships trained opens trained, but a race is run from its start. */
const beginningOf = (spec: RunSpec, groups: number): StartFrom =>
  groups === 1 ? startOf(spec) : { kind: 'scratch' }

const nothing = { runs: [], clients: [] } as const

/**
 * Runs that keep to `spec`: what is live is tuned, else all start over.
 * @param spec memoised
 */
export function useLabRuns(spec: RunSpec, groups: number): LabRuns {
  const [{ runs, clients }, setOpened] = useState<Pick<LabRuns, 'runs' | 'clients'>>(nothing)
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened once a number of workers; changes are followed below
  useEffect(() => {
    const own: TrainingClient[] = Array.from({ length: groups - 1 }, () =>
      createTrainingClient(wantedBackend(window.location.search)),
    )
    const all = [trainingClient(), ...own]
    const opened = all.map((client, group) => {
      const part = partOf(spec, group, groups)
      return client.openRun(part, beginningOf(part, groups))
    })
    setOpened({ runs: opened, clients: all })
    return () => {
      setOpened(nothing)
      for (const run of opened) run.close()
      for (const client of own) client.end()
    }
  }, [groups])
  useEffect(() => {
    for (const [group, run] of runs.entries()) {
      const part = partOf(spec, group, runs.length)
      followSpec(run, part, beginningOf(part, runs.length))
    }
  }, [runs, spec])
  return useMemo(
    () => ({
      runs,
      clients,
      spec,
      lanes:
        runs.length === 0
          ? []
          : spec.lanes.map((_, i) => ({
              run: runs[i % runs.length]!,
              lane: Math.floor(i / runs.length),
            })),
    }),
    [runs, clients, spec],
  )
}
