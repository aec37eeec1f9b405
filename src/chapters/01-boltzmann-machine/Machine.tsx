import { useMemo } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { type Cell, derive } from '../../panels/cell.ts'
import { GridPicker } from '../../panels/GridPicker.tsx'
import { Picture } from '../../panels/Picture.tsx'
import { useCell } from '../../panels/use-cell.ts'
import type { Matrix } from '../../protocol/run.ts'
import type { Part } from '../../ui/highlight.ts'
import styles from './Machine.module.css'
import type { Phase } from './phases.ts'
import { walkWords } from './walk-words.ts'

export const hiddenSide = 10
const imageSide = 28
const hiddenTile = { width: hiddenSide, height: hiddenSide }
/** Edges that are drawn: those with the largest weights; all 784 would be a fan of colour. */
const drawnEdges = 70
/** Of the drawing: image, gap, hidden units. */
const box = { width: 250, height: 100, hiddenLeft: 150 }

interface MachineProps {
  readonly visible: Cell<Matrix | undefined>
  readonly hidden: Cell<Matrix | undefined>
  readonly visibleName: string
  readonly hiddenName: string
  /** A number for each pixel: of the picked unit's weights, or of what an update adds to them. */
  readonly edges: Cell<Matrix | undefined>
  readonly edgesName: string
  /** The phase whose layer lights up. */
  readonly lit: Phase | undefined
  readonly unit: number
  readonly pixel: number
  readonly onUnit: (unit: number) => void
  readonly onPixel: (pixel: number) => void
  /** The unit under the pointer, `undefined` when it leaves. */
  readonly onPoint: (unit: number | undefined) => void
}

/** Both layers: pixels on one side, hidden units on the other, and the strongest edges of the picked unit. */
export function Machine(props: MachineProps) {
  const { unit, pixel, lit, onUnit, onPixel, onPoint } = props
  const partOf = (layer: Phase['layer']) => (lit?.layer === layer ? lit?.part : undefined)
  const say = useWords(walkWords)
  return (
    <div className={styles.machine}>
      <Layer
        name={props.visibleName}
        side={imageSide}
        picked={pixel}
        part={partOf('visible')}
        label={say('pickPixel')}
        nameOf={(at) =>
          say('pixelName', { row: Math.floor(at / imageSide) + 1, column: (at % imageSide) + 1 })
        }
        onPick={onPixel}
      >
        <Picture source={props.visible} label={props.visibleName} />
      </Layer>
      <Layer
        name={props.hiddenName}
        side={hiddenSide}
        picked={unit}
        part={partOf('hidden')}
        label={say('pickUnit')}
        nameOf={(at) => say('unitName', { unit: at + 1 })}
        onPick={onUnit}
        onPoint={onPoint}
      >
        <Picture source={props.hidden} tile={hiddenTile} label={props.hiddenName} />
      </Layer>
      <Edges weights={props.edges} unit={unit} />
      <p className={styles.key}>{props.edgesName}</p>
    </div>
  )
}

interface LayerProps {
  readonly name: string
  readonly side: number
  readonly picked: number
  /** Lights the layer up. */
  readonly part: Part | undefined
  readonly label: string
  readonly nameOf: (at: number) => string
  readonly onPick: (at: number) => void
  readonly onPoint?: (at: number | undefined) => void
  readonly children: React.ReactNode
}

function Layer({ name, side, picked, part, label, nameOf, onPick, onPoint, children }: LayerProps) {
  return (
    <div className={styles.layer}>
      <span className={styles.name}>{name}</span>
      <GridPicker
        label={label}
        columns={side}
        rows={side}
        selected={picked}
        nameOf={nameOf}
        onSelect={onPick}
        {...(onPoint ? { onPoint } : {})}
        className={part ? `${styles.lit} ${part}` : ''}
      >
        {children}
      </GridPicker>
    </div>
  )
}

function Edges({ weights, unit }: { weights: Cell<Matrix | undefined>; unit: number }) {
  const strongest = useMemo(() => derive([weights], (all) => strongestOf(all?.data)), [weights])
  const edges = useCell(strongest)
  const most = Math.abs(edges[0]?.weight ?? 1) || 1
  const end = {
    x: box.hiddenLeft + (((unit % hiddenSide) + 0.5) / hiddenSide) * (box.width - box.hiddenLeft),
    y: ((Math.floor(unit / hiddenSide) + 0.5) / hiddenSide) * box.height,
  }
  return (
    <svg viewBox={`0 0 ${box.width} ${box.height}`} className={styles.edges} aria-hidden="true">
      {edges.map(({ pixel, weight }) => (
        <line
          key={pixel}
          className={weight > 0 ? styles.positive : styles.negative}
          x1={(((pixel % imageSide) + 0.5) / imageSide) * box.height}
          y1={((Math.floor(pixel / imageSide) + 0.5) / imageSide) * box.height}
          x2={end.x}
          y2={end.y}
          strokeWidth={0.15 + 0.55 * Math.abs(weight / most)}
          opacity={0.15 + 0.6 * Math.abs(weight / most)}
        />
      ))}
    </svg>
  )
}

function strongestOf(weights: Float32Array | undefined): { pixel: number; weight: number }[] {
  return Array.from(weights ?? [], (weight, pixel) => ({ pixel, weight }))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, drawnEdges)
}
