import { memo, useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { defaultLane } from '../models/lane-text.ts'
import { type FamilyName, type LaneSpec, specs } from '../models/specs.ts'
import { Lanes } from '../panels/lanes/Lanes.tsx'
import type { LatentState } from '../panels/latent/state.ts'
import type { Notice } from '../protocol/notice.ts'
import type { DataSetName, RunSpec } from '../protocol/run.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Select.tsx'
import type { InputCells } from './input-cells.ts'
import styles from './Lab.module.css'
import { LaneCard } from './LaneCard.tsx'
import type { ClassNames } from './own-sets.ts'
import type { LaneRun } from './runs.ts'
import { mostLanes } from './settings.ts'
import { labWords } from './words.ts'

const families = Object.keys(specs) as readonly FamilyName[]

export interface LaneGridProps {
  readonly lanes: readonly LaneSpec[]
  readonly names: readonly string[]
  readonly conflicts: readonly (Notice | undefined)[]
  /** What is looked at: the runs that train, or a kept state of them. */
  readonly shown: readonly LaneRun[]
  readonly live: readonly LaneRun[]
  readonly cells: InputCells
  readonly classNames: ClassNames | 'digits' | undefined
  readonly latent: LatentState
  /** What the lanes are to learn from. */
  readonly data: DataSetName
  /** What trains; absent before anything can. */
  readonly spec: RunSpec | undefined
  readonly onLanes: (lanes: readonly LaneSpec[]) => void
  readonly onNotice: (notice: Notice | { readonly text: string }) => void
}

/** The lanes beside each other, and room for another. Renders when lanes change, not when something else of the lab does. */
export const LaneGrid = memo(function LaneGrid({ lanes, onLanes, ...rest }: LaneGridProps) {
  const say = useWords(labWords)
  const [next, setNext] = useState<FamilyName>('vae')
  const full = lanes.length >= mostLanes
  // A card goes with its lane: what is unfolded in it stays so when another lane goes.
  const [keys, setKeys] = useState<readonly number[]>([])
  const fresh = Math.max(-1, ...keys) + 1
  if (keys.length !== lanes.length) setKeys(lanes.map((_, i) => keys[i] ?? fresh + i))
  const across = Math.max(2, lanes.length) as 2 | 3 | 4
  return (
    <>
      <Lanes across={across}>
        {lanes.map((lane, i) => (
          <LaneCard
            key={keys[i]}
            {...rest}
            lanes={lanes}
            index={i}
            onChange={(changed) => onLanes(lanes.map((other, j) => (j === i ? changed : other)))}
            onDuplicate={
              full
                ? undefined
                : () => {
                    setKeys([...keys.slice(0, i + 1), fresh, ...keys.slice(i + 1)])
                    onLanes([...lanes.slice(0, i + 1), lane, ...lanes.slice(i + 1)])
                  }
            }
            onRemove={
              lanes.length === 1
                ? undefined
                : () => {
                    setKeys(keys.filter((_, j) => j !== i))
                    onLanes(lanes.filter((_, j) => j !== i))
                  }
            }
          />
        ))}
      </Lanes>
      {!full && (
        <div className={styles.add}>
          <Select
            label={say('add')}
            value={next}
            options={families.map((family) => ({ value: family, text: say(`family-${family}`) }))}
            onChange={setNext}
          />
          <Button onClick={() => onLanes([...lanes, defaultLane(next)])}>{say('addAs')}</Button>
        </div>
      )}
    </>
  )
})
