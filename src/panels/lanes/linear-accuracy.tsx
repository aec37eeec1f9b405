/** What a linear classifier makes of each lane's code, measured on demand. */
import { useEffect, useRef, useState } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { laneWords } from '../../i18n/words/lanes.ts'
import type { Run } from '../../training/run.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './Lanes.module.css'

/** Digits that the linear classifier learns from, and others that it is asked. */
export const probeDigits = { known: 2000, asked: 1000 } as const

export interface LinearAccuracies {
  /** Step at which they were measured. */
  readonly step: number
  /** By lane, 0…1, as far as they are known. */
  readonly lanes: readonly number[]
  readonly pixels: number
}

export interface AccuracyMeasurement {
  /** `undefined` before the first measurement. */
  readonly accuracies: LinearAccuracies | undefined
  readonly measuring: boolean
  /** Pauses the run and measures; `undefined` before there is a run. */
  readonly measure: (() => void) | undefined
}

/** Asks lane after lane, so that other questions get in between; nothing remains of an outdated measurement. */
export function useLinearAccuracies(run: Run | undefined, lanes: number): AccuracyMeasurement {
  const [accuracies, setAccuracies] = useState<LinearAccuracies>()
  const [measuring, setMeasuring] = useState(false)
  const over = useRef(false)
  useEffect(() => {
    over.current = false
    return () => {
      over.current = true
    }
  }, [])
  const measure = async (run: Run) => {
    setMeasuring(true)
    run.pause()
    const { step } = run.store.getState()
    const { known, asked } = probeDigits
    try {
      const values: number[] = []
      for (let lane = 0; lane < lanes; lane++) {
        values.push(await run.ask(lane, 'linearAccuracy', [known, asked, 'code']))
      }
      const pixels = await run.ask(0, 'linearAccuracy', [known, asked, 'pixels'])
      if (!over.current) setAccuracies({ step, lanes: values, pixels })
    } catch {
      // The run was replaced or its worker died; both are states of the run already.
    } finally {
      if (!over.current) setMeasuring(false)
    }
  }
  return { accuracies, measuring, measure: run && (() => void measure(run)) }
}

/** The button that measures, and what stands under a table of the accuracies: when, and what raw pixels give. */
export function MeasureAccuracy({ accuracies, measuring, measure }: AccuracyMeasurement) {
  const say = useWords(laneWords)
  const number = useNumbers()
  return (
    <div className={styles.measure}>
      <Button disabled={!measure || measuring} onClick={() => measure?.()}>
        {say(measuring ? 'measuring' : 'measureAccuracy')}
      </Button>
      <span role="status">
        {accuracies &&
          !measuring &&
          say('accuracyStatus', {
            step: number(accuracies.step),
            pixels: number(accuracies.pixels, { percent: true, decimals: 1 }),
          })}
      </span>
    </div>
  )
}
