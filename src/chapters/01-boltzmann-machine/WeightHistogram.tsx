import { useMemo } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { type Cell, derive } from '../../panels/cell.ts'
import { useCell } from '../../panels/use-cell.ts'
import type { Matrix } from '../../protocol/run.ts'
import { histogram } from './histogram.ts'
import styles from './Train.module.css'
import { chapterWords } from './words.ts'

const bins = 41
const size = { width: 240, height: 90 }

/** How many weights there are of each size; the middle bar is zero. */
export function WeightHistogram({ source }: { readonly source: Cell<Matrix | undefined> }) {
  const say = useWords(chapterWords)
  const number = useNumbers()
  const cell = useMemo(() => derive([source], (matrix) => matrix && histogram(matrix.data, bins)), [source])
  const { counts = [], reach = 1, spread = 0 } = useCell(cell) ?? {}
  const most = Math.max(1, ...counts)
  const facts = { reach: number(reach), spread: number(spread, { significant: 2 }) }
  return (
    <figure className={styles.plot}>
      <figcaption className={styles.name}>{say('weights')}</figcaption>
      <svg viewBox={`0 0 ${size.width} ${size.height + 16}`} role="img" aria-label={say('weightsAre', facts)}>
        {counts.map((count, i) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
            key={i}
            className={i < bins / 2 - 1 ? styles.negative : i > bins / 2 ? styles.positive : styles.zero}
            x={(i / bins) * size.width}
            y={size.height * (1 - count / most)}
            width={size.width / bins - 1}
            height={(size.height * count) / most}
          />
        ))}
        <text x="0" y={size.height + 13}>
          {number(-reach)}
        </text>
        <text x={size.width / 2} y={size.height + 13} textAnchor="middle">
          0
        </text>
        <text x={size.width} y={size.height + 13} textAnchor="end">
          {number(reach)}
        </text>
      </svg>
    </figure>
  )
}
