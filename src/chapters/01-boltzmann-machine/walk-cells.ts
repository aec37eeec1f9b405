/** How the parts of *One update by hand* depend on each other: drawing → v → every number of a CD-1 update. */
import { type Cell, createCell, derive } from '../../panels/cell.ts'
import { rowMatrix, takeRows } from '../../panels/matrices.ts'
import type { Drawing } from '../../panels/mnist-form.ts'
import { seenImage } from '../../panels/seen-image.ts'
import { viewCell } from '../../panels/view-cell.ts'
import type { Matrix, StartFrom } from '../../protocol/run.ts'
import type { ViewAnswer } from '../../protocol/worker-api.ts'
import type { Run } from '../../training/run.ts'

type Maybe<T> = T | undefined
export type Walk = ViewAnswer<'cdWalk'>

const imageSize = 784
const hiddenSize = 100

export interface WalkInputs {
  readonly drawing: Cell<Drawing>
  /** The digit that counts while nothing is drawn. */
  readonly example: Cell<Maybe<Matrix>>
  /** Counts how often new samples were asked for. */
  readonly draws: Cell<number>
}

export interface Biases {
  readonly visible: Float32Array // [D]
  readonly hidden: Float32Array // [H]
}

export interface WalkCells {
  readonly v: Cell<Maybe<Matrix>>
  readonly walk: Cell<Maybe<Walk>>
  readonly filters: Cell<Maybe<Matrix>>
  /** aᵢ of every visible unit, and bⱼ of every hidden one. */
  readonly biases: Cell<Maybe<Biases>>
  /** F(v) and F(v′), nats. */
  readonly energies: Cell<Maybe<Float32Array>>
}

export function walkCells(run: Maybe<Run>, { drawing, example, draws }: WalkInputs): WalkCells {
  const v = seenImage(drawing, example)
  // A new list each time: the same image asked again is answered with new samples.
  const asked = derive([v, draws], (image) => image && ([image] as [Matrix]))
  const walk = viewCell(run, 0, 'cdWalk', asked)
  // With nothing on the other side a unit's probability is σ(its bias).
  const blank = (units: number) => createCell<[Matrix]>([rowMatrix(new Float32Array(units))])
  const hiddenAtRest = viewCell(run, 0, 'hiddenProbability', blank(imageSize))
  const visibleAtRest = viewCell(run, 0, 'visibleProbability', blank(hiddenSize))
  const both = derive(
    [v, walk],
    (image, now) => image && now && ([stack(image, now.reconstruction)] as [Matrix]),
  )
  const energy = viewCell(run, 0, 'freeEnergy', both)
  return {
    v,
    walk,
    filters: viewCell(run, 0, 'filters', createCell<[]>([])),
    biases: derive(
      [visibleAtRest, hiddenAtRest],
      (visible, hidden) => visible && hidden && { visible: logits(visible), hidden: logits(hidden) },
    ),
    energies: derive([energy], (F) => F?.data),
  }
}

const logits = ({ data }: Matrix) => data.map((on) => Math.log(on / (1 - on)))

function stack(a: Matrix, b: Matrix): Matrix {
  const data = new Float32Array(a.data.length + b.data.length)
  data.set(a.data)
  data.set(b.data, a.data.length)
  return { rows: a.rows + b.rows, columns: a.columns, data }
}

/** Column `unit` of a [D, H] matrix as one image of D pixels. */
export function columnImage(matrix: Matrix, unit: number): Matrix {
  const data = new Float32Array(matrix.rows)
  for (let i = 0; i < matrix.rows; i++) data[i] = matrix.data[i * matrix.columns + unit]!
  return rowMatrix(data)
}

/** One hidden unit's row of `filters`. */
export const filterOf = (filters: Maybe<Matrix>, unit: number): Maybe<Matrix> =>
  filters && unit < filters.rows ? takeRows(filters, [unit]) : undefined

export interface UnitNumbers {
  /** bⱼ, Σᵢ vᵢ wᵢⱼ and Σᵢ v′ᵢ wᵢⱼ */
  readonly bias: number
  readonly sum: number
  readonly sumAfter: number
  /** aᵢ and Σⱼ wᵢⱼ hⱼ */
  readonly visibleBias: number
  readonly visibleSum: number
  /** p(hⱼ = 1 | v), what was drawn from it, and p(hⱼ = 1 | v′) */
  readonly hidden: number
  readonly sample: number
  readonly hiddenAfter: number
  /** vᵢ and v′ᵢ of the picked pixel */
  readonly visible: number
  readonly visibleAfter: number
  /** Both correlation terms and their difference, of this pixel and this unit */
  readonly positive: number
  readonly negative: number
  readonly change: number
}

/** The numbers of one pixel and one hidden unit in an update; `undefined` while something is on its way. */
export function unitNumbers(
  v: Maybe<Matrix>,
  walk: Maybe<Walk>,
  filters: Maybe<Matrix>,
  biases: Maybe<Biases>,
  unit: number,
  pixel: number,
): Maybe<UnitNumbers> {
  if (!v || !walk || !filters || !biases) return undefined
  const weight = (i: number, j: number) => filters.data[j * filters.columns + i]!
  const at = pixel * walk.positive.columns + unit
  return {
    bias: biases.hidden[unit]!,
    sum: v.data.reduce((sum, value, i) => sum + value * weight(i, unit), 0),
    sumAfter: walk.reconstruction.data.reduce((sum, value, i) => sum + value * weight(i, unit), 0),
    visibleBias: biases.visible[pixel]!,
    visibleSum: walk.hiddenSample.data.reduce((sum, on, j) => sum + on * weight(pixel, j), 0),
    hidden: walk.hidden.data[unit]!,
    sample: walk.hiddenSample.data[unit]!,
    hiddenAfter: walk.hiddenAfter.data[unit]!,
    visible: v.data[pixel]!,
    visibleAfter: walk.reconstruction.data[pixel]!,
    positive: walk.positive.data[at]!,
    negative: walk.negative.data[at]!,
    change: walk.weightChange.data[at]!,
  }
}

/** Makes the update that is shown: θ + rate · (positive − negative) for W, a and b, in the machine itself. */
export async function makeChange(run: Run, walk: Walk, rate: number): Promise<void> {
  const { step, lanes } = await run.checkpoint()
  const weights = lanes[0]!
  const moved = (name: 'W' | 'a' | 'b', by: Matrix) => {
    const { shape, data } = weights[name]!
    return { shape, data: data.map((value, i) => value + rate * by.data[i]!) }
  }
  const start: StartFrom = {
    kind: 'checkpoint',
    step: step + 1,
    lanes: [
      {
        ...weights,
        W: moved('W', walk.weightChange),
        a: moved('a', walk.visibleChange),
        b: moved('b', walk.hiddenChange),
      },
    ],
  }
  run.restart(run.store.getState().spec, start)
}
