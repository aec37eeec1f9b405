import { useMemo } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { type Cell, derive } from '../../panels/cell.ts'
import { useCell } from '../../panels/use-cell.ts'
import type { Matrix } from '../../protocol/run.ts'
import { CheckIcon } from '../../ui/icons.tsx'
import { imageLoss, lossNames } from './measures.ts'
import styles from './WhichLoss.module.css'
import { chapterWords } from './words.ts'

interface MeasureTableProps {
  readonly originals: Cell<Matrix | undefined>
  /** Reconstructions by the network of each loss, in the order of `lossNames`. */
  readonly lanes: readonly Cell<Matrix | undefined>[]
  /** Images measured. */
  readonly count: number
}

/** Every network by every loss; the best of each column is marked. */
export function MeasureTable({ originals, lanes, count }: MeasureTableProps) {
  const say = useWords(chapterWords)
  const number = useNumbers()
  const measured = useMemo(() => {
    // One cell a lane, so that a lane's new answer does not measure the others again.
    const rows = lanes.map((lane) =>
      derive([originals, lane], (images, rebuilt) =>
        lossNames.map((name) => imageLoss(name, images, rebuilt)),
      ),
    )
    return derive(rows, (...values) => values)
  }, [originals, lanes])
  const table = useCell(measured)
  const best = lossNames.map((_, column) => clearlyLowest(table.map((row) => row[column])))
  return (
    <table className={styles.table}>
      <caption>{say('measureTable', { count })}</caption>
      <thead>
        <tr>
          <th scope="col">{say('trainedWith')}</th>
          {lossNames.map((name) => (
            <th key={name} scope="col">
              {say(`loss-${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lossNames.map((name, row) => (
          <tr key={name}>
            <th scope="row">{say(`loss-${name}`)}</th>
            {lossNames.map((measure, column) => {
              const value = table[row]?.[column]
              const wins = best[column] === row
              return (
                <td key={measure} className={wins ? styles.best : ''}>
                  {wins && (
                    <span role="img" aria-label={say('best')}>
                      <CheckIcon />
                    </span>
                  )}
                  {number(value ?? Number.NaN, { decimals: 4 })}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Index of the lowest value, if the next is at least 1 % higher: equal networks have no winner. */
function clearlyLowest(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined)
  const [lowest = 0, next = 0] = [...known].sort((a, b) => a - b)
  return known.length === values.length && next > lowest * 1.01 ? values.indexOf(lowest) : undefined
}
