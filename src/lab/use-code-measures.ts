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
  /** Step of the first lane at which they were measured. */
  readonly step: number
  readonly measuring: boolean
  /** Nothing to tell apart, so neither probe nor neighbours were asked. */
  readonly oneClass: boolean
  /** Pauses and measures. */
  measure(): void
}

/** What the codes of all lanes are worth, asked on demand, lane after lane. */
export function useCodeMeasures({ lanes, runs }: LabRuns, spec: RunSpec): CodeMeasurement {
  const [found, setFound] = useState<
    { of: unknown } & Pick<CodeMeasurement, 'step' | 'oneClass'> & { codes: readonly CodeMeasures[] }
  >()
  const [measuring, setMeasuring] = useState(false)
  const newest = useRef<unknown>(undefined)
  useEffect(() => {
    newest.current = spec
    return () => {
      newest.current = undefined
    }
  }, [spec])
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
      const { step } = lanes[0]!.run.store.getState()
      if (newest.current === spec) setFound({ of: spec, codes, step, oneClass })
    } catch {
      // The run was replaced or its worker died; both are states of the run already.
    } finally {
      if (newest.current) setMeasuring(false)
    }
  }
  const valid = found?.of === spec
  return {
    codes: valid ? found.codes : undefined,
    step: found?.step ?? 0,
    measuring,
    oneClass: found?.oneClass ?? false,
    measure: () => void measure(),
  }
}
