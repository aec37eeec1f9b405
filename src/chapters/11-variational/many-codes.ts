/** How the parts of *One input, many codes* depend on each other: x → μ, σ → ellipse → drawn codes → images. */
import { streamKey, uniformAt } from '../../engine/counter.ts'
import { drawCodes } from '../../math/normal.ts'
import { type Cell, createCell, derive } from '../../panels/cell.ts'
import type { Ellipse } from '../../panels/latent/paint-plane.ts'
import type { Drawing } from '../../panels/mnist-form.ts'
import { seenImage } from '../../panels/seen-image.ts'
import { viewCell } from '../../panels/view-cell.ts'
import type { Matrix } from '../../protocol/run.ts'
import type { Run } from '../../training/run.ts'

/** Codes drawn at once; the first is the one that the cursor goes to. */
export const drawnCodes = 11

/** One Gaussian: a mean and a deviation for each code unit. */
export interface Posterior {
  readonly mean: readonly number[]
  readonly deviation: readonly number[]
}

export interface ManyCodes {
  readonly x: Cell<Matrix | undefined>
  readonly posterior: Cell<Posterior | undefined>
  readonly ellipses: Cell<readonly Ellipse[]>
  /** [drawnCodes, K]; anew whenever `draw` or the posterior changes. */
  readonly codes: Cell<Matrix | undefined>
  readonly images: Cell<Matrix | undefined>
}

export interface ManyCodesInputs {
  readonly drawing: Cell<Drawing>
  /** The digit that counts while nothing is drawn. */
  readonly example: Cell<Matrix | undefined>
  /** Class of the example, for the ellipse's colour. */
  readonly label: Cell<number | undefined>
  /** Rises with each *sample again*. */
  readonly draw: Cell<number>
}

export function manyCodes(run: Run | undefined, inputs: ManyCodesInputs): ManyCodes {
  const { drawing, example, label, draw } = inputs
  const x = seenImage(drawing, example)
  const answered = viewCell(
    run,
    0,
    'posterior',
    derive([x], (image): [Matrix] | undefined => image && [image]),
  )
  const posterior = derive(
    [answered],
    (answer): Posterior | undefined =>
      answer && {
        mean: [...answer.mean.data],
        deviation: Array.from(answer.logVar.data, (value) => Math.exp(value / 2)),
      },
  )
  const ellipses = derive([posterior, label], (found, of): readonly Ellipse[] =>
    found ? [1, 2].map((times) => ellipseOf(found, times, of ?? -1)) : [],
  )
  const seed = run?.store.getState().spec.seed ?? 0
  const codes = derive([answered, draw], (answer, times): Matrix | undefined => {
    if (!answer) return undefined
    const { columns } = answer.mean
    const key = streamKey(seed, `sample again ${times}`)
    let drawn = 0
    const uniform = () => uniformAt(key, drawn++)
    const data = drawCodes(answer.mean.data, answer.logVar.data, drawnCodes, uniform)
    return { rows: drawnCodes, columns, data }
  })
  const images = run
    ? viewCell(
        run,
        0,
        'decode',
        derive([codes], (z): [Matrix] | undefined => z && [z]),
      )
    : createCell<Matrix | undefined>(undefined)
  return { x, posterior, ellipses, codes, images }
}

/** @param times how many deviations it reaches */
export function ellipseOf({ mean, deviation }: Posterior, times: number, label: number): Ellipse {
  return {
    x: mean[0] ?? 0,
    y: mean[1] ?? 0,
    radiusX: times * (deviation[0] ?? 0),
    radiusY: times * (deviation[1] ?? 0),
    label,
  }
}
