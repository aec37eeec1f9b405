import { useNumbers, useWords } from '../../i18n/language.tsx'
import { powersOfTwo } from '../../panels/LayersField.tsx'
import { useStage } from '../../panels/stages/use-stages.ts'
import type { Run } from '../../training/run.ts'
import { Button } from '../../ui/Button.tsx'
import { Slider } from '../../ui/Slider.tsx'
import styles from './Stack.module.css'
import { chapterWords } from './words.ts'

interface StackProps {
  readonly run: Run | undefined
  /** Hidden units of the machines, from below. */
  readonly widths: readonly number[]
  /** Hidden units that a new machine would have. */
  readonly next: number
  readonly maxMachines: number
  readonly onNext: (units: number) => void
  readonly onAdd: () => void
}

/** The stack as it stands, its top above, and what can be done with it: lock and add a machine, or join all. */
export function Stack({ run, widths, next, maxMachines, onNext, onAdd }: StackProps) {
  const say = useWords(chapterWords)
  const number = useNumbers()
  const stage = useStage(run, 0)
  // Until it is known, as figures open: with the machine on top learning.
  const current = stage?.index ?? widths.length - 1
  const joined = current >= widths.length
  const onTop = current === widths.length - 1
  const untrained = (stage?.done ?? 0) === 0
  const sizes = [784, ...widths]
  const stateOf = (machine: number) =>
    joined
      ? 'joinedState'
      : machine < current
        ? 'lockedState'
        : machine === current
          ? 'learningState'
          : 'waitingState'
  return (
    <div className={styles.builder}>
      <ol className={styles.stack} reversed aria-label={say('stack')}>
        {[...widths.keys()].reverse().map((machine) => (
          <li key={machine} className={styles.machine} data-state={stateOf(machine)}>
            <span className={styles.layer} style={{ ['--size' as string]: shareOf(sizes[machine + 1]!) }}>
              {number(sizes[machine + 1]!)}
            </span>
            <span className={styles.state}>
              {say('machineNumber', { number: machine + 1 })} · {say(stateOf(machine))}
            </span>
          </li>
        ))}
        <li className={styles.machine} data-state="pixels">
          <span className={styles.layer} style={{ ['--size' as string]: shareOf(784) }}>
            {number(784)}
          </span>
          <span className={styles.state}>{say('pixels')}</span>
        </li>
      </ol>
      {!joined && onTop && widths.length < maxMachines && (
        <Slider
          label={say('nextUnits')}
          value={next}
          min={4}
          max={512}
          stops={powersOfTwo(4, 512)}
          text={number(next)}
          colour="var(--code)"
          onChange={onNext}
        />
      )}
      <div className={styles.buttons}>
        {onTop || joined ? (
          <Button disabled={joined || untrained || widths.length >= maxMachines} onClick={onAdd}>
            {say('lockAndAdd')}
          </Button>
        ) : (
          <Button onClick={() => run?.nextStage(0)}>{say('lockAndGoOn')}</Button>
        )}
        <Button disabled={joined || !onTop || untrained} onClick={() => run?.nextStage(0)}>
          {say('join')}
        </Button>
      </div>
      <p className={styles.plain}>{say(joined ? 'adviceJoined' : untrained ? 'adviceTrain' : 'adviceAdd')}</p>
    </div>
  )
}

/** Width of a layer's bar: by the logarithm of its units, 0…1. */
const shareOf = (units: number) => (Math.log2(units + 1) / Math.log2(785)).toFixed(3)
