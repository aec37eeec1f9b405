import { useEffect, useRef, useState } from 'react'
import { useNumbers, useWords } from '../i18n/language.tsx'
import { createTrainingClient, type TrainingClient, wantedBackend } from '../training/client.ts'
import { Button } from '../ui/Button.tsx'
import styles from './Lab.module.css'
import type { LabSectionsProps } from './LabSections.tsx'
import { spreadOf } from './measures.ts'
import { trainedFrom } from './seeds.ts'
import { labWords } from './words.ts'

const more = 3

interface Found {
  readonly of: unknown
  /** By seed, then by lane; `undefined` where a lane reconstructs nothing. */
  readonly errors: readonly (readonly (number | undefined)[])[]
}

/** The same lanes from other seeds: what differs less than this is luck. */
export function Seeds({ spec, names }: LabSectionsProps) {
  const say = useWords(labWords)
  const number = useNumbers()
  const [found, setFound] = useState<Found>()
  const [running, setRunning] = useState(false)
  const client = useRef<TrainingClient>(undefined)
  const stop = () => {
    client.current?.end()
    client.current = undefined
    setRunning(false)
  }
  useEffect(() => () => client.current?.end(), [])
  const start = async () => {
    const own = createTrainingClient(wantedBackend(window.location.search))
    client.current = own
    setRunning(true)
    setFound({ of: spec, errors: [] })
    for (let i = 1; i <= more && client.current === own; i++) {
      const errors = await trainedFrom(own, { ...spec, seed: spec.seed + i })
      if (client.current !== own || !errors) break
      setFound((before) => ({ of: spec, errors: [...(before?.errors ?? []), errors] }))
    }
    if (client.current === own) stop()
  }
  const errors = found?.of === spec ? found.errors : []
  const scale = say('scale-perImage')
  return (
    <section className={styles.seeds} aria-label={say('seeds')}>
      <div className={styles.actions}>
        <Button onClick={() => (running ? stop() : void start())}>
          {say(running ? 'stopSeeds' : 'runSeeds')}
        </Button>
        <span role="status" className={styles.help}>
          {running
            ? say('seedsProgress', { done: errors.length + 1, all: more })
            : say('seedsHelp', { epochs: spec.epochs })}
        </span>
      </div>
      {errors.length > 0 && (
        <>
          <p className={styles.help}>{say('seedsResult', { count: errors.length, scale })}</p>
          <ul className={styles.spreads}>
            {names.map((name, lane) => {
              const values = errors.flatMap((ofSeed) => ofSeed[lane] ?? [])
              if (values.length === 0) return null
              const { mean, deviation } = spreadOf(values)
              return (
                <li key={name}>
                  {name}: {number(mean, { decimals: 2 })} ± {number(deviation, { decimals: 2 })}
                </li>
              )
            })}
          </ul>
          {errors.every((ofSeed) => ofSeed.every((value) => value === undefined)) && (
            <p className={styles.help}>{say('seedsNone')}</p>
          )}
        </>
      )}
    </section>
  )
}
