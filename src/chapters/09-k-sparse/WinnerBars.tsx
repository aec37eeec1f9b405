import { useNumbers, useWords } from '../../i18n/language.tsx'
import type { Cell } from '../../panels/cell.ts'
import { useCell } from '../../panels/use-cell.ts'
import styles from './Winners.module.css'
import type { Winner } from './winners.ts'
import { chapterWords } from './words.ts'

const [width, height] = [400, 70]

interface WinnerBarsProps {
  readonly winners: Cell<readonly Winner[]>
  /** How many are let speak; the others are pale. */
  readonly speaking: number
}

/** The winners' activities, largest first. */
export function WinnerBars({ winners, speaking }: WinnerBarsProps) {
  const say = useWords(chapterWords)
  const number = useNumbers()
  const ranked = useCell(winners)
  const [first, last] = [ranked[0], ranked.at(-1)]
  if (!first || !last)
    return (
      <>
        <span className={styles.name}>…</span>
        <div className={styles.noBars} />
      </>
    )
  const scale = (height - 2) / Math.max(1e-6, first.value)
  const pitch = width / ranked.length
  const value = (of: Winner) => number(of.value, { decimals: 2 })
  return (
    <>
      <span className={styles.name}>
        {say('winnersSummary', {
          winners: ranked.length,
          unit: first.unit + 1,
          most: value(first),
          least: value(last),
        })}
      </span>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" className={styles.bars} aria-hidden>
        {ranked.map(({ unit, value }, i) => (
          <rect
            key={unit}
            x={i * pitch + pitch * 0.1}
            width={pitch * 0.8}
            y={height - Math.max(1, value * scale)}
            height={Math.max(1, value * scale)}
            fill="var(--code)"
            opacity={i < speaking ? 1 : 0.3}
          />
        ))}
      </svg>
    </>
  )
}
