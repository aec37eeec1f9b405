import { useNumbers, useWords } from '../i18n/language.tsx'
import { type Cell, createCell } from '../panels/cell.ts'
import { useCell } from '../panels/use-cell.ts'
import { Button } from '../ui/Button.tsx'
import { Slider } from '../ui/Slider.tsx'
import styles from './Lab.module.css'
import { stepsOf } from './lane-names.ts'
import { type KeptState, mostBytes, progressOf } from './timeline.ts'
import type { LookedAt } from './use-timeline.ts'
import { labWords } from './words.ts'

const noStates: Cell<readonly KeptState[]> = createCell<readonly KeptState[]>([])
const unknownSize: Cell<number | undefined> = createCell<number | undefined>(undefined)

/** Says, where training is said to go on, that what is seen is of the past; with the way back. */
export function LookingBack({ seen, see }: LookedAt) {
  const say = useWords(labWords)
  const number = useNumbers()
  if (!seen) return null
  return (
    <p className={styles.looking}>
      {say('lookingBack', { step: stepsOf(seen, number) })}
      <Button onClick={() => see(undefined)}>{say('backToNow')}</Button>
    </p>
  )
}

/** Back through the training: the last place of the slider is the present. */
export function TimelineSlider({ timeline, seen, see }: LookedAt) {
  const states = useCell(timeline?.states ?? noStates)
  const tooLarge = useCell(timeline?.tooLarge ?? unknownSize)
  const say = useWords(labWords)
  const number = useNumbers()
  const megabytes = (bytes: number) => number(bytes / 2 ** 20, { decimals: 1 })
  const most = number(mostBytes / 2 ** 20)
  if (states.length < 2) {
    const why =
      tooLarge === undefined
        ? say('timelineEmpty')
        : say('timelineTooLarge', { size: megabytes(tooLarge), most })
    return <p className={styles.help}>{why}</p>
  }
  const place = states.findIndex(
    ({ checkpoints }) => seen && progressOf(checkpoints) >= progressOf(seen.checkpoints),
  )
  const at = place >= 0 ? place : states.length
  const size = states.reduce((sum, { bytes }) => sum + bytes, 0)
  return (
    <section className={styles.timeline} aria-label={say('timeline')}>
      <Slider
        label={say('timeline')}
        value={at}
        min={0}
        max={states.length}
        text={seen === undefined ? say('timelineNow') : say('timelineAt', { step: stepsOf(seen, number) })}
        onChange={(chosen) => see(states[chosen])}
      />
      <Button look="quiet" disabled={seen === undefined} onClick={() => see(undefined)}>
        {say('backToNow')}
      </Button>
      <p className={styles.help}>
        {say('timelineHelp')} {say('timelineMemory', { count: states.length, size: megabytes(size), most })}
      </p>
    </section>
  )
}
