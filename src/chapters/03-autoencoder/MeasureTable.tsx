import { useMemo } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { type Cell, derive } from '../../panels/cell.ts'
import { clearlyLowest, LaneTable } from '../../panels/lanes/LaneTable.tsx'
import { useCell } from '../../panels/use-cell.ts'
import type { Matrix } from '../../protocol/run.ts'
import { imageLoss, lossNames } from './measures.ts'
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
  return (
    <LaneTable
      caption={say('measureTable', { count })}
      rowsAre={say('trainedWith')}
      columns={lossNames.map((name) => say(`loss-${name}`))}
      rows={lossNames.map((name, row) => ({
        name: say(`loss-${name}`),
        cells: lossNames.map((_, column) => number(table[row]?.[column] ?? Number.NaN, { decimals: 4 })),
      }))}
      best={lossNames.map((_, column) => clearlyLowest(table.map((row) => row[column])))}
    />
  )
}
