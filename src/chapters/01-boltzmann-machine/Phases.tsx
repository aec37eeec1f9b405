import { type ReactNode, useMemo } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { type Cell, derive } from '../../panels/cell.ts'
import { Picture } from '../../panels/Picture.tsx'
import { divergingTint } from '../../panels/paint.ts'
import { StatusFacts } from '../../panels/StatusLine.tsx'
import { useCell } from '../../panels/use-cell.ts'
import type { Run } from '../../training/run.ts'
import { Button } from '../../ui/Button.tsx'
import { Slider } from '../../ui/Slider.tsx'
import { hiddenSide } from './Machine.tsx'
import styles from './Walk.module.css'
import { columnImage, type UnitNumbers, type WalkCells } from './walk-cells.ts'
import { chapterWords } from './words.ts'

export const lastPhase = 4
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
  const say = useWords(chapterWords)
  const write = useNumbers()
  const now = useCell(numbers)
  const three = (value: number | undefined) => write(value ?? Number.NaN, { decimals: 3 })
  const pictures = useMemo(
    () => ({
      sample: derive([cells.walk], (walk) => walk?.hiddenSample),
      reconstruction: derive([cells.walk], (walk) => walk?.reconstruction),
      after: derive([cells.walk], (walk) => walk?.hiddenAfter),
    }),
    [cells],
  )
  const terms = useMemo(
    () =>
      (['positive', 'negative', 'weightChange'] as const).map((key) => ({
        key,
        source: derive([cells.walk], (walk) => walk && columnImage(walk[key], unit)),
      })),
    [cells, unit],
  )
  const card = (index: number, part: 'encoder' | 'decoder' | 'error', title: string, children: ReactNode) => (
    <section
      key={index}
      className={`${styles.card} ${index === phase ? styles.current : ''} ${index > phase ? styles.ahead : ''}`}
      data-part={part}
      aria-current={index === phase ? 'step' : undefined}
    >
      <button type="button" className={`${styles.cardName} ${part}`} onClick={() => onPhase(index)}>
        {index}. {title}
      </button>
      {children}
    </section>
  )
  return (
    <div className={styles.cards}>
      {card(
        1,
        'encoder',
        say('positivePhase'),
        <>
          <p className={styles.formula}>
            p(h<sub>j</sub> = 1 | v) = σ(b<sub>j</sub> + Σ<sub>i</sub> v<sub>i</sub>w<sub>ij</sub>)
          </p>
          {phase >= 1 && (
            <>
              <p className={styles.numbers}>
                = σ({signedSum(now?.bias, now?.sum, write)}) = <b>{three(now?.hidden)}</b>
              </p>
              <p>{say('drawn', { value: now ? now.sample : '–' })}</p>
              <Picture source={pictures.sample} tile={hiddenTile} label={say('hiddenSample')} />
            </>
          )}
        </>,
      )}
      {card(
        2,
        'decoder',
        say('reconstructionPhase'),
        <>
          <p className={styles.formula}>
            v′<sub>i</sub> = p(v<sub>i</sub> = 1 | h) = σ(a<sub>i</sub> + Σ<sub>j</sub> w<sub>ij</sub>h
            <sub>j</sub>)
          </p>
          {phase >= 2 && (
            <>
              <p className={styles.numbers}>
                v<sub>i</sub> = {three(now?.visible)}, v′<sub>i</sub> = <b>{three(now?.visibleAfter)}</b>
              </p>
              <Picture source={pictures.reconstruction} label={say('visibleAfter')} />
            </>
          )}
        </>,
      )}
      {card(
        3,
        'encoder',
        say('negativePhase'),
        <>
          <p className={styles.formula}>
            p(h<sub>j</sub> = 1 | v′) = σ(b<sub>j</sub> + Σ<sub>i</sub> v′<sub>i</sub>w<sub>ij</sub>)
          </p>
          {phase >= 3 && (
            <>
              <p className={styles.numbers}>
                {three(now?.hidden)} → <b>{three(now?.hiddenAfter)}</b>
              </p>
              <Picture source={pictures.after} tile={hiddenTile} label={say('hiddenAfter')} />
            </>
          )}
        </>,
      )}
      {card(
        4,
        'error',
        say('weightChange'),
        <>
          <p className={styles.formula}>
            Δw<sub>ij</sub> = ε (v<sub>i</sub>p(h<sub>j</sub> | v) − v′<sub>i</sub>p(h<sub>j</sub> | v′))
          </p>
          {phase >= 4 && (
            <>
              <p className={styles.numbers} data-testid="weight-change">
                = {write(rate, { significant: 2 })} · ({three(now?.positive)} − {three(now?.negative)}) ={' '}
                <b>{write(now ? rate * now.change : Number.NaN, { decimals: 4 })}</b>
              </p>
              <div className={styles.terms}>
                {terms.map(({ key, source }) => (
                  <div key={key}>
                    <Picture source={source} tintOf={correlationTint} label={say(`term-${key}`)} />
                    <small>{say(`term-${key}`)}</small>
                  </div>
                ))}
              </div>
            </>
          )}
        </>,
      )}
    </div>
  )
}

