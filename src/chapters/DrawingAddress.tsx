import { useCallback } from 'react'
import type { WritableCell } from '../panels/cell.ts'
import { drawingField } from '../panels/drawing-code.ts'
import type { Drawing } from '../panels/mnist-form.ts'
import { useDrawingText } from '../panels/use-drawing-text.ts'
import { useAddressSettings } from '../training/address.ts'

const fields = { strokes: drawingField } as const

interface DrawingAddressProps {
  /** Prefix in the address, unique on the page. */
  readonly id: string
  readonly drawing: WritableCell<Drawing>
}

/** Keeps what the learner drew in the address; shows nothing. */
export function DrawingAddress({ id, drawing }: DrawingAddressProps) {
  const [{ strokes }, change] = useAddressSettings(id, fields)
  useDrawingText(
    drawing,
    strokes,
    useCallback((strokes) => change({ strokes }), [change]),
  )
  return null
}
