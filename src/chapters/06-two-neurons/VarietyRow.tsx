import { useMemo } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { type Cell, derive } from '../../panels/cell.ts'
import { takeRows } from '../../panels/matrices.ts'
import { Picture } from '../../panels/Picture.tsx'
import { useCell } from '../../panels/use-cell.ts'
import type { Matrix } from '../../protocol/run.ts'
import { useRunState } from '../../training/hooks.ts'
import type { Run } from '../../training/run.ts'
import styles from './Pretraining.module.css'
import { varietyOf } from './variety.ts'
import { chapterWords } from './words.ts'

interface VarietyRowProps {
  readonly run: Run | undefined
  readonly lane: number
  readonly pretrained: boolean
  /** The digits that are measured. */
  readonly originals: Matrix | undefined
  readonly rebuilt: Cell<Matrix | undefined>
  /** Which of them are shown. */
  readonly shown: readonly number[]
}

/** What one network makes of the digits, what stage it is in, and how much its pictures differ. */
export function VarietyRow({ run, lane, pretrained, originals, rebuilt, shown }: VarietyRowProps) {
  const say = useWords(chapterWords)
  const number = useNumbers()
  const name = say(pretrained ? 'withMachines' : 'withoutMachines')
  const { pictures, variety } = useMemo(
    () => ({
      pictures: derive([rebuilt], (all) => all && takeRows(all, shown)),
      variety: derive([rebuilt], (all) =>
        all && originals && all.rows === originals.rows ? varietyOf(all, originals) : Number.NaN,
      ),
    }),
    [rebuilt, originals, shown],
  )
  const share = useCell(variety)
  return (
    <div className={styles.row}>
      <span className={styles.name}>
        {name}
        {run && <Stage run={run} lane={lane} />}
      </span>
      <Picture source={pictures} columns={shown.length} label={name} />
      <span className={styles.variety} data-variety={pretrained ? 'with' : 'without'}>
        {say('variety', { share: number(share, { percent: true, decimals: 0 }) })}
      </span>
    </div>
  )
}

/** Which machine of the stack is being trained, or that all is. */
function Stage({ run, lane }: { readonly run: Run; readonly lane: number }) {
  const say = useWords(chapterWords)
  const stage = useRunState(run, (state) => state.lanes[lane]?.stage)
  if (!stage || stage.count === 1) return null
  const text =
    stage.name === 'fine-tune'
      ? say('fineTuning')
      : say('machine', { number: stage.index + 1, count: stage.count - 1 })
  return <span className={styles.stage}>{text}</span>
}
