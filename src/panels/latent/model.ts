/** What a model of a run shows on a latent canvas: cells that ask only while somebody looks. */
import type { QuestionName } from '../../protocol/questions.ts'
import type { Matrix } from '../../protocol/run.ts'
import type { ViewAnswer, ViewInput } from '../../protocol/worker-api.ts'
import type { Run } from '../../training/run.ts'
import { type Cell, createCell, derive } from '../cell.ts'
import type { Point } from '../mnist-form.ts'
import { viewCell } from '../view-cell.ts'
import { alongPath } from './path.ts'
import { codesAt, type Plane, positionsIn } from './plane.ts'
import type { LatentState } from './state.ts'
import { toPlane, type Viewport } from './viewport.ts'

/** Codes of real images as they lie in the plane. */
export interface Points {
  /** x₀, y₀, x₁, y₁, … */
  readonly positions: Float32Array
  readonly labels: readonly number[]
}

/** Values on an even grid over what a viewport showed when they were asked for. */
export interface Grid {
  readonly viewport: Viewport
  readonly side: number
  /** [side², …], row after row from the top. */
  readonly values: Matrix
}

export interface LatentModel {
  readonly plane: Cell<Plane | undefined>
  readonly points: Cell<Points | undefined>
  readonly tiles: Cell<Grid | undefined>
  /** One value a place: the distance between it and where it comes back, in the plane's units. */
  readonly map: Cell<Grid | undefined>
  /** What is decoded where the learner looks, [1, D]. */
  readonly decoded: Cell<Matrix | undefined>
  /** What is decoded along the path, [stripLength, D]. */
  readonly strip: Cell<Matrix | undefined>
}

/** Validation images whose codes are shown. */
export const surveyed = 2000
export const stripLength = 11
const tileSide = 13
const mapSide = 32
/** Large questions wait at least this long after the last, so that training and dragging go on. */
const largeEveryMs = 400

/** The codes of validation images and their classes; also for what is derived from them. */
export function surveyCell(run: Run | undefined, lane: number): Cell<ViewAnswer<'survey'> | undefined> {
  const answers = pacedCell(run, lane, 'survey', createCell(surveyed), (count) => [count], 600)
  return derive([answers], (answered) => answered?.answer)
}

export function latentModel(
  run: Run | undefined,
  lane: number,
  state: LatentState,
  plane: Cell<Plane | undefined>,
  survey: Cell<ViewAnswer<'survey'> | undefined>,
): LatentModel {
  const points = derive([plane, survey], (seen, answer) =>
    seen && answer ? { positions: positionsIn(seen, answer.codes), labels: answer.labels } : undefined,
  )
  const codes = derive([plane, state.looked], (seen, looked) => seen && ([codesAt(seen, [looked])] as const))
  const pathCodes = derive([plane, state.corners], (seen, corners) =>
    seen && corners.length > 1 ? ([codesAt(seen, alongPath(corners, stripLength))] as const) : undefined,
  )
  return {
    plane,
    points,
    tiles: gridCell(run, lane, 'decode', plane, state.viewport, tileSide),
    map: mapCell(run, lane, plane, state.viewport),
    decoded: viewCell(run, lane, 'decode', codes as Cell<[Matrix] | undefined>),
    strip: viewCell(run, lane, 'decode', pathCodes as Cell<[Matrix] | undefined>),
  }
}

/** Middles of the places of a grid over a viewport. */
export function gridPoints(viewport: Viewport, side: number): Point[] {
  return Array.from({ length: side * side }, (_, i) =>
    toPlane(viewport, { x: ((i % side) + 0.5) / side, y: (Math.floor(i / side) + 0.5) / side }),
  )
}

function gridCell(
  run: Run | undefined,
  lane: number,
  view: 'decode' | 'comeBack',
  plane: Cell<Plane | undefined>,
  viewport: Cell<Viewport>,
  side: number,
): Cell<Grid | undefined> {
  const input = derive([plane, viewport], (seen, shown) => seen && { plane: seen, viewport: shown })
  const answers = pacedCell(
    run,
    lane,
    view,
    input,
    (from) => [codesAt(from.plane, gridPoints(from.viewport, side))],
    largeEveryMs,
  )
  return derive(
    [answers],
    (answered) => answered && { viewport: answered.from.viewport, side, values: answered.answer },
  )
}

function mapCell(
  run: Run | undefined,
  lane: number,
  plane: Cell<Plane | undefined>,
  viewport: Cell<Viewport>,
): Cell<Grid | undefined> {
  const returned = gridCell(run, lane, 'comeBack', plane, viewport, mapSide)
  return derive([returned], (grid) => {
    const seen = plane.get()
    if (!grid || !seen) return undefined
    const positions = positionsIn(seen, grid.values)
    const from = gridPoints(grid.viewport, grid.side)
    const data = Float32Array.from(from, ({ x, y }, i) =>
      Math.hypot(positions[2 * i]! - x, positions[2 * i + 1]! - y),
    )
    return { ...grid, values: { rows: data.length, columns: 1, data } }
  })
}

/** Large questions wait while the learner moves something whose image should follow at once, but not for ever. */
const quietMs = 150
const longestQuietMs = 1200
let quietUntil = 0

/** Called with every movement of a cursor or a corner: makes room for the small questions that it asks. */
export function keepQuiet(): void {
  quietUntil = performance.now() + quietMs
}

/**
 * Like `viewCell`, with at least `everyMs` between two questions; the answer comes with what it was asked from.
 * @param argumentsOf the view's arguments for a value of `input`
 */
export function pacedCell<V extends QuestionName, From>(
  run: Run | undefined,
  lane: number,
  view: V,
  input: Cell<From | undefined>,
  argumentsOf: (from: From) => ViewInput<V>,
  everyMs: number,
): Cell<{ readonly from: From; readonly answer: ViewAnswer<V> } | undefined> {
  type Answered = { readonly from: From; readonly answer: ViewAnswer<V> } | undefined
  if (!run) return createCell<Answered>(undefined)
  return createCell<Answered>(undefined, (set) => {
    let last = Number.NEGATIVE_INFINITY
    let asked: From | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let wantedSince: number | undefined
    const paced = () => {
      const now = performance.now()
      wantedSince ??= now
      const quiet = Math.min(quietUntil, wantedSince + longestQuietMs)
      const wait = Math.max(last + everyMs, quiet) - now
      if (wait > 0) {
        timer ??= setTimeout(() => {
          timer = undefined
          watching.refresh()
        }, wait)
        return undefined
      }
      const from = input.get()
      if (from === undefined) return undefined
      last = now
      wantedSince = undefined
      asked = from
      return argumentsOf(from)
    }
    // One question is in flight at a time, so an answer belongs to what was asked last.
    const watching = run.watch(lane, view, paced, (answer) => set({ from: asked as From, answer }))
    const stopInput = input.subscribe(watching.refresh)
    return () => {
      clearTimeout(timer)
      stopInput()
      watching.stop()
    }
  })
}
