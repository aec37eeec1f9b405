import { useEffect, useRef } from 'react'
import type { WritableCell } from './cell.ts'
import { decodeDrawing, drawingField, encodeDrawing } from './drawing-code.ts'
import type { Drawing } from './mnist-form.ts'

/** The pen moves more often than a link needs to know. */
const tellAfterMs = 300

/** Keeps a drawing and its text the same: a text from elsewhere is drawn, a new drawing is told when the pen rests. */
export function useDrawingText(
  drawing: WritableCell<Drawing>,
  text: string,
  onText: (text: string) => void,
): void {
  const known = useRef({ drawing, text: '' })
  useEffect(() => {
    if (text === known.current.text && drawing === known.current.drawing) return
    known.current = { drawing, text }
    drawing.set(decodeDrawing(text))
  }, [text, drawing])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const tell = () => {
      const now = encodeDrawing(drawing.get())
      if (now === known.current.text || now.length > drawingField.max) return
      known.current = { drawing, text: now }
      onText(now)
    }
    const stop = drawing.subscribe(() => {
      clearTimeout(timer)
      timer = setTimeout(tell, tellAfterMs)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [drawing, onText])
}
