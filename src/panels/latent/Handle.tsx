import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useLanguage } from '../../i18n/language.tsx'
import { rulesOf } from '../../i18n/languages.ts'
import { formatNumber } from '../../i18n/numbers.ts'
import type { Point } from '../mnist-form.ts'
import styles from './LatentCanvas.module.css'
import { type LatentState, showAll } from './state.ts'
import { including, toScreen, zoomAt } from './viewport.ts'

interface HandleProps {
  readonly kind: 'cursor' | 'corner'
  /** Which corner of the path. */
  readonly corner?: number
  readonly name: string
  readonly describedBy: string
  readonly state: LatentState
}

/** Something that lies in the plane and can be moved by keys; the canvas moves it by pointer. */
export function Handle({ kind, corner = 0, name, describedBy, state }: HandleProps) {
  const language = rulesOf(useLanguage())
  const place = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const element = place.current
    if (!element) return
    const { viewport, axes } = state
    const held = kind === 'cursor' ? state.looked : state.corners
    const show = () => {
      const point = kind === 'cursor' ? state.looked.get() : state.corners.get()[corner]
      if (!point) return
      const { x, y } = toScreen(viewport.get(), point)
      element.style.left = `${x * 100}%`
      element.style.top = `${y * 100}%`
      const { x: middle, span } = viewport.get()
      element.ariaValueMin = (middle - span / 2).toFixed(2)
      element.ariaValueMax = (middle + span / 2).toFixed(2)
      element.ariaValueNow = point.x.toFixed(2)
      const number = (value: number) => formatNumber(language, value, { decimals: 2 })
      const [first, second] = axes.get()
      element.ariaValueText = `${first} = ${number(point.x)}, ${second} = ${number(point.y)}`
    }
    const stops = [held.subscribe(show), viewport.subscribe(show), axes.subscribe(show)]
    show()
    return () => {
      for (const stop of stops) stop()
    }
  }, [kind, corner, state, language])

  const move = (to: Point) => {
    if (kind === 'cursor') state.cursor.set(to)
    else state.corners.set(state.corners.get().map((point, i) => (i === corner ? to : point)))
    const shown = including(state.viewport.get(), to)
    if (shown !== state.viewport.get()) {
      state.follows.set(false)
      state.viewport.set(shown)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const at = kind === 'cursor' ? state.cursor.get() : state.corners.get()[corner]
    if (!at || event.ctrlKey || event.metaKey || event.altKey) return
    state.touched.set(true)
    const { span } = state.viewport.get()
    const step = span / (event.shiftKey ? 10 : 50)
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, 1],
      ArrowDown: [0, -1],
    }
    const direction = moves[event.key]
    const zoom = event.key === '+' || event.key === '=' ? 1.25 : event.key === '-' ? 0.8 : undefined
    if (direction) {
      state.hover.set(undefined)
      move({ x: at.x + direction[0] * step, y: at.y + direction[1] * step })
    } else if (zoom) {
      state.follows.set(false)
      state.viewport.set(zoomAt(state.viewport.get(), toScreen(state.viewport.get(), at), zoom))
    } else if (event.key === '0') showAll(state)
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={place}
      className={`${styles.handle} ${styles[kind]}`}
      data-handle={kind === 'cursor' ? 'cursor' : corner}
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-describedby={describedBy}
      aria-valuemin={0}
      aria-valuemax={1}
      aria-valuenow={0}
      onKeyDown={onKeyDown}
    >
      {kind === 'corner' && <span aria-hidden="true">{corner + 1}</span>}
    </div>
  )
}
