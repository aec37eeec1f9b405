import { useState } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { panelWords } from '../../i18n/words/panels.ts'
import { createCell } from '../../panels/cell.ts'
import { StatusFacts } from '../../panels/StatusLine.tsx'
import { useCell } from '../../panels/use-cell.ts'
import { Button } from '../../ui/Button.tsx'
import { PauseIcon, PlayIcon, StepIcon } from '../../ui/icons.tsx'
import { Slider } from '../../ui/Slider.tsx'
import type { Dream, DreamState } from './dream.ts'
import styles from './Walk.module.css'
import { walkWords } from './walk-words.ts'

const speeds = [1, 2, 5, 10, 30, 100]
const asleep = createCell<DreamState>({ playing: false, steps: 0, stepsPerSecond: 0 })

/** *Dream* (which becomes *Pause*), *Step*, where the chain begins, and its speed. */
export function DreamControls({ dream }: { readonly dream: Dream | undefined }) {
  const say = useWords(walkWords)
  const sayPanel = useWords(panelWords)
  const { playing } = useCell(dream?.state ?? asleep)
  const [speed, setSpeed] = useState(30)
  return (
    <>
      <div className={styles.buttons}>
        <Button
          look="primary"
          aria-keyshortcuts="Space"
          onClick={() => (playing ? dream?.pause() : dream?.play())}
        >
          {playing ? <PauseIcon /> : <PlayIcon />}
          {playing ? sayPanel('pause') : say('dream')}
        </Button>
        <Button aria-keyshortcuts="S" disabled={playing} onClick={() => dream?.step()}>
          <StepIcon />
          {sayPanel('step')}
        </Button>
        <Button aria-keyshortcuts="R" onClick={() => dream?.restart('image')}>
          {say('fromImage')}
        </Button>
        <Button onClick={() => dream?.restart('noise')}>{say('fromNoise')}</Button>
      </div>
      <div className={styles.rate}>
        <Slider
          label={sayPanel('speed')}
          value={speed}
          min={1}
          max={100}
          stops={speeds}
          text={sayPanel('stepsPerSecond', { count: speed })}
          onChange={(wanted) => {
            setSpeed(wanted)
            dream?.setSpeed(wanted)
          }}
        />
      </div>
    </>
  )
}

export function DreamStatus({ dream }: { readonly dream: Dream | undefined }) {
  const say = useWords(walkWords)
  const sayPanel = useWords(panelWords)
  const write = useNumbers()
  const { playing, steps, stepsPerSecond } = useCell(dream?.state ?? asleep)
  return (
    <StatusFacts
      phase={playing ? 'running' : 'paused'}
      words={say(playing ? 'dreaming' : 'awake')}
      facts={[
        say('chainSteps', { steps: write(steps) }),
        ...(playing ? [sayPanel('stepsPerSecond', { count: stepsPerSecond })] : []),
      ]}
    />
  )
}
