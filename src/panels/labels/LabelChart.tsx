import { useNumbers, useWords } from '../../i18n/language.tsx'
import { labelWords } from '../../i18n/words/labels.ts'
import { spreadLabels } from '../chart-model.ts'
import styles from './Labels.module.css'
import { type LessonResult, labelRows } from './label-results.ts'

interface LabelChartProps {
  readonly results: readonly LessonResult[]
  /** Numbers of labels that are marked on the axis, rising. */
  readonly budgets: readonly number[]
  /** The number that is chosen now. */
  readonly chosen: number
}

const [width, height] = [420, 240]
const frame = { left: 46, right: 124, top: 12, bottom: 38 }
const inner = { width: width - frame.left - frame.right, height: height - frame.top - frame.bottom }
const looks = [
  { key: 'pretrained', colour: 'var(--code)', dashes: undefined, shift: -3 },
  { key: 'random', colour: 'var(--ink-soft)', dashes: '4 3', shift: 3 },
] as const

/** Accuracy by number of labels, on a logarithmic axis: a dot for each seed, a line through the means, a bar from the worst to the best. */
export function LabelChart({ results, budgets, chosen }: LabelChartProps) {
  const say = useWords(labelWords)
  const number = useNumbers()
  const rows = labelRows(results)
  const low = Math.min(budgets[0]!, ...rows.map(({ labels }) => labels))
  const high = budgets.at(-1)!
  const across = (labels: number) =>
    frame.left + (Math.log(labels / low) / Math.log(high / low)) * inner.width
  const floor = Math.min(0.8, ...rows.map(({ random, pretrained }) => Math.min(random.low, pretrained.low)))
  const every = floor < 0.5 ? 0.2 : 0.1
  const bottom = Math.max(0, Math.floor(floor / every) * every)
  const ticks = Array.from({ length: Math.round((1 - bottom) / every) + 1 }, (_, i) => bottom + i * every)
  const up = (accuracy: number) => frame.top + (1 - (accuracy - bottom) / (1 - bottom)) * inner.height
  const percent = (value: number) => number(value, { percent: true, decimals: 0 })
  const ends = looks.map(({ key }) => up(rows.at(-1)?.[key].mean ?? 1))
  const names = spreadLabels(ends, 16, frame.top, frame.top + inner.height)
  const summary = rows
    .map((row) =>
      say('chartRow', {
        labels: number(row.labels),
        pretrained: percent(row.pretrained.mean),
        random: percent(row.random.mean),
      }),
    )
    .join(' ')
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className={styles.chart}
      role="img"
      aria-label={rows.length ? `${say('chartLabel')} ${summary}` : say('chartEmpty')}
    >
      {ticks.map((value) => (
        <g key={value}>
          <path d={`M${frame.left} ${up(value)}h${inner.width}`} className={styles.grid} />
          <text x={frame.left - 5} y={up(value) + 4} textAnchor="end" className={styles.tick}>
            {percent(value)}
          </text>
        </g>
      ))}
      {budgets.map((labels) => (
        <text
          key={labels}
          x={across(labels)}
          y={height - 22}
          textAnchor="middle"
          className={labels === chosen ? styles.chosenTick : styles.tick}
        >
          {number(labels)}
        </text>
      ))}
      <text x={frame.left + inner.width / 2} y={height - 5} textAnchor="middle" className={styles.tick}>
        {say('labelsAxis')}
      </text>
      {looks.map(({ key, colour, dashes, shift }, lane) => {
        const points = rows.map((row) => ({ x: across(row.labels) + shift, ...row[key] }))
        return (
          <g key={key} style={{ color: colour }}>
            {points.length > 1 && (
              <path
                d={`M${points.map(({ x, mean }) => `${x.toFixed(1)} ${up(mean).toFixed(1)}`).join('L')}`}
                className={styles.line}
                strokeDasharray={dashes}
              />
            )}
            {points.map(({ x, low, high, mean }) => (
              <g key={x}>
                <path d={`M${x} ${up(low)}V${up(high)}`} className={styles.whisker} />
                <rect x={x - 4} y={up(mean) - 1.25} width="8" height="2.5" fill="currentColor" />
              </g>
            ))}
            {results.map(({ seed, labels, accuracies }) => (
              <circle
                key={`${seed} ${labels}`}
                cx={across(labels) + shift}
                cy={up(accuracies[lane]!)}
                r="2.5"
                className={styles.dot}
              />
            ))}
            {rows.length > 0 && (
              <>
                <path
                  d={`M${points.at(-1)!.x + 4} ${ends[lane]}L${frame.left + inner.width + 10} ${names[lane]}`}
                  className={styles.leader}
                />
                <text x={frame.left + inner.width + 13} y={names[lane]! + 4} className={styles.name}>
                  {say(key === 'random' ? 'randomShort' : key)}
                </text>
              </>
            )}
          </g>
        )
      })}
    </svg>
  )
}
