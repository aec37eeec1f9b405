import { useWords } from '../../i18n/language.tsx'
import type { Cell } from '../../panels/cell.ts'
import { GridPicker } from '../../panels/GridPicker.tsx'
import { Picture } from '../../panels/Picture.tsx'
import type { Matrix } from '../../protocol/run.ts'
import { codeLayer } from './layers.ts'
import { mapTint } from './maps-cells.ts'
import styles from './Walk.module.css'
import { chapterWords } from './words.ts'

const { side, maps } = codeLayer
const columns = side * maps
const tile = { width: columns, height: side }

interface CodeSheetProps {
  readonly source: Cell<Matrix | undefined>
  /** The picked value of the code, if one is: its map and its position in the map. */
  readonly picked: { readonly map: number; readonly at: number } | undefined
  readonly onPick: (map: number, at: number) => void
}

/** The code as the slide shows it, 4 × 32: the same 128 numbers, laid out place by place instead of map by map. */
export function CodeSheet({ source, picked, onPick }: CodeSheetProps) {
  const say = useWords(chapterWords)
  const read = (cell: number) => ({ map: cell % maps, at: Math.floor(cell / maps) })
  return (
    <div className={`${styles.sheet} code`} data-part="code">
      <p className={styles.stripName}>{say('sheet')}</p>
      <GridPicker
        label={say('sheet')}
        columns={columns}
        rows={side}
        selected={picked && picked.at * maps + picked.map}
        nameOf={(cell) => {
          const { map, at } = read(cell)
          return say('sheetValue', { map: map + 1, row: Math.floor(at / side) + 1, column: (at % side) + 1 })
        }}
        onSelect={(cell) => onPick(read(cell).map, read(cell).at)}
      >
        <Picture source={source} tile={tile} tintOf={mapTint} label={say('sheetLabel')} />
      </GridPicker>
      <p className={styles.places} aria-hidden="true">
        {Array.from({ length: side }, (_, i) => (
          <span key={say('sheetColumn', { column: i + 1 })}>{say('sheetColumn', { column: i + 1 })}</span>
        ))}
      </p>
    </div>
  )
}
