import { useMemo } from 'react'
import { useWords } from '../i18n/language.tsx'
import { panelWords } from '../i18n/words/panels.ts'
import type { Matrix } from '../protocol/run.ts'
import { type Cell, derive } from './cell.ts'
import { difference } from './matrices.ts'
import { Picture } from './Picture.tsx'
import { errorTint } from './paint.ts'
import styles from './Reconstructions.module.css'

const errorTintOf = () => errorTint

interface ReconstructionsProps {
  readonly originals: Cell<Matrix | undefined>
  readonly reconstructions: Cell<Matrix | undefined>
  /** Images beside each other. */
  readonly count: number
}

/** Originals over reconstructions over where they differ. */
export function Reconstructions({ originals, reconstructions, count }: ReconstructionsProps) {
  const say = useWords(panelWords)
  const errors = useMemo(() => derive([originals, reconstructions], difference), [originals, reconstructions])
  return (
    <div className={styles.rows}>
      <span className={styles.label}>{say('originals')}</span>
      <Picture source={originals} columns={count} label={say('originals')} />
      <span className={`${styles.label} decoder`}>{say('reconstructions')}</span>
      <Picture source={reconstructions} columns={count} label={say('reconstructions')} />
      <span className={`${styles.label} error`}>{say('errors')}</span>
      <Picture source={errors} columns={count} label={say('errors')} tintOf={errorTintOf} />
    </div>
  )
}