/** `4.64 − 1.66`, never `4.64 + −1.66`. */
function signedSum(
  bias = Number.NaN,
  sum = Number.NaN,
  write: (value: number, style: { decimals: number }) => string,
): string {
  return `${write(bias, { decimals: 2 })} ${sum < 0 ? '−' : '+'} ${write(Math.abs(sum), { decimals: 2 })}`
}

interface PhaseControlsProps {
  readonly phase: number
  readonly rate: number
  readonly onPhase: (phase: number) => void
  readonly onRate: (rate: number) => void
  readonly onDraw: () => void
  readonly onApply: () => void
}

export function PhaseControls({ phase, rate, onPhase, onRate, onDraw, onApply }: PhaseControlsProps) {
  const say = useWords(chapterWords)
  const write = useNumbers()
  return (
    <>
      <div className={styles.buttons}>
        {phase < lastPhase ? (
          <Button look="primary" aria-keyshortcuts="Space" onClick={() => onPhase(phase + 1)}>
            {say('nextPhase')}
          </Button>
        ) : (
          <Button look="primary" onClick={onApply}>
            {say('makeChange')}
          </Button>
        )}
        <Button disabled={phase === 0} aria-keyshortcuts="R" onClick={() => onPhase(0)}>
          {say('startOver')}
        </Button>
        <Button look="quiet" onClick={onDraw}>
          {say('drawAgain')}
        </Button>
      </div>
      <div className={styles.rate}>
        <Slider
          label={say('rate')}
          value={rate}
          min={0.01}
          max={1}
          scale="log"
          text={write(rate, { significant: 2 })}
          onChange={onRate}
        />
      </div>
    </>
  )
}

interface PhaseStatusProps {
  readonly run: Run | undefined
  readonly phase: number
  readonly energies: Cell<Float32Array | undefined>
}

export function PhaseStatus({ run, phase, energies }: PhaseStatusProps) {
  const say = useWords(chapterWords)
  const write = useNumbers()
  const known = useCell(energies)
  const names = [
    'phaseStart',
    'positivePhase',
    'reconstructionPhase',
    'negativePhase',
    'weightChange',
  ] as const
  if (!run) return <StatusFacts phase="preparing" facts={[]} />
  return (
    <StatusFacts
      phase="paused"
      words={say('phaseOf', { phase, count: lastPhase, name: say(names[phase] ?? 'phaseStart') })}
      facts={
        known && phase >= 2
          ? [
              say('energyData', { value: write(known[0]!, { decimals: 1 }) }),
              say('energyAfter', { value: write(known[1]!, { decimals: 1 }) }),
            ]
          : []
      }
    />
  )
}
