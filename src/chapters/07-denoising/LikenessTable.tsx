import { useMemo } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { derive } from '../../panels/cell.ts'
import { LaneTable } from '../../panels/lanes/LaneTable.tsx'
import { useCell } from '../../panels/use-cell.ts'
import styles from './Documents.module.css'
import { type DocumentCells, likeness } from './document-cells.ts'
import { chapterWords } from './words.ts'

const compared = ['damaged', 'median', 'network'] as const

interface LikenessTableProps {
  readonly cells: DocumentCells
  /** The learner's own page: nobody knows what it should look like. */
  readonly isOwn: boolean
}

/** How close the damaged page and both repairs come to the true one, in decibels, and how long the network took. */
export function LikenessTable({ cells, isOwn }: LikenessTableProps) {
  const say = useWords(chapterWords)
  const number = useNumbers()
  const measured = useMemo(
    () => compared.map((layer) => derive([cells[layer], cells.clean], likeness)),
    [cells],
  )
  const all = useCell(useMemo(() => derive(measured, (...values) => values), [measured]))
  const size = useCell(
    useMemo(() => derive([cells.network], (page) => (page ? `${page.columns} × ${page.rows}` : '')), [cells]),
  )
  const seconds = useCell(cells.seconds)
  return (
    <>
      {isOwn ? (
        <p className={styles.took}>{say('noTruth')}</p>
      ) : (
        <LaneTable
          caption={say('likenessCaption')}
          rowsAre={say('likenessOf')}
          columns={[say('psnr')]}
          rows={compared.map((layer, i) => ({
            name: say(`layer-${layer}`),
            cells: [all[i] === undefined ? '' : say('decibels', { value: number(all[i], { decimals: 1 }) })],
          }))}
        />
      )}
      <p className={styles.took}>
        {seconds !== undefined && size && say('took', { size, seconds: number(seconds, { decimals: 1 }) })}
      </p>
    </>
  )
}
