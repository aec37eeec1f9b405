import { useEffect, useId, useMemo, useRef } from 'react'
import { useWords } from '../i18n/language.tsx'
import { panelWords } from '../i18n/words/panels.ts'
import type { Matrix } from '../protocol/run.ts'
import { Button } from '../ui/Button.tsx'
import { type Cell, createCell, derive, type WritableCell } from './cell.ts'
import styles from './DrawPad.module.css'
import { undoStroke } from './drawing.ts'
import type { Drawing } from './mnist-form.ts'
import { Picture } from './Picture.tsx'
import { pictureColours } from './paint.ts'
import { useKeyboardPen, usePointerPen } from './pens.ts'
import { useCell } from './use-cell.ts'

/** Width of the pen as a part of the pad: what MNIST's pen would be for a digit that fills most of it. */
const penWidth = 0.075
const noBackdrop = createCell<Matrix | undefined>(undefined)

interface DrawPadProps {
  readonly drawing: WritableCell<Drawing>
  /** An image under the drawing, such as a digit that was picked. */
  readonly backdrop?: Cell<Matrix | undefined>
}

/** A sheet to draw a digit on, with mouse, finger, pen or keyboard. */
export function DrawPad({ drawing, backdrop = noBackdrop }: DrawPadProps) {
  const say = useWords(panelWords)
  const helpId = useId()
  const canvas = useRef<HTMLCanvasElement>(null)
  const hasStrokes = useMemo(() => derive([drawing], (strokes) => strokes.length > 0), [drawing])
  const drawn = useCell(hasStrokes)
  const pointer = usePointerPen(drawing)
  const keys = useKeyboardPen(drawing)
  useEffect(() => (canvas.current ? paintWhileShown(canvas.current, drawing) : undefined), [drawing])
  return (
    <div className={styles.pad}>
      <div
        className={styles.sheet}
        role="application"
        aria-label={say('drawingPad')}
        aria-describedby={helpId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard draws here
        tabIndex={0}
        {...pointer}
        {...keys.handlers}
      >
        {!drawn && <Picture source={backdrop} className={styles.backdrop} />}
        <canvas ref={canvas} className={styles.canvas} />
        {keys.cursor && (
          <span
            className={`${styles.cursor} ${keys.down ? styles.down : ''}`}
            style={{ left: `${keys.cursor.x * 100}%`, top: `${keys.cursor.y * 100}%` }}
          />
        )}
        {!drawn && !keys.cursor && <span className={styles.hint}>{say('padEmpty')}</span>}
      </div>
      <p id={helpId} className="unseen">
        {say('padHelp')}
      </p>
      <span aria-live="polite" className="unseen">
        {keys.cursor && say(keys.down ? 'penDown' : 'penUp')}
      </span>
      <div className={styles.buttons}>
        <Button look="quiet" disabled={!drawn} onClick={() => drawing.set(undoStroke(drawing.get()))}>
          {say('undo')}
        </Button>
        <Button look="quiet" disabled={!drawn} onClick={() => drawing.set([])}>
          {say('clear')}
        </Button>
      </div>
    </div>
  )
}

/** Repaints once a frame at most, at the screen's own resolution. */
function paintWhileShown(canvas: HTMLCanvasElement, drawing: Cell<Drawing>): () => void {
  let frame = 0
  const paint = () => {
    frame = 0
    const side = Math.round(canvas.clientWidth * devicePixelRatio)
    canvas.width = side
    canvas.height = side
    const context = canvas.getContext('2d')
    if (context) paintStrokes(context, drawing.get(), side)
  }
  const ask = () => {
    frame ||= requestAnimationFrame(paint)
  }
  const resized = new ResizeObserver(ask)
  resized.observe(canvas)
  const stop = drawing.subscribe(ask)
  ask()
  return () => {
    stop()
    resized.disconnect()
    cancelAnimationFrame(frame)
  }
}

function paintStrokes(context: CanvasRenderingContext2D, strokes: Drawing, side: number): void {
  context.lineWidth = penWidth * side
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.strokeStyle = `rgb(${pictureColours.ink.join(' ')})`
  for (const stroke of strokes) {
    context.beginPath()
    for (const [i, { x, y }] of stroke.entries()) {
      if (i === 0) context.moveTo(x * side, y * side)
      // A line to itself makes a dot.
      context.lineTo(x * side, y * side)
    }
    context.stroke()
  }
}
