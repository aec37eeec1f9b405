/** The drawing of `LossChart`, apart from it so that recharts is loaded when a chart is first seen. */
import { memo, useState } from 'react'
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  usePlotArea,
  useYAxisScale,
  XAxis,
  YAxis,
} from 'recharts'
import {
  type AxisScale,
  type Baseline,
  type ChartLine,
  chartRows,
  endLabel,
  lastValue,
  spreadLabels,
  stepTicks,
  valueAxis,
} from './chart-model.ts'
import styles from './LossChart.module.css'
import { textWidth } from './text-width.ts'

interface LossPlotProps {
  /** Already thinned. */
  readonly lines: readonly ChartLine[]
  readonly baselines: readonly Baseline[]
  readonly scale: AxisScale
  /** Writes a value with enough digits. */
  readonly format: (value: number) => string
  /** Writes a round number as short as it is. */
  readonly formatTick: (value: number) => string
  /** What the horizontal axis counts. */
  readonly stepName: string
}

/** Room for the labels at line ends: at most this part of the width; the others in pixels. */
const mostLabelRoom = 0.42
const besideLabels = 12
const labelSize = 11.5
const labelGap = 14
const valueRoom = 44
const tickSize = 11
const tickGap = 8
const mostIntervals = 4

/**
 * Curves with their names at their ends, baselines with theirs. Ticks are given and drawn plainly: recharts
 * would measure each in the page, which costs more than all the rest.
 */
export default memo(function LossPlot({
  lines,
  baselines,
  scale,
  format,
  formatTick,
  stepName,
}: LossPlotProps) {
  const values = lines.flatMap(({ curve }) => curve?.values ?? [])
  const axis = valueAxis([...values, ...baselines.map(({ value }) => value)], scale)
  const labels = endLabels(lines, baselines, format)
  const [width, setWidth] = useState(640)
  const longest = Math.max(0, ...labels.map(({ name, value }) => textWidth(`${name} ${value}`, labelSize)))
  const lastStep = Math.max(1, ...lines.map(({ curve }) => curve?.steps.at(-1) ?? 0))
  const tickWidth = textWidth(formatTick(lastStep), tickSize)
  const stepsAt = tickWidth / 2 + tickGap
  const labelRoom = Math.min(mostLabelRoom * width, besideLabels + longest)
  const room = Math.max(labelRoom, stepsAt + textWidth(stepName, tickSize))
  const fitting = Math.floor((width - valueRoom - room) / (tickWidth + tickGap))
  return (
    <ResponsiveContainer width="100%" height={220} onResize={setWidth}>
      <LineChart data={chartRows(lines)} margin={{ top: 8, right: room, bottom: 0, left: 0 }}>
        <CartesianGrid vertical={false} stroke="var(--rule)" />
        <XAxis
          dataKey="step"
          type="number"
          domain={[0, lastStep]}
          ticks={stepTicks(lastStep, Math.min(mostIntervals, fitting))}
          interval={0}
          stroke="var(--edge)"
          tick={({ x, y, payload }) => (
            <text x={x} y={Number(y) + 11} textAnchor="middle" className={styles.tick}>
              {formatTick(payload.value)}
            </text>
          )}
        />
        <YAxis
          scale={scale}
          domain={[axis.low, axis.high]}
          ticks={axis.ticks}
          interval={0}
          allowDataOverflow
          width={valueRoom}
          stroke="var(--edge)"
          tick={({ x, y, payload }) => (
            <text x={Number(x) - 2} y={Number(y) + 4} textAnchor="end" className={styles.tick}>
              {formatTick(payload.value)}
            </text>
          )}
        />
        {baselines.map(({ name, value }) => (
          <ReferenceLine key={name} y={value} stroke="var(--edge)" strokeDasharray="2 4" />
        ))}
        {lines.map(({ id, colour, dashes }) => (
          <Line
            key={id}
            dataKey={id}
            stroke={colour}
            strokeWidth={2}
            {...(dashes ? { strokeDasharray: dashes } : {})}
            dot={false}
            connectNulls
            isAnimationActive={false}
          />
        ))}
        <EndLabels labels={labels} most={labelRoom - besideLabels} stepName={stepName} stepsAt={stepsAt} />
      </LineChart>
    </ResponsiveContainer>
  )
})

interface EndLabel {
  readonly name: string
  readonly at: number
  /** As it is written. */
  readonly value: string
  readonly colour: string
  readonly strong: boolean
}

function endLabels(
  lines: LossPlotProps['lines'],
  baselines: LossPlotProps['baselines'],
  format: LossPlotProps['format'],
): EndLabel[] {
  return [
    ...lines.flatMap((line) => {
      const at = lastValue(line)
      if (at === undefined) return []
      return [{ name: line.name, at, value: format(at), colour: line.colour, strong: true }]
    }),
    ...baselines.map(({ name, value: at }) => {
      return { name, at, value: format(at), colour: 'var(--ink-soft)', strong: false }
    }),
  ]
}

interface EndLabelsProps extends Pick<LossPlotProps, 'stepName'> {
  readonly labels: readonly EndLabel[]
  /** Pixels that a label has room for. */
  readonly most: number
  /** Of the name of the steps from the right end, so that it stays clear of a number there. */
  readonly stepsAt: number
}

function EndLabels({ labels, most, stepName, stepsAt }: EndLabelsProps) {
  const area = usePlotArea()
  const scale = useYAxisScale()
  if (!area || !scale) return null
  const wanted = labels.map(({ at }) => Number(scale(at)))
  const placed = spreadLabels(wanted, labelGap, area.y, area.y + area.height)
  const right = area.x + area.width
  return (
    <g>
      <text x={right + stepsAt} y={area.y + area.height + 19} className={styles.tick}>
        {stepName}
      </text>
      {labels.map(({ name, value, colour, strong }, i) => (
        <g key={name}>
          <path d={`M${right + 1} ${wanted[i]}L${right + 7} ${placed[i]}`} stroke={colour} fill="none" />
          <text x={right + 10} y={placed[i]! + 4} fill={colour} className={strong ? styles.end : styles.tick}>
            {endLabel(name, value, (label) => textWidth(label, labelSize) <= most)}
          </text>
        </g>
      ))}
    </g>
  )
}
