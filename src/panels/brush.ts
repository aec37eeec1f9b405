import type { Matrix } from '../protocol/run.ts'
import { type Drawing, FORM_SIDE, ink } from './mnist-form.ts'

/** Half the width of the brush, pixels of the image. */
const brushRadius = 1.75

/** A 28 × 28 image, one row, with paper where the brush went; strokes in 0…1 of the image. */
export function wipe(image: Matrix, brush: Drawing): Matrix {
  if (brush.length === 0) return image
  const inPixels = brush.map((stroke) => stroke.map(({ x, y }) => ({ x: x * FORM_SIDE, y: y * FORM_SIDE })))
  const gone = ink(inPixels, brushRadius)
  return { ...image, data: image.data.map((value, i) => value * (1 - gone[i]!)) }
}
