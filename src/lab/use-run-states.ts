import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { Run, RunState } from '../training/run.ts'

/** Whether the set has come and has nothing to measure with. */
export const lacksValidation = (states: readonly RunState[]): boolean =>
  states.some(({ trainingImages, validationImages }) => trainingImages > 0 && validationImages === 0)

/** The states of several runs at once; renders when one of them changed, at most once in `everyMs`. */
export function useRunStates(runs: readonly Run[], everyMs = 0): readonly RunState[] {
  const held = useRef<{ readonly of: readonly Run[]; readonly states: readonly RunState[] }>(undefined)
  const subscribe = useCallback(
    (listener: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined
      const hear = () => {
        timer ??= setTimeout(() => {
          timer = undefined
          held.current = { of: runs, states: runs.map(({ store }) => store.getState()) }
          listener()
        }, everyMs)
      }
      const stops = runs.map((run) => run.store.subscribe(hear))
      // What changed between the rendering and now was told to nobody.
      if (runs.some(({ store }, i) => store.getState() !== held.current?.states[i])) hear()
      return () => {
        clearTimeout(timer)
        for (const stop of stops) stop()
      }
    },
    [runs, everyMs],
  )
  const get = () => {
    if (held.current?.of !== runs) {
      held.current = { of: runs, states: runs.map(({ store }) => store.getState()) }
    }
    return held.current.states
  }
  return useSyncExternalStore(subscribe, get, get)
}
