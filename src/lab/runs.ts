/** The lab's lanes as runs: all in one worker in lockstep, or spread over workers that race. */
import { useEffect, useMemo, useRef, useState } from 'react'
import type { LaneSpec } from '../models/specs.ts'
import type { RunSpec, StartFrom } from '../protocol/run.ts'
import { followingClient, type TrainingClient, trainingClient } from '../training/client.ts'
import { startOf } from '../training/find-trained.ts'
import { followSpec, tunedLanes } from '../training/follow-spec.ts'
import type { Run, RunState } from '../training/run.ts'

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
  /** What they train; `undefined` before anything can, as when a link's settings do not fit together. */
  readonly spec: RunSpec | undefined
  /** In the order of the lanes; empty until the page has started them. */
  readonly lanes: readonly LaneRun[]
}

/** Lanes of one worker; in a race lane i belongs to worker i modulo their number. */
export function partOf(spec: RunSpec, group: number, groups: number): RunSpec {
  return { ...spec, lanes: spec.lanes.filter((_, i) => i % groups === group) }
}

/** Of what there is one a worker, that of a lane. */
export const ofLane = <T>(each: readonly T[], lane: number): T | undefined => each[lane % each.length]

/** As many workers as lanes, as far as there are cores; in lockstep one. */
export function workersFor(lanes: number, race: boolean): number {
  const cores = navigator.hardwareConcurrency || 2
  return race ? Math.max(1, Math.min(lanes, cores)) : 1
}

/** Where exactly this lane trains, at its own place if it does there; −1 where it does not. */
export function placeOf(lane: LaneSpec, index: number, running: readonly LaneSpec[]): number {
  const [wanted, ...known] = [lane, ...running].map((each) => JSON.stringify(each))
  return known[index] === wanted ? index : known.indexOf(wanted!)
}

/** A comparison that ships trained opens trained, but a race is run from its start. */
const beginningOf = (spec: RunSpec, groups: number): StartFrom =>
  groups === 1 ? startOf(spec) : { kind: 'scratch' }

/**
 * Where each lane of `wanted` stands in `now`, if some lanes only were removed or doubled: as lanes with the same settings
 * learn the same from the same batches, each can go on where it is. `undefined` where anything else differs.
 */
export function carriedLanes(now: RunSpec, wanted: RunSpec): readonly number[] | undefined {
  const others = (of: RunSpec) => JSON.stringify({ ...of, lanes: [] })
  if (others(now) !== others(wanted) || now.lanes.length === wanted.lanes.length) return undefined
  const places = wanted.lanes.map((lane, i) => placeOf(lane, i, now.lanes))
  return places.includes(-1) ? undefined : places
}

/** What a run goes on from when its lanes got or lost company. */
interface Carried {
  readonly from: StartFrom
  readonly curves: RunState['lanes']
}

/** @param places of the lanes that go on, among those of `run` */
async function carriedFrom(run: Run, places: readonly number[]): Promise<Carried> {
  const kept = await run.checkpoint()
  const { lanes } = run.store.getState()
  return {
    from: {
      kind: 'checkpoint',
      step: kept.step,
      lanes: places.map((i) => kept.lanes[i]!),
      ...(kept.stages ? { stages: places.map((i) => kept.stages![i]) } : {}),
      ...(kept.seconds === undefined ? {} : { seconds: kept.seconds }),
    },
    curves: places.map((i) => lanes[i]!),
  }
}

interface At extends Pick<LabRuns, 'runs' | 'clients' | 'spec'> {
  /** Of lockstep's one run; nothing where lanes follow or start over. */
  readonly carried?: Carried
}

/**
 * Runs that keep to `wanted`: what is live is tuned, lanes of lockstep that only lost or got company go on, else all start
 * over.
 * @param wanted memoised; none are opened before there is one
 */
export function useLabRuns(wanted: RunSpec | undefined, groups: number): LabRuns {
  const [at, setAt] = useState<At>(() => ({ runs: [], clients: [], spec: wanted }))
  const { runs, clients, spec } = at
  const known = wanted !== undefined
  const speed = useRef(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened once a number of workers; changes are followed below
  useEffect(() => {
    if (!wanted) return
    const own: TrainingClient[] = Array.from({ length: groups - 1 }, followingClient)
    const all = [trainingClient(), ...own]
    const opened = all.map((client, group) => {
      const part = partOf(wanted, group, groups)
      return client.openRun(part, beginningOf(part, groups))
    })
    for (const run of opened) if (speed.current > 0) run.setSpeed(speed.current)
    setAt({ runs: opened, clients: all, spec: wanted })
    return () => {
      speed.current = opened[0]!.store.getState().stepsPerSecond
      setAt((now) => ({ runs: [], clients: [], spec: now.spec }))
      for (const run of opened) run.close()
      for (const client of own) client.end()
    }
  }, [known, groups])
  useEffect(() => {
    if (!wanted || wanted === spec || runs.length === 0) return
    let over = false
    const go = (carried?: At['carried']) => {
      const next = { runs, clients, spec: wanted, ...(carried ? { carried } : {}) }
      if (!over) setAt((now) => (now.runs === runs ? next : now))
    }
    const [first, ...more] = runs
    const { spec: now, step } = first!.store.getState()
    // Lanes of a race are not equally far: they start over together.
    const places = more.length === 0 && step > 0 ? carriedLanes(now, wanted) : undefined
    if (places) carriedFrom(first!, places).then(go, () => go())
    else go()
    return () => {
      over = true
    }
  }, [runs, clients, spec, wanted])
  // Whoever looks at lanes has heard of the new ones by now, so that nothing is asked of lanes that are gone.
  useEffect(() => {
    const { runs, spec, carried } = at
    if (!spec) return
    const parts = runs.map((run, group) => ({ run, part: partOf(spec, group, runs.length) }))
    const trains = runs.some(({ store }) => store.getState().phase === 'running')
    // Where one worker of a race has to start over, all do.
    const isTuned = parts.every(({ run, part }) => tunedLanes(run.store.getState().spec, part))
    for (const { run, part } of parts) {
      if (isTuned) {
        followSpec(run, part)
        continue
      }
      run.restart(part, carried?.from ?? beginningOf(part, runs.length), carried?.curves)
      if (trains) run.train()
    }
  }, [at])
  return useMemo(
    () => ({
      runs,
      clients,
      spec,
      lanes:
        runs.length === 0 || !spec
          ? []
          : spec.lanes.map((_, i) => ({
              run: ofLane(runs, i)!,
              lane: Math.floor(i / runs.length),
            })),
    }),
    [runs, clients, spec],
  )
}
