/** React's way to runs. Each hook connects in an effect and cleans up; rendering needs no browser. */
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { type Notice, noticeOf } from '../protocol/notice.ts'
import type { DataSetName, RunSpec, StartFrom } from '../protocol/run.ts'
import type { Pictures } from '../protocol/worker-api.ts'
import { type BackendState, trainingClient } from './client.ts'
import { followSpec } from './follow-spec.ts'
import type { Run, RunState } from './run.ts'
import { borrowRun } from './shared-runs.ts'
import { seeStart } from './trained-starts.ts'

/**
 * A run that lives as long as the component. `undefined` on the first render and on a server.
 * Later changes of `spec` and `start` do nothing by themselves: call `run.restart`, or use `useFollowedRun`.
 */
export function useRun(spec: RunSpec, start: StartFrom): Run | undefined {
  seeStart(start)
  const [run, setRun] = useState<Run>()
  const wanted = useRef({ spec, start })
  if (!run) wanted.current = { spec, start }
  useEffect(() => {
    let over = false
    let opened: Run | undefined
    // A page that was rendered beforehand learns from its address only now what is wanted.
    queueMicrotask(() => {
      if (over) return
      opened = trainingClient().openRun(wanted.current.spec, wanted.current.start)
      setRun(opened)
    })
    return () => {
      over = true
      opened?.close()
    }
  }, [])
  return run
}

/**
 * A run that keeps to what the settings ask for: live fields are tuned, others restart it from new weights.
 * @param wanted memoised; each new value is followed
 * @param start where the run begins the first time
 */
export function useFollowedRun(wanted: RunSpec, start: StartFrom): Run | undefined {
  const run = useRun(wanted, start)
  useEffect(() => {
    if (run) followSpec(run, wanted)
  }, [run, wanted])
  return run
}

/**
 * A run that all figures of the page that name it have in common: what one trains, all show.
 * @param name another one brings another run; `spec` and `start` count for the first who names it
 */
export function useSharedRun(name: string, spec: RunSpec, start: StartFrom): Run | undefined {
  seeStart(start)
  const [run, setRun] = useState<Run>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the name says which run it is
  useEffect(() => {
    const borrowed = borrowRun(trainingClient(), name, spec, start)
    setRun(borrowed.run)
    return borrowed.giveBack
  }, [name])
  return run
}

/** A part of a run's state; rerenders when that part changed. */
export function useRunState<T>(run: Run, select: (state: RunState) => T): T {
  return useStore(run.store, select)
}

export interface Loaded<T> {
  readonly value?: T
  readonly failure?: Notice
  retry(): void
}

/**
 * Images of a data set by position; `indices` and `labels` are compared by content.
 * @param labels draws each image again as if it had this label; of sets that are drawn only
 */
export function usePictures(
  data: DataSetName,
  split: 'train' | 'validation',
  indices: readonly number[],
  labels?: readonly number[],
): Loaded<Pictures> {
  const [loaded, setLoaded] = useState<Omit<Loaded<Pictures>, 'retry'>>({})
  const [attempt, setAttempt] = useState(0)
  const wanted = indices.join(' ')
  const redrawn = labels?.join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks again
  useEffect(() => {
    let over = false
    const listOf = (text: string) => (text === '' ? [] : text.split(' ').map(Number))
    trainingClient()
      .pictures(data, split, listOf(wanted), redrawn === undefined ? undefined : listOf(redrawn))
      .then(
        (value) => over || setLoaded({ value }),
        (error) => over || setLoaded({ failure: noticeOf(error) }),
      )
    return () => {
      over = true
    }
  }, [data, split, wanted, redrawn, attempt])
  return { ...loaded, retry: () => setAttempt(attempt + 1) }
}

/** The backend in use; `undefined` before the page has a client. */
export function useBackend(): BackendState | undefined {
  const [state, setState] = useState<BackendState>()
  useEffect(() => {
    const { backend } = trainingClient()
    setState(backend.getState())
    return backend.subscribe(setState)
  }, [])
  return state
}
