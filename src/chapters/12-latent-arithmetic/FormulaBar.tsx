import { type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import styles from './Sheet.module.css'
import type { CellValue } from './sheet.ts'
import { useSheetWords } from './sheet-words.ts'
import { chapterWords } from './words.ts'

interface FormulaBarProps {
  readonly input: RefObject<HTMLInputElement | null>
  /** The selected cell, such as `D1`. */
  readonly name: string
  /** What is written there, in the words that links keep. */
  readonly text: string
  readonly value: CellValue
  readonly onWrite: (text: string) => void
  /** Enter: on to the next cell. */
  readonly onDone: () => void
  /** Escape, after the text was put back. */
  readonly onLeave: () => void
}

/** Where the selected cell is written, and what it comes to in a sentence. Every key acts at once. */
export function FormulaBar({ input, name, text, value, onWrite, onDone, onLeave }: FormulaBarProps) {
  const say = useWords(chapterWords)
  const number = useNumbers()
  const words = useSheetWords()
  const id = useId()
  /** While the learner writes: the very characters. */
  const [draft, setDraft] = useState<{ name: string; shown: string }>()
  /** What stood there when the learner came. */
  const before = useRef(text)
  const shown = draft?.name === name && words.kept(draft.shown) === text ? draft.shown : words.shown(text)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onDone()
    else if (event.key === 'Escape') {
      onWrite(before.current)
      setDraft(undefined)
      onLeave()
    } else return
    event.preventDefault()
  }
  return (
    <div className={styles.bar}>
      <label htmlFor={id}>{say('formulaOf', { cell: name })}</label>
      <input
        ref={input}
        id={id}
        className={styles.formula}
        value={shown}
        maxLength={80}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={(event) => {
          setDraft({ name, shown: event.target.value })
          onWrite(words.kept(event.target.value))
        }}
        onFocus={() => {
          before.current = text
        }}
        onBlur={() => setDraft(undefined)}
        onKeyDown={onKeyDown}
      />
      {/* What is wrong is read aloud; what each key makes of the sum can be read. */}
      <p
        aria-live={value.kind === 'problem' ? 'polite' : 'off'}
        className={`${styles.says} ${value.kind === 'problem' ? styles.problem : ''}`}
      >
        {value.kind === 'problem' && words.problem(value.problem)}
        {value.kind === 'number' && say('isNumber', { value: number(value.value) })}
        {value.kind === 'empty' && say('isEmpty')}
        {value.kind === 'code' && <Sum weights={value.weights} />}
      </p>
    </div>
  )
}

/** The weighted sum that a cell comes to, with all references resolved. */
function Sum({ weights }: { weights: ReadonlyMap<string, number> }) {
  const say = useWords(chapterWords)
  const number = useNumbers()
  const words = useSheetWords()
  const terms = [...weights].filter(([, weight]) => weight !== 0)
  const spelled = terms.map(([key, weight], i) => {
    const sign = weight < 0 ? '−' : i > 0 ? '+' : ''
    const size = Math.abs(weight)
    return `${sign}${i > 0 ? ' ' : ''}${size === 1 ? '' : `${number(size)} · `}${words.shown(key)}`
  })
  return say('isCode', { sum: spelled.length > 0 ? spelled.join(' ') : '0' })
}
