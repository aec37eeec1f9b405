import { useNumbers, useWords } from '../../i18n/language.tsx'
import type { Cell } from '../../panels/cell.ts'
import { StatusFacts } from '../../panels/StatusLine.tsx'
import { useCell } from '../../panels/use-cell.ts'
import type { Run } from '../../training/run.ts'
import { Button } from '../../ui/Button.tsx'
import { Slider } from '../../ui/Slider.tsx'
import { lastPhase, phases } from './phases.ts'
import styles from './Walk.module.css'
import { walkWords } from './walk-words.ts'

interface PhaseControlsProps {
  readonly phase: number
  readonly rate: number
  readonly onPhase: (phase: number) => void
  readonly onRate: (rate: number) => void
  readonly onDraw: () => void
  readonly onApply: () => void
}

/** From phase to phase; in the last one the change itself. */
export function PhaseControls({ phase, rate, onPhase, onRate, onDraw, onApply }: PhaseControlsProps) {
  const say = useWords(walkWords)
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
  const say = useWords(walkWords)
  const write = useNumbers()
  const known = useCell(energies)
  if (!run) return <StatusFacts phase="preparing" facts={[]} />
  const name = say(phases[phase - 1]?.name ?? 'phaseStart')
  return (
    <StatusFacts
      phase="paused"
      words={say('phaseOf', { phase, count: lastPhase, name })}
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
