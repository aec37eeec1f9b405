import { useEffect, useRef } from 'react'
import type { WritableCell } from '../panels/cell.ts'
import { decodeDrawing, drawingPattern, encodeDrawing } from '../panels/drawing-code.ts'
import type { Drawing } from '../panels/mnist-form.ts'
import { useAddressSettings } from '../training/address.ts'

/** Longer drawings are not put into a link. */
const longest = 1500
/** The pen moves more often than a link needs to know. */
const writeAfterMs = 300
const fields = {
  strokes: { kind: 'text', default: '', max: longest, pattern: drawingPattern, live: true },
} as const

interface DrawingAddressProps {
  /** Prefix in the address, unique on the page. */
  readonly id: string
  readonly drawing: WritableCell<Drawing>
}

/** Keeps what the learner drew in the address; shows nothing. */
export function DrawingAddress({ id, drawing }: DrawingAddressProps) {
  const [{ strokes }, change] = useAddressSettings(id, fields)
  const written = useRef('')
  useEffect(() => {
    if (strokes === written.current) return
    written.current = strokes
    drawing.set(decodeDrawing(strokes))
  }, [strokes, drawing])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const write = () => {
      const text = encodeDrawing(drawing.get())
      if (text === written.current || text.length > longest) return
      written.current = text
      change({ strokes: text })
    }
    const stop = drawing.subscribe(() => {
      clearTimeout(timer)
      timer = setTimeout(write, writeAfterMs)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [drawing, change])
  return null
}
