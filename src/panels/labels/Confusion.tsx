import { type KeyboardEvent, useRef } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { labelWords } from '../../i18n/words/labels.ts'
import styles from './Labels.module.css'

interface ConfusionProps {
  /** Of which network, for its name. */
  readonly network: string
  /** True class by row, answer by column, [10, 10]; empty before it is known. */
  readonly counts: readonly number[]
  /** Cell that is open: 10 · true class + answer. */
  readonly open: number
  readonly onOpen: (cell: number) => void
}

const digits = Array.from({ length: 10 }, (_, i) => i)

/** What was taken for what: each cell opens the digits behind it. Arrow keys go from cell to cell. */
export function Confusion({ network, counts, open, onOpen }: ConfusionProps) {
  const say = useWords(labelWords)
  const grid = useRef<HTMLTableElement>(null)
  const most = Math.max(1, ...counts)
  const mostWrong = Math.max(1, ...counts.filter((_, cell) => cell % 11 !== 0))
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -10, ArrowDown: 10 }[event.key]
    if (!by) return
    event.preventDefault()
    const [row, column] = [Math.floor(open / 10), open % 10]
    const leaves =
      Math.abs(by) === 1 ? column + by < 0 || column + by > 9 : row + by / 10 < 0 || row + by / 10 > 9
    if (leaves) return
    onOpen(open + by)
    grid.current?.querySelector<HTMLElement>(`[data-cell="${open + by}"]`)?.focus()
  }
  return (
    <div className={styles.confusion}>
      <table ref={grid} className={styles.matrix} onKeyDown={onKeyDown}>
        <caption>{say('confusion', { network })}</caption>
        <thead>
          <tr>
            <td />
            {digits.map((digit) => (
              <th key={digit} scope="col">
                {digit}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {digits.map((row) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {digits.map((column) => {
                const cell = 10 * row + column
                const count = counts[cell] ?? 0
                const right = row === column
                return (
                  <td key={column}>
                    <button
                      type="button"
                      data-cell={cell}
                      className={right ? styles.right : styles.wrong}
                      style={{ ['--part' as string]: count / (right ? most : mostWrong) }}
                      aria-pressed={cell === open}
                      aria-label={say('confusionCell', { truth: row, answer: column, count })}
                      tabIndex={cell === open ? 0 : -1}
                      onClick={() => onOpen(cell)}
                    >
                      {count || ''}
                    </button>
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
