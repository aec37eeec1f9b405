import { useNumbers, useWords } from '../../i18n/language.tsx'
import { stageWords } from '../../i18n/words/stages.ts'
import type { Run } from '../../training/run.ts'
import { CheckIcon } from '../../ui/icons.tsx'
import { useOfLanes } from '../use-lanes.ts'
import styles from './Stages.module.css'
import { curvesByStage, type StageStarts } from './stage-curves.ts'
import { useStage } from './use-stages.ts'

interface StageTimelineProps {
  readonly run: Run | undefined
  readonly lane: number
  /** What each stage does, in order. */
  readonly names: readonly string[]
  readonly starts: StageStarts
  /** Updates a stage is meant to last; the last goes on. */
  readonly share: number
}

/** The stages of a training in order: what is done and how well, what is going on, what is to come. */
export function StageTimeline({ run, lane, names, starts, share }: StageTimelineProps) {
  const say = useWords(stageWords)
  const number = useNumbers()
  const stage = useStage(run, lane)
  const curve = useOfLanes(run, (lanes) => lanes[lane]?.validation.loss)
  const curves = curvesByStage(curve, starts)
  const now = stage?.index ?? 0
  return (
    <ol className={styles.timeline} aria-label={say('timeline')}>
      {names.map((name, i) => {
        const error = i <= now ? curves[i]?.values.at(-1) : undefined
        const state = i < now ? 'done' : i === now ? 'current' : 'later'
        const last = i === names.length - 1
        const part = Math.min(1, (stage?.done ?? 0) / Math.max(1, share))
        const progress = state === 'done' ? 1 : state === 'current' ? part : 0
        return (
          <li
            key={name}
            className={`${styles.stage} ${styles[state]}`}
            aria-current={state === 'current' ? 'step' : undefined}
          >
            <span className={styles.bar} style={{ ['--part' as string]: progress }} />
            <span className={styles.stageName}>
              {state === 'done' && <CheckIcon />}
              <span>
                {i + 1} · {name}
              </span>
            </span>
            <span className={styles.fact}>
              {state === 'later'
                ? say('later')
                : state === 'done'
                  ? say('finished')
                  : last
                    ? say('updates', { count: stage?.done ?? 0 })
                    : say('updatesOf', { done: number(stage?.done ?? 0), share: number(share) })}
            </span>
            <span className={`${styles.fact} error`}>
              {error === undefined ? '' : say('errorNow', { error: number(error, { decimals: 4 }) })}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
