import { type FormEvent, useCallback, useEffect, useId, useRef, useState } from 'react'
import { allKept, forget, keep } from '../data/browser-store.ts'
import { useNumbers, useWords } from '../i18n/language.tsx'
import { noticeOf } from '../protocol/notice.ts'
import type { Checkpoint, RunSpec } from '../protocol/run.ts'
import type { LaneState } from '../training/run.ts'
import { Button } from '../ui/Button.tsx'
import styles from './Lab.module.css'
import type { LabSectionsProps } from './LabSections.tsx'
import { stepsOf } from './lane-names.ts'
import { partOf, workersFor } from './runs.ts'
import { type LabSettings, lanesOf, runOf, settingsOf } from './settings.ts'
import { bytesOf, type KeptState } from './timeline.ts'
import { useRunStates } from './use-run-states.ts'
import { labWords } from './words.ts'

interface SavedRun {
  readonly name: string
  readonly settings: LabSettings
  readonly checkpoints: readonly Checkpoint[]
  /** What their charts showed; runs that were kept by earlier versions lack them. */
  readonly curves?: readonly (readonly LaneState[])[]
}

interface SavedRunsProps extends Omit<LabSectionsProps, 'spec' | 'names'> {
  /** Nothing while nothing can train: then there is nothing to keep, but runs to open. */
  readonly spec: RunSpec | undefined
  /** The state that is looked at, which is kept then; else the present. */
  readonly seen: KeptState | undefined
}

/** Runs that the browser keeps under a name, with their weights. */
export function SavedRuns({ lab, spec, settings, seen, onChange, onNotice }: SavedRunsProps) {
  const say = useWords(labWords)
  const number = useNumbers()
  const nameId = useId()
  const [name, setName] = useState('')
  const [saved, setSaved] = useState<readonly SavedRun[]>([])
  const opening = useRef<SavedRun>(undefined)
  const list = useCallback(() => {
    allKept<SavedRun>('runs').then(setSaved, () => setSaved([]))
  }, [])
  useEffect(list, [list])

  // The settings of an opened run have to be followed first; then come its weights.
  useRunStates(lab.runs, 200)
  useEffect(() => {
    const wanted = opening.current
    if (!wanted || lab.runs.length !== wanted.checkpoints.length) return
    const followed = runOf(lanesOf(wanted.settings.lanes).lanes, wanted.settings)
    const isThere = lab.runs.every((run, i) => {
      const part = partOf(followed, i, lab.runs.length)
      return JSON.stringify(run.store.getState().spec) === JSON.stringify(part)
    })
    if (!isThere) return
    opening.current = undefined
    for (const [i, run] of lab.runs.entries()) {
      const from = { kind: 'checkpoint', ...wanted.checkpoints[i]! } as const
      run.restart(run.store.getState().spec, from, wanted.curves?.[i])
    }
  })

  const told = (work: () => Promise<unknown>) => () => {
    work()
      .catch((error) => onNotice(noticeOf(error)))
      .then(list)
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    const chosen = name.trim()
    if (chosen === '' || !spec) return
    told(async () => {
      const checkpoints = seen?.checkpoints ?? (await Promise.all(lab.runs.map((run) => run.checkpoint())))
      const curves = lab.runs.map((run) => run.store.getState().lanes)
      const saved = { name: chosen, settings: settingsOf(spec, settings), checkpoints, curves }
      await keep('runs', chosen, saved satisfies SavedRun)
      setName('')
    })()
  }
  const open = (run: SavedRun) => {
    const [wanted, lanes] = [run.checkpoints.length, lanesOf(run.settings.lanes).lanes.length]
    const here = workersFor(lanes, run.settings.pace === 'race')
    if (here !== wanted) return onNotice({ text: say('savedElsewhere', { name: run.name, wanted, here }) })
    opening.current = run
    onChange(run.settings)
  }
  return (
    <section className={styles.saved} aria-label={say('saved')}>
      <h4 className={styles.heading}>{say('saved')}</h4>
      <form className={styles.actions} onSubmit={save}>
        <label htmlFor={nameId}>{say('saveName')}</label>
        <input
          id={nameId}
          className={styles.name}
          value={name}
          maxLength={40}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" disabled={name.trim() === '' || lab.runs.length === 0}>
          {saved.some((run) => run.name === name.trim())
            ? say('saveOver', { name: name.trim() })
            : say('save')}
        </Button>
      </form>
      {saved.length === 0 ? (
        <p className={styles.help}>{say('savedEmpty')}</p>
      ) : (
        <ul className={styles.list}>
          {saved.map((run) => (
            <li key={run.name} className={styles.actions}>
              <span>
                {say('savedAt', {
                  name: run.name,
                  step: stepsOf(run, number),
                  size: number(bytesOf(run.checkpoints) / 2 ** 20, { decimals: 1 }),
                })}
              </span>
              <Button look="quiet" onClick={() => open(run)}>
                {say('open', { name: run.name })}
              </Button>
              <Button look="quiet" onClick={told(() => forget(run.name, 'runs'))}>
                {say('forget', { name: run.name })}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
