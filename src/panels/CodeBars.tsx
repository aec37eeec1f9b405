import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { rulesOf } from '../i18n/languages.ts'
import { formatNumber } from '../i18n/numbers.ts'
import { panelWords } from '../i18n/words/panels.ts'
import styles from './CodeBars.module.css'
import type { Cell } from './cell.ts'
import { barRange } from './code-range.ts'

interface CodeBarsProps {
  /** One value for each unit; painted without React. */
  readonly code: Cell<Float32Array | undefined>
  /** Number of units. */
  readonly count: number
  /** A bar was dragged or moved by a key to this value. */
  readonly onChange: (unit: number, value: number) => void
  /** The unit under the pointer or in focus; `undefined` when it leaves. */
  readonly onPoint?: (unit: number | undefined) => void
}

/** A code as bars that can be dragged: each is a slider with its value. */
export function CodeBars({ code, count, onChange, onPoint }: CodeBarsProps) {
  const say = useWords(panelWords)
  const language = rulesOf(useLanguage())
  const frame = useRef<HTMLFieldSetElement>(null)
  const range = useRef({ low: 0, high: 1 })
  const dragged = useRef<number>(undefined)

  useEffect(() => {
    const element = frame.current
    if (!element) return
    const paint = () => {
      const values = code.get()
      if (!values) return
      // While a bar is dragged the scale holds still under the pointer.
      if (dragged.current === undefined) range.current = barRange(values, range.current)
      const { low, high } = range.current
      const part = (value: number) => Math.min(1, Math.max(0, (value - low) / (high - low)))
      const zero = part(0)
      for (let unit = 0; unit < element.children.length; unit++) {
        const bar = element.children[unit] as HTMLElement
        const value = values[unit] ?? 0
        bar.style.setProperty('--from', `${Math.min(zero, part(value)) * 100}%`)
        bar.style.setProperty('--size', `${Math.abs(part(value) - zero) * 100}%`)
        bar.ariaValueMin = String(low)
        bar.ariaValueMax = String(high)
        bar.ariaValueNow = value.toFixed(2)
        bar.ariaValueText = formatNumber(language, value, { decimals: 2 })
      }
    }
    paint()
    return code.subscribe(paint)
  }, [code, language])

  const unitAt = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const unit = Math.floor(((event.clientX - box.left) / box.width) * count)
    return Math.min(count - 1, Math.max(0, unit))
  }
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (dragged.current === undefined) return
    const box = event.currentTarget.getBoundingClientRect()
    const height = Math.min(1, Math.max(0, (box.bottom - event.clientY) / box.height))
    const { low, high } = range.current
    onChange(dragged.current, low + height * (high - low))
  }
  const focusBar = (unit: number) => (frame.current?.children[unit] as HTMLElement | undefined)?.focus()
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, unit: number) => {
    const { low, high } = range.current
    const value = code.get()?.[unit] ?? 0
    const step = (high - low) / (event.shiftKey ? 100 : 20)
    const targets: Record<string, number> = {
      ArrowUp: value + step,
      ArrowDown: value - step,
      PageUp: value + 4 * step,
      PageDown: value - 4 * step,
      Home: low,
      End: high,
    }
    const target = targets[event.key]
    if (target !== undefined) onChange(unit, Math.min(high, Math.max(low, target)))
    else if (event.key === 'ArrowRight') focusBar(Math.min(count - 1, unit + 1))
    else if (event.key === 'ArrowLeft') focusBar(Math.max(0, unit - 1))
    else return
    event.preventDefault()
  }
  const release = () => {
    dragged.current = undefined
  }
  return (
    <fieldset
      ref={frame}
      aria-label={say('codeBars')}
      className={styles.bars}
      style={{ ['--count' as string]: count }}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        dragged.current = unitAt(event)
        focusBar(dragged.current)
        drag(event)
      }}
      onPointerMove={(event) => {
        if (dragged.current === undefined) onPoint?.(unitAt(event))
        drag(event)
      }}
      onPointerUp={release}
      onPointerCancel={release}
      onPointerLeave={() => dragged.current === undefined && onPoint?.(undefined)}
    >
      {Array.from({ length: count }, (_, unit) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a unit is its place
          key={unit}
          className={styles.bar}
          role="slider"
          // Between bars go the arrow keys; Tab comes in at the first and leaves.
          tabIndex={unit === 0 ? 0 : -1}
          aria-label={say('codeUnit', { unit: unit + 1 })}
          aria-orientation="vertical"
          aria-valuemin={0}
          aria-valuemax={1}
          aria-valuenow={0}
          onKeyDown={(event) => onKeyDown(event, unit)}
          onFocus={() => onPoint?.(unit)}
          onBlur={() => onPoint?.(undefined)}
        />
      ))}
    </fieldset>
  )
}
