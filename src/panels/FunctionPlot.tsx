import { type PointerEvent, useId } from 'react'
import { useNumbers } from '../i18n/language.tsx'
import { spreadLabels } from './chart-model.ts'
import styles from './FunctionPlot.module.css'

export interface PlottedFunction {
  readonly name: string
  /** `undefined` where it has no value. */
  readonly f: (x: number) => number
  /** A token, such as `var(--error)`. */
  readonly colour: string
  readonly dashes?: string
  /** Where its lowest point is marked. */
  readonly lowestAt?: number
}

interface FunctionPlotProps {
  /** Said to a screen reader: what is drawn, and what it shows now. */
  readonly label: string
  readonly functions: readonly PlottedFunction[]
  readonly x: { readonly name: string; readonly low: number; readonly high: number }
  readonly y: { readonly name: string; readonly low: number; readonly high: number }
  /** An upright line that can be dragged; a slider beside the plot does the same for keys. */
  readonly marker?: { readonly name: string; readonly x: number; readonly onChange: (x: number) => void }
}

const width = 350
const height = 220
const frame = { left: 38, right: 104, top: 20, bottom: 34 }
const samples = 160

/** Functions of one variable as curves with their names at their ends. */
export function FunctionPlot({ label, functions, x, y, marker }: FunctionPlotProps) {
  const number = useNumbers()
  const clip = useId()
  const inner = { width: width - frame.left - frame.right, height: height - frame.top - frame.bottom }
  const across = (value: number) => frame.left + ((value - x.low) / (x.high - x.low)) * inner.width
  const up = (value: number) => frame.top + (1 - (value - y.low) / (y.high - y.low)) * inner.height
  const inside = (value: number) => Math.min(frame.top + inner.height, Math.max(frame.top, value))
  const right = frame.left + inner.width
  const ends = functions.map(({ f }) => inside(up(f(x.high))))
  const names = spreadLabels(ends, 15, frame.top, frame.top + inner.height)
  const drag = (event: PointerEvent<SVGSVGElement>) => {
    if (!marker || event.buttons === 0) return
    const box = event.currentTarget.getBoundingClientRect()
    const at = ((event.clientX - box.left) / box.width) * width
    const value = x.low + ((at - frame.left) / inner.width) * (x.high - x.low)
    marker.onChange(Math.min(x.high, Math.max(x.low, Math.round(value * 100) / 100)))
  }
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      className={`${styles.plot} ${marker ? styles.draggable : ''}`}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        drag(event)
      }}
      onPointerMove={drag}
    >
      <clipPath id={clip}>
        <rect x={frame.left} y={frame.top - 1} width={inner.width} height={inner.height + 2} />
      </clipPath>
      <path
        className={styles.axes}
        d={`M${frame.left} ${frame.top}V${frame.top + inner.height}H${right}`}
        fill="none"
      />
      {[y.low, (y.low + y.high) / 2, y.high].map((value) => (
        <text key={value} x={frame.left - 6} y={up(value) + 4} textAnchor="end" className={styles.tick}>
          {number(value)}
        </text>
      ))}
      {[x.low, (x.low + x.high) / 2, x.high].map((value) => (
        <text
          key={value}
          x={across(value)}
          y={frame.top + inner.height + 14}
          textAnchor="middle"
          className={styles.tick}
        >
          {number(value)}
        </text>
      ))}
      <text x={frame.left + inner.width / 2} y={height - 4} textAnchor="middle" className={styles.axisName}>
        {x.name}
      </text>
      <text x={4} y={11} className={styles.axisName}>
        {y.name}
      </text>
      {marker && (
        <g className={styles.marker}>
          <path d={`M${across(marker.x)} ${frame.top}V${frame.top + inner.height}`} />
          <circle cx={across(marker.x)} cy={frame.top} r="6" />
          <text
            x={across(marker.x)}
            y={11}
            textAnchor={marker.x > (x.low + x.high) / 2 ? 'end' : 'start'}
            dx="0"
          >
            {marker.name}
          </text>
        </g>
      )}
      {functions.map(({ name, f, colour, dashes, lowestAt }, i) => (
        <g key={name}>
          <path
            clipPath={`url(#${clip})`}
            className={styles.curve}
            stroke={colour}
            strokeDasharray={dashes}
            d={pathOf(f, x, across, up)}
          />
          {lowestAt !== undefined && (
            <circle cx={across(lowestAt)} cy={inside(up(f(lowestAt)))} r="4" fill={colour} />
          )}
          <path d={`M${right + 1} ${ends[i]}L${right + 7} ${names[i]}`} stroke={colour} fill="none" />
          <text x={right + 10} y={names[i]! + 4} fill={colour} className={styles.name}>
            {name}
          </text>
        </g>
      ))}
    </svg>
  )
}

function pathOf(
  f: (x: number) => number,
  x: { readonly low: number; readonly high: number },
  across: (value: number) => number,
  up: (value: number) => number,
): string {
  const points: string[] = []
  for (let i = 0; i <= samples; i++) {
    const at = x.low + ((x.high - x.low) * i) / samples
    const value = f(at)
    // Far outside of the frame is as good as infinite, and infinite cannot be drawn.
    if (!Number.isNaN(value)) points.push(`${across(at).toFixed(1)} ${Math.max(-2000, up(value)).toFixed(1)}`)
  }
  return `M${points.join('L')}`
}
