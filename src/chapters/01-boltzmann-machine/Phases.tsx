import { type ReactNode, useMemo } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { type Cell, derive } from '../../panels/cell.ts'
import { Picture } from '../../panels/Picture.tsx'
import { divergingTint } from '../../panels/paint.ts'
import { useCell } from '../../panels/use-cell.ts'
import { hiddenSide } from './Machine.tsx'
import { phases } from './phases.ts'
import styles from './Walk.module.css'
import { columnImage, type UnitNumbers, type WalkCells } from './walk-cells.ts'
import { walkWords } from './walk-words.ts'

const hiddenTile = { width: hiddenSide, height: hiddenSide }
/** Correlations lie in −1…1; all three pictures share that scale. */
const correlationTint = () => divergingTint(1)

interface PhasesProps {
  readonly cells: WalkCells
  readonly numbers: Cell<UnitNumbers | undefined>
  readonly phase: number
  readonly unit: number
  readonly rate: number
  readonly onPhase: (phase: number) => void
}

/** The four parts of an update with their formulas, the numbers in them, and their pictures. */
export function Phases({ cells, numbers, phase, unit, rate, onPhase }: PhasesProps) {
  const say = useWords(walkWords)
  const write = useNumbers()
  const now = useCell(numbers)
  const three = (value = Number.NaN) => write(value, { decimals: 3 })
  const squashed = (bias = Number.NaN, sum = Number.NaN) =>
    // `4.64 − 1.66`, never `4.64 + −1.66`
    `σ(${write(bias, { decimals: 2 })} ${sum < 0 ? '−' : '+'} ${write(Math.abs(sum), { decimals: 2 })})`
  const pictures = useMemo(
    () => ({
      sample: derive([cells.walk], (walk) => walk?.hiddenSample),
      reconstruction: derive([cells.walk], (walk) => walk?.reconstruction),
      after: derive([cells.walk], (walk) => walk?.hiddenAfter),
    }),
    [cells],
  )
  const card = (index: number, formula: ReactNode, known: ReactNode) => {
    const { name, part } = phases[index - 1]!
    const current = index === phase
    return (
      <section
        className={`${styles.card} ${current ? styles.current : ''} ${index > phase ? styles.ahead : ''}`}
        data-part={part}
        aria-current={current ? 'step' : undefined}
      >
        <button type="button" className={`${styles.cardName} ${part}`} onClick={() => onPhase(index)}>
          {index}. {say(name)}
        </button>
        <p className={styles.formula}>{formula}</p>
        {phase >= index && known}
      </section>
    )
  }
  return (
    <div className={styles.cards}>
      {card(
        1,
        <>
          p(h<sub>j</sub> = 1 | v) = σ(b<sub>j</sub> + Σ<sub>i</sub> v<sub>i</sub>w<sub>ij</sub>)
        </>,
        <>
          <p className={styles.numbers}>
            = {squashed(now?.bias, now?.sum)} = <b>{three(now?.hidden)}</b>
          </p>
          <p>{say('drawn', { value: now ? now.sample : '–' })}</p>
          <Picture source={pictures.sample} tile={hiddenTile} label={say('hiddenSample')} />
        </>,
      )}
      {card(
        2,
        <>
          v′<sub>i</sub> = p(v<sub>i</sub> = 1 | h) = σ(a<sub>i</sub> + Σ<sub>j</sub> w<sub>ij</sub>h
          <sub>j</sub>)
        </>,
        <>
          <p className={styles.numbers}>
            = {squashed(now?.visibleBias, now?.visibleSum)} = <b>{three(now?.visibleAfter)}</b>
          </p>
          <p className={styles.numbers}>{say('wasPixel', { value: three(now?.visible) })}</p>
          <Picture source={pictures.reconstruction} label={say('visibleAfter')} />
        </>,
      )}
      {card(
        3,
        <>
          p(h<sub>j</sub> = 1 | v′) = σ(b<sub>j</sub> + Σ<sub>i</sub> v′<sub>i</sub>w<sub>ij</sub>)
        </>,
        <>
          <p className={styles.numbers}>
            = {squashed(now?.bias, now?.sumAfter)} = <b>{three(now?.hiddenAfter)}</b>
          </p>
          <p className={styles.numbers}>{say('wasUnit', { value: three(now?.hidden) })}</p>
          <Picture source={pictures.after} tile={hiddenTile} label={say('hiddenAfter')} />
        </>,
      )}
      {card(
        4,
        <>
          Δw<sub>ij</sub> = ε (
          <span className="encoder">
            v<sub>i</sub>p(h<sub>j</sub> | v)
          </span>{' '}
          −{' '}
          <span className="decoder">
            v′<sub>i</sub>p(h<sub>j</sub> | v′)
          </span>
          )
        </>,
        <>
          <p className={styles.numbers}>
            = {write(rate, { significant: 2 })} (
            <span className="encoder">
              {three(now?.visible)} · {three(now?.hidden)}
            </span>{' '}
            −{' '}
            <span className="decoder">
              {three(now?.visibleAfter)} · {three(now?.hiddenAfter)}
            </span>
            )
          </p>
          <p className={styles.numbers} data-testid="weight-change">
            = {write(rate, { significant: 2 })} ({three(now?.positive)} − {three(now?.negative)}) ={' '}
            <b>{write(now ? rate * now.change : Number.NaN, { decimals: 4 })}</b>
          </p>
          <Terms cells={cells} unit={unit} />
        </>,
      )}
    </div>
  )
}

/** Both correlation terms and their difference, of the picked unit with every pixel. */
function Terms({ cells, unit }: { readonly cells: WalkCells; readonly unit: number }) {
  const say = useWords(walkWords)
  const terms = useMemo(
    () =>
      (['positive', 'negative', 'weightChange'] as const).map((key) => ({
        key,
        source: derive([cells.walk], (walk) => walk && columnImage(walk[key], unit)),
      })),
    [cells, unit],
  )
  return (
    <div className={styles.terms}>
      {terms.map(({ key, source }) => (
        <div key={key}>
          <Picture source={source} tintOf={correlationTint} label={say(`term-${key}`)} />
          <small>{say(`term-${key}`)}</small>
        </div>
      ))}
    </div>
  )
}
