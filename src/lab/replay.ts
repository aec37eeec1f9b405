import { useEffect, useMemo, useRef, useState } from 'react'
import type { Run } from '../training/run.ts'
import { type LabRuns, type LaneRun, ofLane, partOf } from './runs.ts'
import type { KeptState } from './timeline.ts'

/**
 * The lanes with the weights of a kept state, as runs of their own beside those that train; `undefined` while the present
 * is looked at.
 */
export function useReplay(lab: LabRuns, state: KeptState | undefined): readonly LaneRun[] | undefined {
  const [runs, setRuns] = useState<readonly Run[]>([])
  const restored = useRef<KeptState>(undefined)
  const looking = state !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened when looking begins; states are followed below
  useEffect(() => {
    const { clients, spec } = lab
    if (!state || !spec || clients.length === 0) return
    restored.current = state
    const opened = clients.map((client, group) =>
      client.openRun(partOf(spec, group, clients.length), {
        kind: 'checkpoint',
        ...state.checkpoints[group]!,
      }),
    )
    setRuns(opened)
    return () => {
      setRuns([])
      for (const run of opened) run.close()
    }
  }, [looking, lab])
  useEffect(() => {
    if (!state || restored.current === state) return
    restored.current = state
    for (const [group, run] of runs.entries()) {
      run.restart(run.store.getState().spec, { kind: 'checkpoint', ...state.checkpoints[group]! })
    }
  }, [runs, state])
  return useMemo(
    () => (runs.length > 0 ? lab.lanes.map(({ lane }, i) => ({ run: ofLane(runs, i)!, lane })) : undefined),
    [runs, lab.lanes],
  )
}
