import { useEffect, useId, useRef } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { latentWords } from '../../i18n/words/latent.ts'
import { type Cell, createCell } from '../cell.ts'
import { endFirstPicture, hasFirstPicture } from '../first-picture.ts'
import type { Point } from '../mnist-form.ts'
import { whileOnScreen } from '../on-screen.ts'
import { useCell } from '../use-cell.ts'
import { cssColours } from './colours.ts'
import { followPoints } from './follow-points.ts'
import { Handle } from './Handle.tsx'
import { Heap } from './Heap.tsx'
import styles from './LatentCanvas.module.css'
import type { LatentModel } from './model.ts'
import { type Ellipse, paintPlane } from './paint-plane.ts'
import type { LatentState } from './state.ts'
import { usePlanePointer } from './use-plane-pointer.ts'
import { toScreen } from './viewport.ts'

const noEllipses = createCell<readonly Ellipse[]>([])
const noMarks = createCell<readonly Point[]>([])

interface LatentCanvasProps {
  /** What plane it is, for a screen reader. */
  readonly label: string
  readonly model: LatentModel
  readonly state: LatentState
  /** Posteriors to be drawn over the points. */
  readonly ellipses?: Cell<readonly Ellipse[]>
  /** Positions to be ringed, such as that of a chosen digit. */
  readonly marks?: Cell<readonly Point[]>
}

/**
 * The plane of codes: drag anywhere and `state.cursor` follows. Painted without React, at the screen's own
 * resolution; black ink on paper in both themes, since decoded images lie in it.
 */
export function LatentCanvas({
  label,
  model,
  state,
  ellipses = noEllipses,
  marks = noMarks,
}: LatentCanvasProps) {
  const say = useWords(latentWords)
  const helpId = useId()
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const line = useRef<SVGPolylineElement>(null)
  const corners = useCell(state.corners)
  usePlanePointer(frame, state)

  useEffect(() => {
    const [element, path] = [canvas.current, line.current]
    if (!element || !path) return
    return whileOnScreen(element, () => {
      const stops = [
        followPoints(model.points, state),
        paintWhenChanged(element, model, state, ellipses, marks),
        drawPath(path, state),
      ]
      return () => {
        for (const stop of stops) stop()
      }
    })
  }, [model, state, ellipses, marks])

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be the frame of a canvas
    <div ref={frame} role="group" aria-label={label} data-theme="light" className={styles.plane}>
      <canvas ref={canvas} className={styles.canvas} />
      <svg viewBox="0 0 1 1" preserveAspectRatio="none" className={styles.path} aria-hidden="true">
        <title>{label}</title>
        <polyline ref={line} vectorEffect="non-scaling-stroke" />
      </svg>
      <Heap points={model.points} viewport={state.viewport} />
      <p id={helpId} className="unseen">
        {say('canvasHelp')}
      </p>
      <Handle kind="cursor" name={say('cursor')} describedBy={helpId} state={state} />
      {corners.map((_, corner) => (
        <Handle
          // biome-ignore lint/suspicious/noArrayIndexKey: a corner is its place in the path
          key={corner}
          kind="corner"
          corner={corner}
          name={say('corner', { number: corner + 1 })}
          describedBy={helpId}
          state={state}
        />
      ))}
    </div>
  )
}

/** Repaints once a frame at most. */
function paintWhenChanged(
  element: HTMLCanvasElement,
  { points, tiles, map }: LatentModel,
  { viewport, layers, hidden, axes }: LatentState,
  ellipses: Cell<readonly Ellipse[]>,
  marks: Cell<readonly Point[]>,
): () => void {
  let frame = 0
  const paint = () => {
    frame = 0
    const side = Math.round(element.clientWidth * devicePixelRatio)
    if (side === 0) return
    if (points.get()) endFirstPicture(element)
    else if (hasFirstPicture(element)) return
    if (element.width !== side || element.height !== side) {
      element.width = side
      element.height = side
    }
    const context = element.getContext('2d')
    if (!context) return
    const picture = {
      viewport: viewport.get(),
      layers: layers.get(),
      hidden: hidden.get(),
      points: points.get(),
      tiles: tiles.get(),
      map: map.get(),
      ellipses: ellipses.get(),
      axes: axes.get(),
      marks: marks.get(),
    }
    paintPlane(context, side, devicePixelRatio, picture, cssColours(element))
  }
  const ask = () => {
    frame ||= requestAnimationFrame(paint)
  }
  const resized = new ResizeObserver(ask)
  resized.observe(element)
  const always: readonly Cell<unknown>[] = [viewport, layers, hidden, axes, marks]
  const stops = always.map((cell) => cell.subscribe(ask))
  // What is switched off is not asked for.
  const layered = { tiles, map, points, ellipses } as const
  const open = new Map<keyof typeof layered, () => void>()
  const switchLayers = () => {
    const wanted = layers.get()
    for (const name of ['tiles', 'map', 'points', 'ellipses'] as const) {
      // Points also decide what is in view.
      if ((wanted[name] || name === 'points') && !open.has(name)) open.set(name, layered[name].subscribe(ask))
      else if (!wanted[name] && name !== 'points') {
        open.get(name)?.()
        open.delete(name)
      }
    }
  }
  stops.push(layers.subscribe(switchLayers))
  switchLayers()
  ask()
  return () => {
    for (const stop of [...stops, ...open.values()]) stop()
    resized.disconnect()
    cancelAnimationFrame(frame)
  }
}

function drawPath(line: SVGPolylineElement, { corners, viewport }: LatentState): () => void {
  const draw = () => {
    const shown = corners.get().map((corner) => toScreen(viewport.get(), corner))
    line.setAttribute('points', shown.map(({ x, y }) => `${x},${y}`).join(' '))
  }
  const stops = [corners.subscribe(draw), viewport.subscribe(draw)]
  draw()
  return () => {
    for (const stop of stops) stop()
  }
}
