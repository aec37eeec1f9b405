import { useCallback, useEffect, useState } from 'react'
import type { LabRuns } from './runs.ts'
import { createTimeline, isReached, type KeptState, type Timeline } from './timeline.ts'

export interface LookedAt {
  readonly timeline: Timeline | undefined
  /** The state that is looked at; `undefined` for the present. */
  readonly seen: KeptState | undefined
  readonly see: (state: KeptState | undefined) => void
}

/** The past of the runs. A state belongs to the lanes that it was kept of: with others, the present is looked at again. */
export function useTimeline(lab: LabRuns): LookedAt {
  const [timeline, setTimeline] = useState<Timeline>()
  const [looked, setLooked] = useState<{ readonly at: LabRuns; readonly state: KeptState }>()
  useEffect(() => {
    const begun = createTimeline(lab.runs)
    setTimeline(begun)
    const stop = begun.states.subscribe(() =>
      setLooked((now) => (now && isReached(begun.states.get(), now.state) ? now : undefined)),
    )
    return () => {
      stop()
      begun.stop()
    }
  }, [lab.runs])
  const see = useCallback((state: KeptState | undefined) => setLooked(state && { at: lab, state }), [lab])
  return { timeline, seen: looked?.at === lab ? looked.state : undefined, see }
}
