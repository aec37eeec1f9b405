import { useWords } from '../i18n/language.tsx'
import { panelWords } from '../i18n/words/panels.ts'
import type { RunPhase } from '../protocol/run.ts'
import { Button } from '../ui/Button.tsx'
import { PauseIcon, PlayIcon, ResetIcon, StepIcon } from '../ui/icons.tsx'
import { Slider } from '../ui/Slider.tsx'
import styles from './TrainBar.module.css'

/** Steps per second that can be chosen; the last stands for as fast as possible. */
const FULL_SPEED = 1000
const speeds = [1, 2, 5, 10, 25, 50, 100, FULL_SPEED]

interface TrainBarProps {
  readonly phase: RunPhase
  /** A ceiling; 0 is full speed. */
  readonly stepsPerSecond: number
  /** Nothing can be pressed yet. */
  readonly disabled?: boolean
  readonly onTrain: () => void
  readonly onPause: () => void
  readonly onStep: () => void
  readonly onReset: () => void
  readonly onSpeed: (stepsPerSecond: number) => void
}

/** *Train* (which becomes *Pause*), *Step*, *Reset*, and the speed from slow motion to full. */
export function TrainBar(props: TrainBarProps) {
  const say = useWords(panelWords)
  const running = props.phase === 'running'
  const { disabled = false } = props
  const failed = disabled || props.phase === 'failed'
  const speed = props.stepsPerSecond || FULL_SPEED
  return (
    <div className={styles.bar}>
      <div className={styles.buttons}>
        <Button
          look="primary"
          className={styles.train ?? ''}
          disabled={failed}
          aria-keyshortcuts="Space"
          onClick={running ? props.onPause : props.onTrain}
        >
          {running ? <PauseIcon /> : <PlayIcon />}
          {say(running ? 'pause' : 'train')}
        </Button>
        <Button disabled={failed || running} aria-keyshortcuts="S" onClick={props.onStep}>
          <StepIcon />
          {say('step')}
        </Button>
        <Button disabled={disabled} aria-keyshortcuts="R" onClick={props.onReset}>
          <ResetIcon />
          {say('reset')}
        </Button>
      </div>
      <div className={styles.speed}>
        <Slider
          label={say('speed')}
          value={speed}
          min={speeds[0]!}
          max={FULL_SPEED}
          stops={speeds}
          text={speed === FULL_SPEED ? say('fullSpeed') : say('stepsPerSecond', { count: speed })}
          onChange={(chosen) => props.onSpeed(chosen === FULL_SPEED ? 0 : chosen)}
        />
      </div>
    </div>
  )
}
