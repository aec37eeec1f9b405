import { useMemo } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { stageWords } from '../../i18n/words/stages.ts'
import type { Matrix } from '../../protocol/run.ts'
import { type Cell, derive } from '../cell.ts'
import { useCell } from '../use-cell.ts'
import styles from './Stages.module.css'

export type LayerState = 'frozen' | 'moving' | 'absent'

interface LayerLocksProps {
  /** Layer widths from the input on; one set of weights between each two. */
  readonly widths: readonly number[]
  /** Of the weights, in order. */
  readonly states: readonly LayerState[]
  /** How far each has moved since the stage began, as a part of its size, [1, weights] */
  readonly movement: Cell<Matrix | undefined>
  /** Weights from this place on belong to the decoder; without it there is none. */
  readonly decoderFrom?: number
}

const height = 72

/** A network whose frozen weights wear a lock, and below each how far it has moved: nothing that is locked does. */
export function LayerLocks({
  widths,
  states,
  movement,
  decoderFrom = Number.POSITIVE_INFINITY,
}: LayerLocksProps) {
  const say = useWords(stageWords)
  const number = useNumbers()
  const rounded = useMemo(
    () =>
      derive([movement], (moved) =>
        moved ? Array.from(moved.data, (part) => part.toPrecision(2)).join(' ') : '',
      ),
    [movement],
  )
  const parts = useCell(rounded).split(' ').filter(Boolean).map(Number)
  // Where nothing has moved yet, as in a stage that was restored, there is nothing to compare.
  const known = states.includes('frozen') || parts.some((part) => part > 0)
  const tallest = Math.log2(Math.max(...widths) + 1)
  const half = (units: number) => ((height / 2 - 2) * Math.log2(units + 1)) / tallest
  return (
    <ol className={styles.locks} aria-label={say('locks')} style={{ ['--count' as string]: states.length }}>
      {states.map((state, i) => {
        const [from, to] = [half(widths[i]!), half(widths[i + 1]!)]
        const role = i >= decoderFrom ? 'decoder' : 'encoder'
        const part = parts[i]
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place
          <li key={i} className={`${styles.weights} ${styles[state]}`} data-state={state}>
            <svg viewBox={`0 0 60 ${height}`} preserveAspectRatio="none" className={role} aria-hidden="true">
              <path
                className={styles.shape}
                d={`M0 ${height / 2 - from}L60 ${height / 2 - to}V${height / 2 + to}L0 ${height / 2 + from}Z`}
              />
            </svg>
            {state === 'frozen' && <LockIcon />}
            <span className={styles.sizes}>
              {number(widths[i]!)}→{number(widths[i + 1]!)}
            </span>
            <span className={styles.moved}>
              {state === 'absent' ? (
                say('absent')
              ) : (
                <>
                  <span>{say(state)}</span>{' '}
                  <strong>{part === undefined || !known ? '–' : number(part, { percent: true })}</strong>
                </>
              )}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

function LockIcon() {
  return (
    <svg viewBox="0 0 24 24" className={styles.lock} aria-hidden="true">
      <path d="M8 11V8a4 4 0 0 1 8 0v3" fill="none" stroke="currentColor" strokeWidth="2.5" />
      <rect x="5.5" y="11" width="13" height="9.5" rx="1.5" fill="currentColor" />
    </svg>
  )
}
