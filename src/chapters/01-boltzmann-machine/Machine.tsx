import { type KeyboardEvent, type PointerEvent, useMemo } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { type Cell, derive } from '../../panels/cell.ts'
import { Picture } from '../../panels/Picture.tsx'
import { useCell } from '../../panels/use-cell.ts'
import type { Matrix } from '../../protocol/run.ts'
import styles from './Machine.module.css'
import { chapterWords } from './words.ts'

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
  /** Weights of the picked unit, as an image. */
  readonly filter: Cell<Matrix | undefined>
  readonly unit: number
  readonly pixel: number
  readonly onUnit: (unit: number) => void
  readonly onPixel: (pixel: number) => void
  /** The unit under the pointer, `undefined` when it leaves. */
  readonly onPoint: (unit: number | undefined) => void
}

/** Both layers: pixels on one side, hidden units on the other, and the strongest edges of the picked unit. */
export function Machine(props: MachineProps) {
  const { unit, pixel, onUnit, onPixel, onPoint } = props
  const say = useWords(chapterWords)
  return (
    <div className={styles.machine}>
      <Layer
        name={props.visibleName}
        side={imageSide}
        picked={pixel}
        label={say('pickPixel')}
        value={say('pixelName', {
          row: Math.floor(pixel / imageSide) + 1,
          column: (pixel % imageSide) + 1,
        })}
        onPick={onPixel}
      >
        <Picture source={props.visible} label={props.visibleName} />
      </Layer>
      <span className={styles.gap} />
      <Layer
        name={props.hiddenName}
        side={hiddenSide}
        picked={unit}
        label={say('pickUnit')}
        value={say('unitName', { unit: unit + 1 })}
        onPick={onUnit}
        onPoint={onPoint}
      >
        <Picture source={props.hidden} tile={hiddenTile} label={props.hiddenName} />
      </Layer>
      <Edges filter={props.filter} unit={unit} />
    </div>
  )
}

interface LayerProps {
  readonly name: string
  readonly side: number
  readonly picked: number
  readonly label: string
  /** What is picked, in words. */
  readonly value: string
  readonly onPick: (at: number) => void
  readonly onPoint?: (at: number | undefined) => void
  readonly children: React.ReactNode
}

function Layer({ name, side, picked, label, value, onPick, onPoint, children }: LayerProps) {
  const at = (event: PointerEvent<HTMLElement>) => {
    const frame = event.currentTarget.getBoundingClientRect()
    const cell = (where: number, from: number, size: number) =>
      Math.min(side - 1, Math.max(0, Math.floor(((where - from) / size) * side)))
    return cell(event.clientY, frame.top, frame.height) * side + cell(event.clientX, frame.left, frame.width)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -side, ArrowDown: side }[event.key]
    if (!by) return
    event.preventDefault()
    if (picked + by >= 0 && picked + by < side * side) onPick(picked + by)
  }
  return (
    <div className={styles.layer}>
      <span className={styles.name}>{name}</span>
      <div
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys pick here
        tabIndex={0}
        aria-label={`${label}: ${value}`}
        className={styles.cells}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => onPick(at(event))}
        onPointerMove={(event) => onPoint?.(at(event))}
        onPointerLeave={() => onPoint?.(undefined)}
      >
        {children}
        <span
          className={styles.picked}
          style={{
            left: `${((picked % side) / side) * 100}%`,
            top: `${(Math.floor(picked / side) / side) * 100}%`,
            width: `${100 / side}%`,
          }}
        />
      </div>
    </div>
  )
}

function Edges({ filter, unit }: { filter: Cell<Matrix | undefined>; unit: number }) {
  const strongest = useMemo(() => derive([filter], (weights) => strongestOf(weights?.data)), [filter])
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
