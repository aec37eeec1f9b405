import { useNumbers, useWords } from '../../i18n/language.tsx'
import styles from './Joint.module.css'
import { Tile } from './Patterns.tsx'
import { chapterWords } from './words.ts'

interface PairsProps {
  /** Taught and believed, over all visible states. */
  readonly p: Float64Array
  readonly q: Float64Array
}

/** Two bars for every taught picture, p beside q, and one pair for all the other pictures together. */
export function Pairs({ p, q }: PairsProps) {
  const say = useWords(chapterWords)
  const number = useNumbers()
  const states = [...p.keys()].filter((state) => p[state]! > 0)
  const known = states.reduce((sum, state) => sum + q[state]!, 0)
  const most = Math.max(...states.flatMap((state) => [p[state]!, q[state]!]), 0.05)
  const others = Math.max(0, 1 - known)
  const pairs = [
    ...states.map((state) => ({ state, p: p[state]!, q: q[state]! })),
    { state: undefined, p: 0, q: others },
  ]
  const height = (value: number) => `${Math.min(100, (value / most) * 100)}%`
  const summary = say('pairsLabel', {
    count: states.length,
    known: number(known, { percent: true }),
    others: number(others, { percent: true }),
  })
  return (
    <div role="img" aria-label={summary}>
      <div className={styles.key} aria-hidden="true">
        <span>
          <i className={styles.p} />
          {say('dataP')}
        </span>
        <span>
          <i className={styles.q} />
          {say('machineQ')}
        </span>
      </div>
      <div className={styles.pairs} style={{ ['--count' as string]: pairs.length }}>
        {pairs.map((pair) => (
          <div key={pair.state ?? 'others'} className={styles.pair}>
            <span className={styles.p} style={{ height: height(pair.p) }} />
            <span className={styles.q} style={{ height: height(pair.q) }} />
          </div>
        ))}
        {pairs.map(({ state }) => (
          <div key={state ?? 'others'} className={styles.pairName}>
            {state === undefined ? say('othersShort') : <Tile state={state} />}
          </div>
        ))}
      </div>
      <p className={styles.key}>{summary}</p>
    </div>
  )
}
