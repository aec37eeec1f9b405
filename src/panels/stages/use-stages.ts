import { useEffect, useState } from 'react'
import type { Run, RunState } from '../../training/run.ts'
import { useOfLanes } from '../use-lanes.ts'
import { type StageStarts, stageStarts } from './stage-curves.ts'

/** When each stage of a lane began, kept up to date with the run's reports. */
export function useStageStarts(run: Run | undefined, lane: number): StageStarts {
  const [starts, setStarts] = useState<StageStarts>([])
  useEffect(() => {
    if (!run) return
    const look = ({ lanes, step, spec }: RunState) => {
      const stage = lanes[lane]?.stage
      if (!stage) return
      const share = Number(spec.lanes[lane]?.settings.stageSteps ?? 0)
      setStarts((known) => {
        const now = stageStarts(known, stage, step, share)
        return now.join() === known.join() ? known : now
      })
    }
    look(run.store.getState())
    return run.store.subscribe(look)
  }, [run, lane])
  return starts
}

/** A lane's stage as text that changes only when something that is shown does; `''` before it is known. */
export function useStage(run: Run | undefined, lane: number) {
  const text = useOfLanes(run, (lanes) => {
    const stage = lanes[lane]?.stage
    return stage ? JSON.stringify(stage) : ''
  })
  return text === '' ? undefined : (JSON.parse(text) as NonNullable<RunState['lanes'][number]['stage']>)
}
