import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import type { WritableCell } from './cell.ts'
import { beginStroke, extendStroke, undoStroke } from './drawing.ts'
import type { Drawing, Point } from './mnist-form.ts'

/** Draws with one pointer at a time; it is captured, so a stroke may leave the pad and come back. */
export function usePointerPen(drawing: WritableCell<Drawing>) {
  const active = useRef<number>(undefined)
  const lift = (event: PointerEvent) => {
    if (event.pointerId === active.current) active.current = undefined
  }
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || active.current !== undefined) return
      active.current = event.pointerId
      event.currentTarget.setPointerCapture(event.pointerId)
      drawing.set(beginStroke(drawing.get(), placeIn(event.currentTarget)(event)))
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (event.pointerId !== active.current) return
      // A pen reports more often than the screen is drawn; the points between make the line smooth.
      const between = event.nativeEvent.getCoalescedEvents?.() ?? []
      const points = (between.length > 0 ? between : [event]).map(placeIn(event.currentTarget))
      drawing.set(extendStroke(drawing.get(), points))
    },
    onPointerUp: lift,
    onPointerCancel: lift,
  }
}

function placeIn(sheet: Element): (event: { clientX: number; clientY: number }) => Point {
  const box = sheet.getBoundingClientRect()
  return ({ clientX, clientY }) => ({
    x: (clientX - box.left) / box.width,
    y: (clientY - box.top) / box.height,
  })
}

/** One arrow key, as a part of the pad. */
const keyStep = 1 / 28
/** Where the pen waits: at the top in the middle, where most digits begin. */
const restingPlace: Point = { x: 0.5, y: 0.2 }

/**
 * Draws with the keyboard: arrows move the pen, Space or Enter sets it down and lifts it, Backspace takes a
 * stroke back, Delete clears. `cursor` is where the pen is, `undefined` until a key was used.
 */
export function useKeyboardPen(drawing: WritableCell<Drawing>) {
  const [cursor, setCursor] = useState<Point>()
  const [down, setDown] = useState(false)
  const at = cursor ?? restingPlace
  const move = (dx: number, dy: number) => {
    const inPad = (value: number) => Math.min(0.98, Math.max(0.02, value))
    const to = { x: inPad(at.x + dx * keyStep), y: inPad(at.y + dy * keyStep) }
    setCursor(to)
    if (down) drawing.set(extendStroke(drawing.get(), [to]))
  }
  const replace = (next: Drawing) => {
    drawing.set(next)
    setDown(false)
  }
  const act = (key: string) => {
    if (key === 'ArrowLeft') move(-1, 0)
    else if (key === 'ArrowRight') move(1, 0)
    else if (key === 'ArrowUp') move(0, -1)
    else if (key === 'ArrowDown') move(0, 1)
    else if (key === ' ' || key === 'Enter') {
      if (!down) drawing.set(beginStroke(drawing.get(), at))
      setCursor(at)
      setDown(!down)
    } else if (key === 'Backspace') replace(undoStroke(drawing.get()))
    else if (key === 'Delete') replace([])
    else return false
    return true
  }
  const leave = () => {
    setCursor(undefined)
    setDown(false)
  }
  return {
    cursor,
    down,
    handlers: {
      onKeyDown(event: KeyboardEvent) {
        const command = event.ctrlKey || event.metaKey
        const key = command && event.key === 'z' ? 'Backspace' : command || event.altKey ? '' : event.key
        if (act(key)) event.preventDefault()
      },
      onBlur: leave,
      onPointerEnter: leave,
    },
  }
}
