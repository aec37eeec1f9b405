import { useEffect, useMemo, useState } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { createCell, derive } from '../../panels/cell.ts'
import { Picture } from '../../panels/Picture.tsx'
import { useCell } from '../../panels/use-cell.ts'
import type { Run } from '../../training/run.ts'
import { Button } from '../../ui/Button.tsx'
import { createDreamChain, type DreamState } from './dream-chain.ts'
import styles from './Stack.module.css'
import { chapterWords } from './words.ts'

const dreams = 12
const columns = 6
const asleep = createCell<DreamState>({ playing: false, steps: 0 })

/** Twelve dreams of the top machine, sent down to pixels. */
export function Dreams({ run }: { readonly run: Run | undefined }) {
  const say = useWords(chapterWords)
  const [chain, setChain] = useState<ReturnType<typeof createDreamChain>>()
  useEffect(() => {
    if (!run) return
    const made = createDreamChain(run, () => topVisible(run), dreams)
    setChain(made)
    made.sleep()
    return made.close
  }, [run])
  const state = chain?.state ?? asleep
  const images = useMemo(() => derive([state], ({ images }) => images), [state])
  const playing = useCell(useMemo(() => derive([state], (now) => now.playing), [state]))
  const steps = useCell(useMemo(() => derive([state], (now) => now.steps), [state]))
  return (
    <section className={styles.dreams} aria-label={say('dreams')}>
      <p className={styles.name} aria-hidden>
        {say('dreams')}
      </p>
      <Picture source={images} columns={columns} rows={dreams / columns} label={say('dreams')} />
      <div className={styles.buttons}>
        <Button onClick={() => (playing ? chain?.pause() : chain?.play())}>
          {say(playing ? 'wakeUp' : 'dream')}
        </Button>
        <Button look="quiet" onClick={() => chain?.restart()}>
          {say('fromNoise')}
        </Button>
        <span className={styles.plain}>{say('dreamSteps', { count: steps })}</span>
      </div>
    </section>
  )
}

/** Units that the top machine of a run's stack sees. */
export function topVisible(run: Run): number {
  const { spec, lanes } = run.store.getState()
  const widths = spec.lanes[0]!.settings.widths as readonly number[]
  const level = Math.min(lanes[0]?.stage?.index ?? 0, widths.length - 1)
  return level === 0 ? inputSize : widths[level - 1]!
}
const inputSize = 784
