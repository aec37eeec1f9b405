import type { PointerEvent } from 'react'
import { useNumbers, useWords } from '../../i18n/language.tsx'
import { histogram } from '../../math/sparsity.ts'
import { activityAt, type Penalty, placeOf, unitPenalty } from './activity.ts'
import styles from './PenaltyPlot.module.css'
import { chapterWords } from './words.ts'

const [width, height] = [400, 268]
const frame = { left: 34, right: 10, top: 24, bottom: 34 }
const inner = width - frame.left - frame.right
/** Upper part: what a unit pays; lower part: how many units have this activity. */
const curve = { top: frame.top, height: 116 }
const bars = { top: 166, height: 68 }
const samples = 120
const bins = 48
const ticks = [0, 0.01, 0.05, 0.1, 0.2, 0.3, 0.5, 1]
/** The highest penalty that is drawn. Fixed, so that a heavier weight is seen as a steeper curve. */
const highest = { divergence: 3, l1: 1 }

interface PenaltyPlotProps {
  /** ρ̂ of each unit; empty before it is known. */
  readonly mean: readonly number[]
  readonly settings: Penalty
  /** A unit whose dot is larger. */
  readonly selected: number
  /** ρ was dragged; a slider beside the plot does the same for keys. */
  readonly onRho: (rho: number) => void
  readonly rhoRange: { readonly min: number; readonly max: number; readonly step: number }
}

/** The penalty curve with every unit as a dot on it, over the histogram of ρ̂, on one axis. */
export function PenaltyPlot({ mean, settings, selected, onRho, rhoRange }: PenaltyPlotProps) {
  const say = useWords(chapterWords)
  const number = useNumbers()
  const { penalty, rho } = settings
  const wantsRho = penalty === 'divergence'
  const across = (activity: number) => frame.left + placeOf(activity) * inner
  const up = (value: number) =>
    curve.top + curve.height * (1 - Math.min(1, Math.max(0, value / highest[penalty])))
  const dot = (activity: number) =>
    `M${across(activity).toFixed(1)} ${up(unitPenalty(settings, activity)).toFixed(1)}h0`
  const counts = histogram(mean.map(placeOf), bins, 0, 1)
  const most = Math.max(1, ...counts)
  const sorted = [...mean].sort((a, b) => a - b)
  const short = (value: number | undefined) => number(value ?? Number.NaN, { significant: 2 })
  const range = {
    units: mean.length,
    least: short(sorted[0]),
    middle: short(sorted[Math.floor(sorted.length / 2)]),
    most: short(sorted.at(-1)),
  }
  const drag = (event: PointerEvent<SVGSVGElement>) => {
    if (!wantsRho || event.buttons === 0) return
    const box = event.currentTarget.getBoundingClientRect()
    const at = (((event.clientX - box.left) / box.width) * width - frame.left) / inner
    const { min, max, step } = rhoRange
    const rounded = Math.round(Math.round(activityAt(at) / step) * step * 1000) / 1000
    onRho(Math.min(max, Math.max(min, rounded)))
  }
  const own = mean[selected]
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={wantsRho ? say('plotLabel', { ...range, rho: short(rho) }) : say('plotLabelL1', range)}
      className={`${styles.plot} ${wantsRho ? styles.draggable : ''}`}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        drag(event)
      }}
      onPointerMove={drag}
    >
      <path
        className={styles.axes}
        d={`M${frame.left} ${curve.top}v${curve.height}h${inner}M${frame.left} ${bars.top}v${bars.height}h${inner}`}
      />
      {ticks.map((tick) => (
        <g key={tick}>
          <path className={styles.axes} d={`M${across(tick)} ${bars.top + bars.height}v3`} />
          <text x={across(tick)} y={bars.top + bars.height + 14} textAnchor="middle" className={styles.tick}>
            {number(tick)}
          </text>
        </g>
      ))}
      <text x={frame.left + inner / 2} y={height - 4} textAnchor="middle" className={styles.axisName}>
        {say('activityAxis')}
      </text>
      <text x={2} y={11} className={styles.axisName}>
        {say(wantsRho ? 'penaltyAxis' : 'penaltyAxisL1')}
      </text>
      {[0, highest[penalty]].map((value) => (
        <text key={value} x={frame.left - 5} y={up(value) + 4} textAnchor="end" className={styles.tick}>
          {number(value)}
        </text>
      ))}
      <text x={2} y={bars.top - 8} className={styles.axisName}>
        {say('countAxis')}
      </text>
      {mean.length > 0 && (
        <text x={frame.left - 5} y={bars.top + 8} textAnchor="end" className={styles.tick}>
          {number(most)}
        </text>
      )}
      <path className={styles.curve} d={penaltyCurve(settings, across, up)} />
      <path className={styles.dots} d={mean.map(dot).join('')} />
      <path
        className={styles.bars}
        d={counts
          .map((count, i) => {
            const [x, tall] = [frame.left + (i * inner) / bins, (count / most) * bars.height]
            return count > 0
              ? `M${x.toFixed(1)} ${bars.top + bars.height}v${-tall}h${inner / bins - 1}v${tall}z`
              : ''
          })
          .join('')}
      />
      {own !== undefined && <path className={styles.own} d={dot(own)} />}
      {wantsRho && (
        <g className={styles.rho}>
          <path d={`M${across(rho)} ${curve.top - 6}V${bars.top + bars.height}`} />
          <circle cx={across(rho)} cy={curve.top - 6} r="6" />
          <text x={across(rho) + 10} y={curve.top - 2}>
            ρ = {number(rho)}
          </text>
        </g>
      )}
    </svg>
  )
}

function penaltyCurve(
  settings: Penalty,
  across: (activity: number) => number,
  up: (value: number) => number,
): string {
  const points: string[] = []
  for (let i = 0; i <= samples; i++) {
    const activity = activityAt(i / samples)
    const value = unitPenalty(settings, activity)
    // Above the frame there is no line, so that its end shows that it goes on.
    if (value <= highest[settings.penalty])
      points.push(`${across(activity).toFixed(1)} ${up(value).toFixed(1)}`)
  }
  return points.length > 0 ? `M${points.join('L')}` : ''
}
