import { useEffect, useRef } from 'react'
import { useWords } from '../i18n/language.tsx'
import { panelWords } from '../i18n/words/panels.ts'
import type { Matrix } from '../protocol/run.ts'
import { type Cell, createCell, type WritableCell } from './cell.ts'
import styles from './DrawPad.module.css'
import type { Drawing } from './mnist-form.ts'
import { PenSheet } from './PenSheet.tsx'
import { Picture } from './Picture.tsx'
import { pictureColours } from './paint.ts'

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
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => (canvas.current ? paintWhileShown(canvas.current, drawing) : undefined), [drawing])
  const words = {
    label: say('drawingPad'),
    help: say('padHelp'),
    down: say('penDown'),
    up: say('penUp'),
    undo: say('undo'),
    clear: say('clear'),
    hint: say('padEmpty'),
  }
  return (
    <PenSheet drawing={drawing} words={words}>
      {(drawn) => (
        <>
          {!drawn && <Picture source={backdrop} className={styles.backdrop} />}
          <canvas ref={canvas} className={styles.canvas} />
        </>
      )}
    </PenSheet>
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
