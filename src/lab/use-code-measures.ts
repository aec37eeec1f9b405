import { useEffect, useRef, useState } from 'react'
import type { RunSpec } from '../protocol/run.ts'
import type { CodeMeasures } from './measures.ts'
import type { LabRuns } from './runs.ts'
import { hasClasses } from './settings.ts'

const probe = { known: 2000, asked: 1000 } as const
const surveyed = 1000

export interface CodeMeasurement {
  /** By lane; `undefined` before the first measurement, and for lanes that have changed since. */
  readonly codes: readonly CodeMeasures[] | undefined
  /** Of each run, when they were measured. */
  readonly steps: readonly number[]
  readonly measuring: boolean
  /** Nothing to tell apart, so neither probe nor neighbours were asked. */
  readonly oneClass: boolean
  /** Pauses and measures. */
  measure(): void
}

/** What the codes of all lanes are worth, asked on demand, lane after lane. */
export function useCodeMeasures({ lanes, runs }: LabRuns, spec: RunSpec): CodeMeasurement {
  const [found, setFound] = useState<
    { of: unknown } & Pick<CodeMeasurement, 'steps' | 'oneClass'> & { codes: readonly CodeMeasures[] }
  >()
  const [measuring, setMeasuring] = useState(false)
  const newest = useRef<unknown>(undefined)
  useEffect(() => {
    newest.current = lanes
    return () => {
      newest.current = undefined
    }
  }, [lanes])
  // Of weights that were learned anew nothing is known.
  useEffect(() => {
    const stops = runs.map(({ store }, i) =>
      store.subscribe(({ step }) => setFound((now) => (now && step < now.steps[i]! ? undefined : now))),
    )
    return () => {
      for (const stop of stops) stop()
    }
  }, [runs])
  const measure = async () => {
    if (lanes.length === 0) return
    setMeasuring(true)
    for (const run of runs) run.pause()
    const codes: CodeMeasures[] = []
    let oneClass = false
    try {
      for (const { run, lane } of lanes) {
        const {
          neighbours,
          classCount,
          activeUnits: active,
        } = await run.ask(lane, 'measureLatent', [surveyed])
        const { sparseness } = await run.ask(lane, 'unitActivity', [surveyed])
        oneClass = hasClasses(spec.data) && classCount < 2
        const ofClasses = hasClasses(spec.data) &&
          !oneClass && {
            linear: await run.ask(lane, 'linearAccuracy', [probe.known, probe.asked, 'code']),
            neighbours,
          }
        codes.push({ sparseness, active, ...ofClasses })
      }
      const steps = runs.map(({ store }) => store.getState().step)
      if (newest.current === lanes) setFound({ of: lanes, codes, steps, oneClass })
    } catch {
      // The run was replaced or its worker died; both are states of the run already.
    } finally {
      if (newest.current) setMeasuring(false)
    }
  }
  const valid = found?.of === lanes
  return {
    codes: valid ? found.codes : undefined,
    steps: found?.steps ?? [],
    measuring,
    oneClass: found?.oneClass ?? false,
    measure: () => void measure(),
  }
}
