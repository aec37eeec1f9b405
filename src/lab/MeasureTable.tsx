import { useNumbers, useWords } from '../i18n/language.tsx'
import { laneWords } from '../i18n/words/lanes.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { CheckIcon, InfoIcon } from '../ui/icons.tsx'
import { Popover } from '../ui/Popover.tsx'
import styles from './Lab.module.css'
import type { LabSectionsProps } from './LabSections.tsx'
import { laneMeasures } from './lane-measures.ts'
import { letterOf, stepsByLane } from './lane-names.ts'
import { bestOf, type MeasureName, measureNames, openLayerOf } from './measures.ts'
import { ofLane } from './runs.ts'
import type { CodeMeasurement } from './use-code-measures.ts'
import { lacksValidation, useRunStates } from './use-run-states.ts'
import { labWords } from './words.ts'

interface MeasureTableProps extends LabSectionsProps {
  readonly codes: CodeMeasurement
}

const onDemand: readonly MeasureName[] = ['linear', 'neighbours', 'sparseness', 'active']

/** Every lane by every measure; each measure explains itself on demand, the best of a row is marked. */
export function MeasureTable({ lab, spec, names, codes }: MeasureTableProps) {
  const say = useWords(labWords)
  const sayLanes = useWords(laneWords)
  const number = useNumbers()
  const states = useRunStates(lab.runs, 500)
  const all = laneMeasures(lab, spec, states, codes.codes)
  const open = lab.lanes.map(({ lane }, i) =>
    openLayerOf(spec.lanes[i]!, ofLane(states, i)?.lanes[lane]?.stage),
  )
  const isEmpty = lacksValidation(states)
  const rows = measureNames.filter(
    (measure) => onDemand.includes(measure) || all.some((values) => values[measure] !== undefined),
  )
  const text = (measure: MeasureName, value: number | undefined) => {
    if (value === undefined) return '–'
    switch (measure) {
      case 'accuracy':
      case 'linear':
      case 'neighbours':
        return number(value, { percent: true, decimals: 1 })
      case 'imageCrossEntropy':
        return number(value, { decimals: 4 })
      case 'imageSquaredError':
        return number(value, { decimals: 5 })
      case 'perImage':
      case 'sparseness':
        return number(value, { decimals: 2 })
      case 'bytes':
        return say('bytes', { value: number(value / 1000, { decimals: 0 }) })
      case 'speed':
        return number(value, { decimals: 1 })
      case 'time':
        return say('seconds', { value: number(value, { decimals: 1 }) })
      default:
        return number(value)
    }
  }
  return (
    <div className={styles.measures}>
      <p className={styles.help}>{say('measuresCaption')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: where it is too wide, arrow keys scroll it */}
      <section className={styles.tableFrame} tabIndex={0} aria-label={say('measures')}>
        <table className={styles.table} aria-label={say('measures')}>
          <thead>
            <tr>
              <th scope="col">{say('measure')}</th>
              {names.map((name, i) => (
                <th key={name} scope="col">
                  {letterOf(i)}
                  <span className={styles.family}>{name.slice(letterOf(i).length)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((measure) => {
              const values = all.map((lane) => lane[measure])
              const best = bestOf(measure, values, open.map(Boolean))
              const name = say(`m-${measure}`)
              return (
                <tr key={measure}>
                  <th scope="row">
                    <span className={styles.explained}>
                      {name}
                      <Popover
                        label={say('explain', { measure: name })}
                        trigger={
                          <IconButton label={say('explain', { measure: name })}>
                            <InfoIcon />
                          </IconButton>
                        }
                      >
                        <p className={styles.explanation}>{say(`e-${measure}`)}</p>
                      </Popover>
                    </span>
                  </th>
                  {values.map((value, i) => (
                    <td key={names[i]} className={i === best ? styles.best : ''}>
                      {i === best && (
                        <span role="img" aria-label={sayLanes('best')}>
                          <CheckIcon />
                        </span>
                      )}
                      {text(measure, value)}
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
      {open.map(
        (layer, i) =>
          layer && (
            <p key={names[i]} className={styles.help}>
              {say('openLayer', { name: names[i]!, ...layer })}
            </p>
          ),
      )}
      {codes.codes && codes.oneClass && <p className={styles.help}>{say('oneClass')}</p>}
      <div className={styles.actions}>
        <Button disabled={codes.measuring || isEmpty || lab.lanes.length === 0} onClick={codes.measure}>
          {say(codes.measuring ? 'measuring' : 'measureNow')}
        </Button>
        <span role="status" className={styles.help}>
          {codes.codes &&
            !codes.measuring &&
            say('measuredAt', { step: stepsByLane(codes.steps, names.length, number) })}
        </span>
      </div>
    </div>
  )
}
