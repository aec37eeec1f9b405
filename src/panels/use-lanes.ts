import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { LaneState, Run, RunState } from '../training/run.ts'

type Lanes = Pick<RunState, 'lanes'>
type Readable<T> = Pick<StoreApi<T>, 'getState' | 'getInitialState' | 'subscribe'>

const unopened = createStore<Lanes>(() => ({ lanes: [] }))

/** Something of a run's lanes, of which there are none until there is a run; rerenders when it changed. */
export function useOfLanes<T>(run: Run | undefined, select: (lanes: readonly LaneState[]) => T): T {
  return useStore<Readable<Lanes>, T>(run?.store ?? unopened, ({ lanes }) => select(lanes))
}

/** The curves of a run's lanes: a chart stands there, and keeps its room, before there are any. Rerenders with every report. */
export const useLanes = (run: Run | undefined) => useOfLanes(run, (lanes) => lanes)
