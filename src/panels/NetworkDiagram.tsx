import { useNumbers, useWords } from '../i18n/language.tsx'
import { panelWords } from '../i18n/words/panels.ts'
import styles from './NetworkDiagram.module.css'

interface NetworkDiagramProps {
  /** Layer widths from input to output, as the spec derives them; the narrowest in the middle is the code. */
  readonly widths: readonly number[]
  /** Trained numbers. */
  readonly parameters: number
  /** Such as “W′ = Wᵀ”. */
  readonly remark?: string
}

const width = 200
const height = 84
const layerWidth = 7

/** The network's shape: encoder blue, code violet, decoder orange; heights by the logarithm of the widths. */
export function NetworkDiagram({ widths, parameters, remark }: NetworkDiagramProps) {
  const say = useWords(panelWords)
  const number = useNumbers()
  const code = (widths.length - 1) / 2
  const tallest = Math.log2(Math.max(...widths) + 1)
  const layers = widths.map((units, i) => ({
    units,
    x: 16 + (i * (width - 32)) / (widths.length - 1),
    half: ((height / 2) * Math.log2(units + 1)) / tallest,
    role: i < code ? 'encoder' : i === code ? 'code' : 'decoder',
  }))
  const middle = height / 2
  return (
    <div className={styles.network}>
      <svg
        viewBox={`0 0 ${width} ${height + 22}`}
        role="img"
        aria-label={say('network', { widths: widths.join('-') })}
      >
        {layers.slice(1).map((to, i) => {
          const from = layers[i]!
          return (
            <path
              key={to.x}
              className={`${styles.weights} ${i < code ? 'encoder' : 'decoder'}`}
              d={`M${from.x} ${middle - from.half}L${to.x} ${middle - to.half}V${middle + to.half}L${from.x} ${middle + from.half}Z`}
            />
          )
        })}
        {layers.map(({ units, x, half, role }) => (
          <g key={x} className={role}>
            <rect
              className={styles.layer}
              x={x - layerWidth / 2}
              y={middle - half}
              width={layerWidth}
              height={2 * half}
              rx="2"
            />
            <text className={styles.units} x={x} y={height + 18} textAnchor="middle">
              {number(units)}
            </text>
          </g>
        ))}
      </svg>
      <p className={styles.count}>
        <strong>{say('parameters', { count: parameters })}</strong>
        {remark && <span className={styles.remark}>{remark}</span>}
      </p>
    </div>
  )
}
