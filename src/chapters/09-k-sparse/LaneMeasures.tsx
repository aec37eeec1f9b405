import { useEffect, useRef, useState } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import type { Cell } from '../../panels/cell.ts'
import { useCell } from '../../panels/use-cell.ts'
import { useRunState } from '../../training/hooks.ts'
import type { Run } from '../../training/run.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './Lanes.module.css'
import { countDead, type UnitUse } from './unit-use.ts'
import { chapterWords } from './words.ts'

/** Digits that the linear classifier learns from and is measured with. */
const [known, asked] = [2000, 1000]

interface LaneMeasuresProps {
  readonly run: Run | undefined
  readonly names: readonly string[]
  readonly use: readonly Cell<UnitUse>[]
}

interface Accuracies {
  /** Step at which they were measured. */
  readonly step: number
  /** By lane, 0…1, as far as they are known. */
  readonly lanes: readonly number[]
  readonly pixels: number
}

/** Error, units that never win, and what a linear classifier makes of the codes, a row for each lane. */
export function LaneMeasures({ run, names, use }: LaneMeasuresProps) {
  const say = useWords(chapterWords)
  const number = useNumbers()
  const { accuracies, measuring, measure } = useAccuracies(run, names.length)
  const percent = (value: number | undefined) =>
    value === undefined ? '' : `${number(100 * value, { decimals: 1 })} %`
  return (
    <div className={styles.measures}>
      <div className={styles.tableFrame}>
        <table className={styles.table}>
          <caption>{say('measuresCaption', { known: number(known), asked: number(asked) })}</caption>
          <thead>
            <tr>
              <th scope="col">{say('network')}</th>
              <th scope="col">{say('errorColumn')}</th>
              <th scope="col">{say('deadColumn')}</th>
              <th scope="col">{say('accuracyColumn')}</th>
            </tr>
          </thead>
          <tbody>
            {names.map((name, i) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{run && <LaneError run={run} lane={i} />}</td>
                <td>
                  <Dead use={use[i]!} />
                </td>
                <td>{percent(accuracies?.lanes[i])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles.measure}>
        <Button disabled={!run || measuring} onClick={measure}>
          {say(measuring ? 'measuring' : 'measureAccuracy')}
        </Button>
        <span role="status">
          {accuracies &&
            !measuring &&
            say('accuracyStatus', { step: number(accuracies.step), pixels: percent(accuracies.pixels) })}
        </span>
      </div>
    </div>
  )
}

function LaneError({ run, lane }: { readonly run: Run; readonly lane: number }) {
  const number = useNumbers()
  const error = useRunState(run, (state) => state.lanes[lane]?.validation.loss?.values.at(-1))
  return error === undefined ? null : number(error, { decimals: 4 })
}

function Dead({ use }: { readonly use: Cell<UnitUse> }) {
  const say = useWords(chapterWords)
  const { shares } = useCell(use)
  return shares.length === 0 ? null : say('ofUnits', { dead: countDead(shares), units: shares.length })
}

/** Asks lane after lane, so that other questions get in between; nothing remains of an outdated measurement. */
function useAccuracies(run: Run | undefined, lanes: number) {
  const [accuracies, setAccuracies] = useState<Accuracies>()
  const [measuring, setMeasuring] = useState(false)
  const over = useRef(false)
  useEffect(() => {
    over.current = false
    return () => {
      over.current = true
    }
  }, [])
  const measure = async () => {
    if (!run) return
    setMeasuring(true)
    run.pause()
    const { step } = run.store.getState()
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
  return { accuracies, measuring, measure: () => void measure() }
}
