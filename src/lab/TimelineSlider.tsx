import { useNumbers, useWords } from '../i18n/language.tsx'
import { Button } from '../ui/Button.tsx'
import { Slider } from '../ui/Slider.tsx'
import styles from './Lab.module.css'
import { type KeptState, mostBytes } from './timeline.ts'
import { labWords } from './words.ts'

export interface TimelineSliderProps {
  readonly states: readonly KeptState[]
  /** Which of them is looked at; absent for the present. */
  readonly seen: number | undefined
  readonly onSee: (state: number | undefined) => void
}

/** Back through the training: the last place of the slider is the present. */
export function TimelineSlider({ states, seen, onSee }: TimelineSliderProps) {
  const say = useWords(labWords)
  const number = useNumbers()
  if (states.length < 2) return <p className={styles.help}>{say('timelineEmpty')}</p>
  const at = seen ?? states.length
  const megabytes = (bytes: number) => number(bytes / 2 ** 20, { decimals: 1 })
  const size = states.reduce((sum, { bytes }) => sum + bytes, 0)
  return (
    <section className={styles.timeline} aria-label={say('timeline')}>
      <Slider
        label={say('timeline')}
        value={at}
        min={0}
        max={states.length}
        text={
          seen === undefined
            ? say('timelineNow')
            : say('timelineAt', { step: number(states[seen]?.step ?? 0) })
        }
        onChange={(place) => onSee(place >= states.length ? undefined : place)}
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
