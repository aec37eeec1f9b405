import { meanSquaredError } from '../math/reconstruction.ts'
import type { Matrix } from '../protocol/run.ts'

/** Mean squared error per pixel; `undefined` while one of both is missing or of another shape. */
export function pictureError(target: Matrix | undefined, output: Matrix | undefined): number | undefined {
  if (!target || !output || target.data.length !== output.data.length) return undefined
  return meanSquaredError(output, target)
}
