import { type KeyboardEvent, type PointerEvent, useMemo } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { createCell } from '../../panels/cell.ts'
import { Picture } from '../../panels/Picture.tsx'
import { inkTint } from '../../panels/paint.ts'
import type { Matrix } from '../../protocol/run.ts'
import { Choice } from '../../ui/Choice.tsx'
import styles from './Joint.module.css'
import { hiddenText, type JointTable, type Reading, read } from './joint-table.ts'
import { Tile } from './Patterns.tsx'
import { patternText } from './patterns.ts'
import { chapterWords } from './words.ts'

interface JointViewProps {
  readonly table: JointTable
  /** Number of hidden units. */
  readonly units: number
  readonly reading: Reading
  readonly row: number
  readonly column: number
  readonly onReading: (reading: Reading) => void
  readonly onPick: (row: number, column: number) => void
}

/** The square root keeps small probabilities visible. */
const tintOf = ({ data }: Matrix) => {
  const most = data.reduce((a, b) => Math.max(a, b), 1e-12)
  return (value: number) => inkTint(Math.sqrt(value / most))
}

/** p(v,h) as a table of ink. A row read by itself is p(h|v), a column p(v|h): bars show those of the picked cell. */
export function JointView(props: JointViewProps) {
  const { table, units, reading, onReading, onPick } = props
  const say = useWords(chapterWords)
  const number = useNumbers()
  const { rows, columns } = table.joint
  const row = Math.min(props.row, rows - 1)
  const column = Math.min(props.column, columns - 1)
  const source = useMemo(() => createCell<Matrix | undefined>(read(table, reading)), [table, reading])
  const tile = useMemo(() => ({ width: columns, height: 1 }), [columns])
  const pick = (to: number, at: number) =>
    onPick(Math.min(rows - 1, Math.max(0, to)), Math.min(columns - 1, Math.max(0, at)))
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key]
    if (!by) return
    event.preventDefault()
    pick(row + by[0]!, column + by[1]!)
  }
  const onPointer = (event: PointerEvent<HTMLElement>) => {
    if (event.type === 'pointermove' && event.buttons === 0) return
    const box = event.currentTarget.getBoundingClientRect()
    const part = (at: number, from: number, size: number) => (at - from) / size
    pick(
      Math.floor(part(event.clientY, box.top, box.height) * rows),
      Math.floor(part(event.clientX, box.left, box.width) * columns),
    )
  }
  const given = rowOf(table, row)
  const down = columnOf(table, column)
  const tallest = { given: Math.max(...given), down: Math.max(...down) }
  const short = (value: number) => number(value, { significant: 2 })
  return (
    <div className={styles.joint}>
      <Choice
        label={say('reading')}
        value={reading}
        options={[
          { value: 'joint', text: say('readingJoint') },
          { value: 'rows', text: say('readingRows') },
          { value: 'columns', text: say('readingColumns') },
        ]}
        onChange={onReading}
      />
      <p className={`${styles.barsName} ${styles.right} decoder`}>
        {say('givenColumn', { most: short(tallest.down) })}
      </p>
      <div className={styles.table} style={{ ['--rows' as string]: rows, ['--columns' as string]: columns }}>
        <div className={styles.rowHeads}>
          {table.states.map((state, i) => (
            <button
              key={state}
              type="button"
              tabIndex={-1}
              aria-hidden="true"
              className={`${styles.rowHead} ${i === row ? styles.pickedHead : ''}`}
              onClick={() => pick(i, mostLikely(rowOf(table, i)))}
            >
              <Tile state={state} />
            </button>
          ))}
          <span className={`${styles.others} ${row === rows - 1 ? styles.pickedHead : ''}`}>
            {say('othersShort')}
          </span>
        </div>
        <div
          className={styles.cells}
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys pick a cell
          tabIndex={0}
          aria-label={say('tableLabel')}
          aria-describedby="joint-reading"
          onKeyDown={onKeyDown}
          onPointerDown={onPointer}
          onPointerMove={onPointer}
        >
          <Picture source={source} tile={tile} tintOf={tintOf} className={styles.ink} />
          <span className={styles.pickedRow} style={{ top: `${(row / rows) * 100}%` }} />
          <span className={styles.pickedColumn} style={{ left: `${(column / columns) * 100}%` }} />
        </div>
        <div className={styles.downBars} aria-hidden="true">
          {down.map((value, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its row
            <span key={i} style={{ width: `${(value / (tallest.down || 1)) * 100}%` }} />
          ))}
        </div>
        <div className={styles.alongBars} aria-hidden="true">
          {given.map((value, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its column
            <span key={i} style={{ height: `${(value / (tallest.given || 1)) * 100}%` }} />
          ))}
        </div>
      </div>
      <p className={`${styles.barsName} encoder`}>{say('givenRow', { most: short(tallest.given) })}</p>
      <Readout table={table} row={row} column={column} units={units} />
    </div>
  )
}

/** The picked cell in numbers: how both conditionals come from it. */
function Readout(props: { table: JointTable; row: number; column: number; units: number }) {
  const { table, row, column, units } = props
  const say = useWords(chapterWords)
  const number = useNumbers()
  const three = (value: number) => number(value, { significant: 3 })
  const value = table.joint.data[row * table.joint.columns + column]!
  const [v, h] = [table.visible[row]!, table.hidden[column]!]
  const state = table.states[row]
  return (
    <div id="joint-reading" className={styles.readout}>
      <p>
        {say('cellIs', {
          v: state === undefined ? say('others') : patternText(state),
          h: hiddenText(column, units),
        })}
      </p>
      <p className={styles.sum}>
        <span>p(v, h) = {three(value)}</span>
        <span className="encoder">
          p(h | v) = p(v, h) / p(v) = {three(value)} / {three(v)} = {three(v > 0 ? value / v : 0)}
        </span>
        <span className="decoder">
          p(v | h) = p(v, h) / p(h) = {three(value)} / {three(h)} = {three(h > 0 ? value / h : 0)}
        </span>
      </p>
    </div>
  )
}

/** Column of the largest value: where a row that is picked by its picture is picked. */
const mostLikely = (values: readonly number[]) => values.indexOf(Math.max(...values))

function rowOf({ joint, visible }: JointTable, row: number): number[] {
  const sum = visible[row]! || 1
  return Array.from(
    joint.data.subarray(row * joint.columns, (row + 1) * joint.columns),
    (value) => value / sum,
  )
}

function columnOf({ joint, hidden }: JointTable, column: number): number[] {
  const sum = hidden[column]! || 1
  return Array.from({ length: joint.rows }, (_, row) => joint.data[row * joint.columns + column]! / sum)
}
