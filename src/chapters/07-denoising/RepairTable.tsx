import { useMemo } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { type Cell, derive } from '../../panels/cell.ts'
import { LaneTable } from '../../panels/lanes/LaneTable.tsx'
import { useCell } from '../../panels/use-cell.ts'
import { pictureError } from '../picture-error.ts'
import type { RepairCells } from './repair-cells.ts'
import { digitsMeasured, type MeasuredRepair } from './use-repair-measures.ts'
import { chapterWords } from './words.ts'

/** Error before and after, of the digit at hand and of many. */
export function RepairTable({ cells, many }: { cells: RepairCells; many: Cell<MeasuredRepair> }) {
  const say = useWords(chapterWords)
  const number = useNumbers()
  const mine = useMemo(
    () => ({
      before: derive([cells.clean, cells.damaged], pictureError),
      after: derive([cells.clean, cells.repaired], pictureError),
    }),
    [cells],
  )
  const [before, after] = [useCell(mine.before), useCell(mine.after)]
  const { now } = useCell(many)
  const rows = [
    { name: say('before'), values: [before, now?.before], decimals: 4 },
    { name: say('after'), values: [after, now?.after], decimals: 4 },
    { name: say('gain'), values: [ratio(after, before), ratio(now?.after, now?.before)], decimals: 2 },
  ]
  return (
    <LaneTable
      caption={say('measuresCaption')}
      rowsAre={say('measure')}
      columns={[say('thisDigit'), say('manyDigits', { digits: number(digitsMeasured) })]}
      rows={rows.map(({ name, values, decimals }) => ({
        name,
        cells: values.map((value) => number(value ?? Number.NaN, { decimals })),
      }))}
    />
  )
}

/** Below 1 the repair helps; unknown where nothing was damaged. */
const ratio = (after: number | undefined, before: number | undefined) =>
  after === undefined || !before ? undefined : after / before
