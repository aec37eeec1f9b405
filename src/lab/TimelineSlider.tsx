import { useNumbers, useWords } from '../i18n/language.tsx'
import type { Cell } from '../panels/cell.ts'
import { useCell } from '../panels/use-cell.ts'
import { Button } from '../ui/Button.tsx'
import { Slider } from '../ui/Slider.tsx'
import styles from './Lab.module.css'
import { type KeptState, mostBytes } from './timeline.ts'
import { labWords } from './words.ts'

export interface TimelineSliderProps {
  readonly states: Cell<readonly KeptState[]>
  /** Which of them is looked at; absent for the present. */
  readonly seen: KeptState | undefined
  readonly onSee: (state: KeptState | undefined) => void
}

/** Back through the training: the last place of the slider is the present. */
export function TimelineSlider({ states: kept, seen, onSee }: TimelineSliderProps) {
  const states = useCell(kept)
  const say = useWords(labWords)
  const number = useNumbers()
  if (states.length < 2) return <p className={styles.help}>{say('timelineEmpty')}</p>
  const place = states.findIndex(({ step }) => seen !== undefined && step >= seen.step)
  const at = seen && place >= 0 ? place : states.length
  const megabytes = (bytes: number) => number(bytes / 2 ** 20, { decimals: 1 })
  const size = states.reduce((sum, { bytes }) => sum + bytes, 0)
  return (
    <section className={styles.timeline} aria-label={say('timeline')}>
      <Slider
        label={say('timeline')}
        value={at}
        min={0}
        max={states.length}
        text={seen === undefined ? say('timelineNow') : say('timelineAt', { step: number(seen.step) })}
        onChange={(chosen) => onSee(states[chosen])}
      />
      <Button look="quiet" disabled={seen === undefined} onClick={() => onSee(undefined)}>
        {say('timelineNow')}
      </Button>
      <p className={styles.help}>
        {say('timelineHelp')}{' '}
        {say('timelineMemory', {
          count: states.length,
          size: megabytes(size),
          most: number(mostBytes / 2 ** 20),
        })}
      </p>
    </section>
  )
}
