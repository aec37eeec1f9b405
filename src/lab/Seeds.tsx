import { useCallback, useEffect, useRef, useState } from 'react'
import { useNumbers, useWords } from '../i18n/language.tsx'
import { clientBeside, type TrainingClient } from '../training/client.ts'
import { runFields } from '../training/run-fields.ts'
import { Button } from '../ui/Button.tsx'
import { Note } from '../ui/Note.tsx'
import styles from './Lab.module.css'
import type { LabSectionsProps } from './LabSections.tsx'
import { spreadOf } from './measures.ts'
import { type Outcome, trainedFrom } from './seeds.ts'
import { labWords } from './words.ts'

const more = 3

interface Found {
  readonly of: unknown
  /** By seed, then by lane. */
  readonly outcomes: readonly (readonly Outcome[])[]
  /** The seed whose training ended before its time. */
  readonly broken?: number
}

/** The same lanes from other seeds: what differs less than this is luck. */
export function Seeds({ spec, names }: LabSectionsProps) {
  const say = useWords(labWords)
  const number = useNumbers()
  const [found, setFound] = useState<Found>()
  const [running, setRunning] = useState(false)
  const client = useRef<TrainingClient>(undefined)
  const stop = useCallback(() => {
    client.current?.end()
    client.current = undefined
    setRunning(false)
  }, [])
  // Of other lanes nobody asked.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another spec ends what trains for the one before
  useEffect(() => stop, [spec, stop])
  const start = async () => {
    const own = clientBeside()
    client.current = own
    setRunning(true)
    let now: Found = { of: spec, outcomes: [] }
    setFound(now)
    for (let i = 1; i <= more && client.current === own; i++) {
      // Those that can be chosen, round and round.
      const seed = ((spec.seed + i - 1) % runFields.seed.max) + 1
      const outcome = await trainedFrom(own, { ...spec, seed })
      if (client.current !== own) break
      now = outcome ? { ...now, outcomes: [...now.outcomes, outcome] } : { ...now, broken: seed }
      setFound(now)
      if (!outcome) break
    }
    if (client.current === own) stop()
  }
  const { outcomes = [], broken } = found?.of === spec ? found : {}
  return (
    <section className={styles.seeds} aria-label={say('seeds')}>
      <div className={styles.actions}>
        <Button onClick={() => (running ? stop() : void start())}>
          {say(running ? 'stopSeeds' : 'runSeeds')}
        </Button>
        <span role="status" className={styles.help}>
          {running
            ? say('seedsProgress', { done: outcomes.length + 1, all: more })
            : say('seedsHelp', { epochs: spec.epochs })}
        </span>
      </div>
      {broken !== undefined && <Note kind="problem">{say('seedsBroken', { seed: broken })}</Note>}
      <Spreads
        names={names}
        outcomes={outcomes}
        of="perImage"
        write={(value) => number(value, { decimals: 2 })}
      />
      <Spreads
        names={names}
        outcomes={outcomes}
        of="accuracy"
        write={(value) => number(value, { percent: true, decimals: 1 })}
      />
      {outcomes[0]?.map(
        ({ open }, lane) =>
          open && (
            <p key={names[lane]} className={styles.help}>
              {say('seedsOpen', { name: names[lane]!, layer: open.layer, epochs: spec.epochs })}
            </p>
          ),
      )}
    </section>
  )
}

interface SpreadsProps extends Pick<Found, 'outcomes'> {
  readonly names: readonly string[]
  readonly of: 'perImage' | 'accuracy'
  readonly write: (value: number) => string
}

/** Mean and spread of one measure, of the lanes that have it. */
function Spreads({ names, outcomes, of, write }: SpreadsProps) {
  const say = useWords(labWords)
  const values = names.map((_, lane) => outcomes.flatMap((ofSeed) => ofSeed[lane]?.[of] ?? []))
  if (values.every(({ length }) => length === 0)) return null
  return (
    <>
      <p className={styles.help}>
        {say(outcomes.length === 1 ? 'seedsOne' : 'seedsResult', {
          count: outcomes.length,
          scale: say(`m-${of}`),
        })}
      </p>
      <ul className={styles.spreads}>
        {names.map((name, lane) => {
          if (values[lane]!.length === 0) return null
          const { mean, deviation } = spreadOf(values[lane]!)
          return (
            <li key={name}>
              {name}: {write(mean)}
              {deviation !== undefined && ` ± ${write(deviation)}`}
            </li>
          )
        })}
      </ul>
    </>
  )
}
