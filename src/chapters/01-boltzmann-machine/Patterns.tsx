import { useState } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { Button } from '../../ui/Button.tsx'
import { Note } from '../../ui/Note.tsx'
import styles from './Patterns.module.css'
import { barsAndStripes, patternText, side, togglePixel } from './patterns.ts'
import { chapterWords } from './words.ts'

export const mostPatterns = 24
const pixels = Array.from({ length: side * side }, (_, i) => i)

/** A visible state as a picture of 3×3. */
export function Tile({
  state,
  className = '',
}: {
  readonly state: number
  readonly className?: string | undefined
}) {
  return (
    <svg viewBox="0 0 3 3" className={`${styles.tile} ${className}`} aria-hidden="true">
      {pixels.map((i) =>
        (state >> i) & 1 ? (
          <rect key={i} x={i % side} y={Math.floor(i / side)} width="1.02" height="1.02" />
        ) : null,
      )}
    </svg>
  )
}

interface PatternsProps {
  readonly patterns: readonly number[]
  readonly onChange: (patterns: readonly number[]) => void
}

/** The pictures that are taught, and a sheet of nine pixels for the one that is picked. */
export function Patterns({ patterns, onChange }: PatternsProps) {
  const say = useWords(chapterWords)
  const [wanted, setPicked] = useState(0)
  const picked = Math.min(wanted, patterns.length - 1)
  const state = patterns[picked]
  const replace = (next: number) => onChange(patterns.map((old, i) => (i === picked ? next : old)))
  return (
    <div className={styles.patterns}>
      <fieldset className={styles.list}>
        <legend className={styles.legend}>{say('patterns')}</legend>
        {patterns.map((pattern, i) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: two equal patterns are two patterns
            key={i}
            type="button"
            className={styles.pattern}
            aria-pressed={i === picked}
            aria-label={say('patternName', { number: i + 1, pixels: patternText(pattern) })}
            onClick={() => setPicked(i)}
          >
            <Tile state={pattern} />
          </button>
        ))}
      </fieldset>
      <div className={styles.edit}>
        {state !== undefined && (
          <fieldset className={styles.sheet} aria-label={say('patternSheet')}>
            {pixels.map((pixel) => (
              <button
                key={pixel}
                type="button"
                className={styles.pixel}
                aria-pressed={((state >> pixel) & 1) === 1}
                aria-label={say('pixelName', {
                  row: Math.floor(pixel / side) + 1,
                  column: (pixel % side) + 1,
                })}
                onClick={() => replace(togglePixel(state, pixel))}
              />
            ))}
          </fieldset>
        )}
        <div className={styles.buttons}>
          <Button
            disabled={patterns.length >= mostPatterns}
            onClick={() => {
              setPicked(patterns.length)
              onChange([...patterns, 0])
            }}
          >
            {say('addPattern')}
          </Button>
          <Button
            disabled={state === undefined}
            onClick={() => onChange(patterns.filter((_, i) => i !== picked))}
          >
            {say('removePattern')}
          </Button>
          <Button look="quiet" disabled={patterns.length === 0} onClick={() => onChange([])}>
            {say('removeAll')}
          </Button>
          <Button look="quiet" onClick={() => onChange(barsAndStripes())}>
            {say('barsAndStripes')}
          </Button>
        </div>
      </div>
      {patterns.length === 0 && <Note kind="info">{say('noPatterns')}</Note>}
    </div>
  )
}
