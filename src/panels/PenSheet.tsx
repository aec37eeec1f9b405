import { type ReactNode, useId, useMemo } from 'react'
import { Button } from '../ui/Button.tsx'
import { derive, type WritableCell } from './cell.ts'
import styles from './DrawPad.module.css'
import { undoStroke } from './drawing.ts'
import type { Drawing } from './mnist-form.ts'
import { useKeyboardPen, usePointerPen } from './pens.ts'
import { useCell } from './use-cell.ts'

interface PenSheetProps {
  readonly drawing: WritableCell<Drawing>
  /** What is said of the sheet and of its buttons, in the page's language. */
  readonly words: {
    readonly label: string
    readonly help: string
    readonly down: string
    readonly up: string
    readonly undo: string
    readonly clear: string
    /** Stands on the sheet until something is drawn. */
    readonly hint: string
  }
  /** What is seen on the sheet. @param drawn whether there are strokes */
  readonly children: (drawn: boolean) => ReactNode
}

/** A square that takes strokes, from mouse, finger, pen or keyboard, with buttons to take them back. */
export function PenSheet({ drawing, words, children }: PenSheetProps) {
  const helpId = useId()
  const hasStrokes = useMemo(() => derive([drawing], (strokes) => strokes.length > 0), [drawing])
  const drawn = useCell(hasStrokes)
  const pointer = usePointerPen(drawing)
  const keys = useKeyboardPen(drawing)
  return (
    <div className={styles.pad}>
      <div
        className={styles.sheet}
        role="application"
        aria-label={words.label}
        aria-describedby={helpId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard draws here
        tabIndex={0}
        {...pointer}
        {...keys.handlers}
      >
        {children(drawn)}
        {keys.cursor && (
          <span
            className={`${styles.cursor} ${keys.down ? styles.down : ''}`}
            style={{ left: `${keys.cursor.x * 100}%`, top: `${keys.cursor.y * 100}%` }}
          />
        )}
        {!drawn && !keys.cursor && <span className={styles.hint}>{words.hint}</span>}
      </div>
      <p id={helpId} className="unseen">
        {words.help}
      </p>
      <span aria-live="polite" className="unseen">
        {keys.cursor && (keys.down ? words.down : words.up)}
      </span>
      <div className={styles.buttons}>
        <Button look="quiet" disabled={!drawn} onClick={() => drawing.set(undoStroke(drawing.get()))}>
          {words.undo}
        </Button>
        <Button look="quiet" disabled={!drawn} onClick={() => drawing.set([])}>
          {words.clear}
        </Button>
      </div>
    </div>
  )
}
