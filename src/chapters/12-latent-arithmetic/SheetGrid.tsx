import { type KeyboardEvent, memo, useMemo, useRef } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { type Cell, derive } from '../../panels/cell.ts'
import { takeRows } from '../../panels/matrices.ts'
import { Picture } from '../../panels/Picture.tsx'
import type { Matrix } from '../../protocol/run.ts'
import { faceTile } from './runs.ts'
import styles from './SheetGrid.module.css'
import { type CellValue, cellNames, type SheetValues, sheetColumns, sheetRows } from './sheet.ts'
import { useSheetWords } from './sheet-words.ts'
import { chapterWords } from './words.ts'

interface SheetGridProps {
  readonly texts: Readonly<Record<string, string>>
  readonly values: SheetValues
  /** One image for each cell, in the order of `cellNames`. */
  readonly pictures: Cell<Matrix | undefined>
  readonly selected: string
  readonly onSelect: (name: string) => void
  /** The learner wants to write into the selected cell; with the text that it starts with, if a key was typed. */
  readonly onEdit: (start?: string) => void
  readonly onClear: () => void
}

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  Home: [-sheetColumns.length, 0],
  End: [sheetColumns.length, 0],
}

/** The cell so many columns and rows away, no further than the edge. */
export function cellAt(name: string, columns: number, rows: number): string {
  const at = cellNames.indexOf(name)
  const within = (place: number, count: number) => Math.min(count - 1, Math.max(0, place))
  const column = within((at % sheetColumns.length) + columns, sheetColumns.length)
  const row = within(Math.floor(at / sheetColumns.length) + rows, sheetRows.length)
  return cellNames[row * sheetColumns.length + column]!
}

/** The cells with their pictures. Arrow keys move, Enter or any letter writes, Delete empties. */
export function SheetGrid(props: SheetGridProps) {
  const { texts, values, pictures, selected, onSelect, onEdit, onClear } = props
  const say = useWords(chapterWords)
  const grid = useRef<HTMLTableElement>(null)
  const select = (name: string) => {
    onSelect(name)
    grid.current?.querySelector<HTMLElement>(`[data-cell=${name}]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const move = moves[event.key]
    if (move) select(cellAt(selected, ...move))
    else if (event.key === 'Enter' || event.key === 'F2' || event.key === ' ') onEdit()
    else if (event.key === 'Delete' || event.key === 'Backspace') onClear()
    else if (event.key.length === 1) onEdit(event.key)
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid of cells is a table that can be walked
    <table ref={grid} role="grid" aria-label={say('sheet')} className={styles.grid} onKeyDown={onKeyDown}>
      <thead>
        <tr>
          <td />
          {sheetColumns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sheetRows.map((row) => (
          <tr key={row}>
            <th scope="row">{row}</th>
            {sheetColumns.map((column) => {
              const name = `${column}${row}`
              return (
                <SheetCell
                  key={name}
                  name={name}
                  text={texts[name] ?? ''}
                  value={values.cells.get(name)!}
                  pictures={pictures}
                  selected={name === selected}
                  onSelect={select}
                  onEdit={onEdit}
                />
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface SheetCellProps {
  readonly name: string
  readonly text: string
  readonly value: CellValue
  readonly pictures: Cell<Matrix | undefined>
  readonly selected: boolean
  readonly onSelect: (name: string) => void
  readonly onEdit: () => void
}

function SheetCell({ name, text, value, pictures, selected, onSelect, onEdit }: SheetCellProps) {
  const say = useWords(chapterWords)
  const number = useNumbers()
  const words = useSheetWords()
  const written = words.shown(text)
  const shows =
    value.kind === 'problem'
      ? words.problem(value.problem)
      : value.kind === 'number'
        ? number(value.value)
        : say(value.kind === 'empty' ? 'cellEmpty' : 'cellFace')
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys
    <td
      data-cell={name}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: what a cell of a grid is
      role="gridcell"
      tabIndex={selected ? 0 : -1}
      aria-selected={selected}
      aria-label={[name, written, shows].filter(Boolean).join(': ')}
      className={`${styles.cell} ${value.kind === 'problem' ? styles.problem : ''}`}
      title={written}
      onClick={() => onSelect(name)}
      onDoubleClick={onEdit}
    >
      <div className={styles.inside}>
        {value.kind === 'code' && <CellPicture pictures={pictures} index={cellNames.indexOf(name)} />}
        {value.kind === 'number' && <span className={styles.number}>{number(value.value)}</span>}
        {value.kind === 'problem' && (
          <span className={styles.message}>{words.problem(value.problem, 'short')}</span>
        )}
      </div>
      <span className={styles.text}>{written}</span>
    </td>
  )
}

const CellPicture = memo(function CellPicture(props: { pictures: Cell<Matrix | undefined>; index: number }) {
  const { pictures, index } = props
  const own = useMemo(() => derive([pictures], (all) => all && takeRows(all, [index])), [pictures, index])
  return <Picture source={own} tile={faceTile} />
})
