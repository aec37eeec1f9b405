import type { ReactNode } from 'react'
import { useNumbers, useWords } from '../i18n/language.tsx'
import { panelWords } from '../i18n/words/panels.ts'
import type { DataSetName, RunPhase, RunSpec } from '../protocol/run.ts'
import { CheckIcon, InfoIcon, PauseIcon, PlayIcon, WarningIcon } from '../ui/icons.tsx'
import styles from './StatusLine.module.css'

const icons: Record<RunPhase, ReactNode> = {
  idle: <InfoIcon />,
  preparing: <InfoIcon />,
  running: <PlayIcon />,
  paused: <PauseIcon />,
  done: <CheckIcon />,
  failed: <WarningIcon />,
}

export const backendNames = { webgl: 'WebGL', wasm: 'WASM', cpu: 'CPU' }

interface StatusLineProps {
  readonly phase: RunPhase
  readonly data: DataSetName
  /** The weights came from a file and nothing was trained since. */
  readonly trained: boolean
  readonly step: number
  readonly epoch: number
  readonly trainingImages: number
  readonly batchSize: number
  readonly imagesPerSecond: number
  readonly backend?: { readonly backend: keyof typeof backendNames; readonly device: string } | undefined
}

/** Which words there are for the images of a set. */
const wordsOf = (data: DataSetName) =>
  data === 'digits' || data === 'faces' || data === 'documents' ? data : 'own'

/** Says how many images of which kind are learned from, in how many batches. */
export function useBatchesText() {
  const say = useWords(panelWords)
  const number = useNumbers()
  return ({ data, batchSize }: Pick<RunSpec, 'data' | 'batchSize'>, trainingImages: number) =>
    say(`batches-${wordsOf(data)}`, {
      images: number(trainingImages),
      count: Math.max(1, Math.floor(trainingImages / batchSize)), // an incomplete batch is left out
      size: batchSize,
    })
}

/**
 * What is happening, in words and numbers. A screen reader hears the phase when it changes; the numbers can be
 * read but are never announced.
 */
export function StatusLine(props: StatusLineProps) {
  const { phase, data, trained, step, epoch, trainingImages, batchSize, imagesPerSecond, backend } = props
  const say = useWords(panelWords)
  const number = useNumbers()
  const batchesText = useBatchesText()
  const begun = step > 0 && !trained
  const kind = wordsOf(data)
  const facts = [
    begun && say('epoch', { epoch: number(epoch, { decimals: 1 }) }),
    begun && say('stepCount', { step: number(step) }),
    trainingImages > 0 && batchesText({ data, batchSize }, trainingImages),
    phase === 'running' && say(`imagesPerSecond-${kind}`, { rate: number(roundRate(imagesPerSecond)) }),
  ].filter((fact) => fact !== false)
  return (
    <StatusFacts
      phase={phase}
      {...(trained && phase !== 'running' && phase !== 'failed' ? { words: say('phase-trained') } : {})}
      facts={facts}
    >
      {backend && <span title={backend.device}>{backendNames[backend.backend]}</span>}
    </StatusFacts>
  )
}

interface StatusFactsProps {
  readonly phase: RunPhase
  /** Instead of the phase's usual name. */
  readonly words?: string
  readonly facts: readonly string[]
  readonly children?: ReactNode
}

/** A status line of a figure whose work is of another kind: a phase, which is announced, and facts, which are not. */
export function StatusFacts({ phase, words, facts, children }: StatusFactsProps) {
  const say = useWords(panelWords)
  return (
    <div role="status" className={`${styles.line} ${styles[phase]}`}>
      <span className={styles.phase}>
        {icons[phase]}
        {words ?? say(`phase-${phase}`)}
      </span>
      <span aria-live="off" className={styles.facts}>
        {facts.map((fact) => (
          <span key={fact.replace(/[\d\s.,]+/g, '')}>{fact}</span>
        ))}
        {children}
      </span>
    </div>
  )
}

/** Two significant digits are all that a rate measured over a second has. */
function roundRate(rate: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(rate, 1))) - 2)
  return Math.round(rate / unit) * unit
}
