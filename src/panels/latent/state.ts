/** What a learner does on a latent canvas. Canvases that share it share cursor, view and path. */
import { type Cell, createCell, derive, type WritableCell } from '../cell.ts'
import type { Point } from '../mnist-form.ts'
import type { Viewport } from './viewport.ts'

export interface Layers {
  /** Decoded images in the background. */
  readonly tiles: boolean
  /** Codes of validation images. */
  readonly points: boolean
  /** Where encoding what was decoded does not come back. */
  readonly map: boolean
  /** Posteriors of some validation images, of a family that has them. */
  readonly ellipses: boolean
}

/** Names of the two axes, such as z₁ and z₂. */
export type Axes = readonly [x: string, y: string]

export interface LatentState {
  readonly viewport: WritableCell<Viewport>
  /** Whether the viewport follows the codes; zooming or panning ends it. */
  readonly follows: WritableCell<boolean>
  /** Where *show all* leads; without it to the codes. */
  readonly home: Viewport | undefined
  readonly cursor: WritableCell<Point>
  /** Where a mouse looks without pressing; ends when it leaves. */
  readonly hover: WritableCell<Point | undefined>
  /** The place that is decoded: `hover`, else `cursor`. */
  readonly looked: Cell<Point>
  /** Corners of the path, two or more; empty without a path. */
  readonly corners: WritableCell<readonly Point[]>
  /** Classes that are not shown. */
  readonly hidden: WritableCell<ReadonlySet<number>>
  readonly layers: WritableCell<Layers>
  readonly axes: WritableCell<Axes>
  /** Whether the learner did something; what a figure sets by itself does not count. */
  readonly touched: WritableCell<boolean>
}

export interface LatentStart {
  readonly cursor?: Point
  readonly corners?: readonly Point[]
  readonly layers?: Partial<Layers>
  /** Default z₁ and z₂. */
  readonly axes?: Axes
  /** Without it the viewport follows the codes. */
  readonly viewport?: Viewport
}

export function createLatentState(start: LatentStart = {}): LatentState {
  const cursor = createCell<Point>(start.cursor ?? { x: 0, y: 0 })
  const hover = createCell<Point | undefined>(undefined)
  return {
    viewport: createCell<Viewport>(start.viewport ?? { x: 0, y: 0, span: 8 }),
    follows: createCell(start.viewport === undefined),
    home: start.viewport,
    cursor,
    hover,
    looked: derive([hover, cursor], (hovered, set) => hovered ?? set),
    corners: createCell<readonly Point[]>(start.corners ?? []),
    hidden: createCell<ReadonlySet<number>>(new Set()),
    layers: createCell<Layers>({ tiles: true, points: true, map: false, ellipses: true, ...start.layers }),
    axes: createCell<Axes>(start.axes ?? ['z₁', 'z₂']),
    touched: createCell(false),
  }
}

/** Shows everything again. */
export function showAll({ home, viewport, follows }: LatentState): void {
  if (home) viewport.set(home)
  else follows.set(true)
}

/** Another plane that shares cursor, path, classes and layers with one, but not the view. */
export function besideState(state: LatentState, viewport?: Viewport): LatentState {
  const own = createLatentState(viewport ? { viewport } : {})
  return { ...state, viewport: own.viewport, follows: own.follows, home: own.home, touched: own.touched }
}
