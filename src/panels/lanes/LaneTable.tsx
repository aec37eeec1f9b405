import { type ReactNode, useId } from 'react'
import { useStore } from 'zustand'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { laneWords } from '../../i18n/words/lanes.ts'
import type { Run } from '../../training/run.ts'
import { CheckIcon } from '../../ui/icons.tsx'
import styles from './Lanes.module.css'

export interface LaneRow {
  readonly name: string
  /** In the order of the columns: text or an element that keeps itself up to date, such as `LaneValue`. */
  readonly cells: readonly ReactNode[]
}

interface LaneTableProps {
  readonly caption: string
  /** Heading of the names; default *network*. */
  readonly rowsAre?: string
  readonly columns: readonly string[]
  readonly rows: readonly LaneRow[]
  /** For each column the row that is marked as the best; `undefined` where none is. */
  readonly best?: readonly (number | undefined)[]
}

/** Measures of networks: a row for each lane, a column for each measure. */
export function LaneTable({ caption, rowsAre, columns, rows, best }: LaneTableProps) {
  const say = useWords(laneWords)
  const id = useId()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group that scrolls, not one of controls
    // biome-ignore lint/a11y/noNoninteractiveTabindex: where it is too wide, arrow keys scroll it
    <div className={styles.tableFrame} role="group" tabIndex={0} aria-labelledby={id}>
      <table className={styles.table}>
        <caption id={id}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{rowsAre ?? say('network')}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, cells }, row) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {columns.map((column, i) => {
                const wins = best?.[i] === row
                return (
                  <td key={column} className={wins ? styles.best : ''}>
                    {wins && (
                      <span role="img" aria-label={say('best')}>
                        <CheckIcon />
                      </span>
                    )}
                    {cells[i]}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface LaneValueProps {
  readonly run: Run | undefined
  readonly lane: number
  /** Default `loss`. */
  readonly metric?: string
  /** Default 4. */
  readonly decimals?: number
}

/** The newest validation value of one metric of one lane; nothing before there is one. */
export function LaneValue({ run, ...props }: LaneValueProps) {
  return run ? <KnownValue run={run} {...props} /> : null
}

function KnownValue({ run, lane, metric = 'loss', decimals = 4 }: LaneValueProps & { readonly run: Run }) {
  const number = useNumbers()
  const value = useStore(run.store, (state) => state.lanes[lane]?.validation[metric]?.values.at(-1))
  return value === undefined ? null : number(value, { decimals })
}

/** Index of the lowest value, if the next is at least 1 % higher: equal networks have no winner. */
export function clearlyLowest(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined)
  const [lowest = 0, next = 0] = [...known].sort((a, b) => a - b)
  return known.length === values.length && next > lowest * 1.01 ? values.indexOf(lowest) : undefined
}
