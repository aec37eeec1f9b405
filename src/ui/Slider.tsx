import * as Radix from '@radix-ui/react-slider'
import { type ReactNode, useId } from 'react'
import styles from './Slider.module.css'
import { logStops, nearestStop } from './slider-scale.ts'

export interface SliderProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  /** Granularity of a linear track; a whole number keeps a logarithmic one at whole numbers. */
  readonly step?: number
  /** A logarithmic track stops at round numbers, ten a decade. */
  readonly scale?: 'linear' | 'log'
  /** Only these values, in rising order and equally spaced, such as powers of two. */
  readonly stops?: readonly number[]
  /** The value as it is shown and read aloud, with its unit, such as `0,003` or `50 %`. */
  readonly text: string
  /** A short remark under the track, such as “needs a restart”. */
  readonly hint?: ReactNode
  /** Colours the track by meaning, such as `var(--code)`. */
  readonly colour?: string
  readonly disabled?: boolean
  /** Every change while dragging. */
  readonly onChange: (value: number) => void
  /** Once, when the thumb is let go. */
  readonly onCommit?: (value: number) => void
}

/** A number on a track. Arrow keys move by a step, Page Up and Down by ten, Home and End to the ends. */
export function Slider(props: SliderProps) {
  const { label, value, min, max, scale = 'linear', text, hint, colour, disabled } = props
  const step = props.step ?? (scale === 'log' ? 0 : 1)
  const labelId = useId()
  const hintId = useId()
  const stops = props.stops ?? (scale === 'log' ? logStops(min, max, step >= 1) : undefined)
  const track = stops ? { min: 0, max: stops.length - 1, step: 1 } : { min, max, step }
  const read = ([at = track.min]: number[]) => (stops ? (stops[at] ?? value) : withoutDust(at, step))
  return (
    <div className={styles.slider} style={colour ? { ['--track' as string]: colour } : undefined}>
      <div className={styles.head}>
        <span id={labelId}>{label}</span>
        <span className={styles.value}>{text}</span>
      </div>
      <Radix.Root
        className={styles.root}
        min={track.min}
        max={track.max}
        step={track.step}
        value={[stops ? nearestStop(stops, value) : value]}
        disabled={disabled ?? false}
        onValueChange={(at) => props.onChange(read(at))}
        onValueCommit={(at) => props.onCommit?.(read(at))}
      >
        <Radix.Track className={styles.track}>
          <Radix.Range className={styles.range} />
        </Radix.Track>
        <Radix.Thumb
          className={styles.thumb}
          aria-labelledby={labelId}
          aria-valuetext={text}
          aria-describedby={hint ? hintId : undefined}
        />
      </Radix.Root>
      {hint && (
        <div id={hintId} className={styles.hint}>
          {hint}
        </div>
      )}
    </div>
  )
}

/** 0.30000000000000004 → 0.3 */
function withoutDust(value: number, step: number): number {
  return Number(value.toFixed(Math.min(12, Math.max(0, 1 - Math.floor(Math.log10(step))))))
}
