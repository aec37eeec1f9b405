/** Whether a network answers every digit with the same picture. */
import type { Rows } from '../../math/rows.ts'
import { columnMeans } from '../../math/sparsity.ts'
import type { Matrix } from '../../protocol/run.ts'

/** The mean of pictures, [1, D]. */
export function meanOf(images: Matrix): Matrix {
  return { rows: 1, columns: images.columns, data: Float32Array.from(columnMeans(images, (value) => value)) }
}

/** Variance of each pixel over the pictures, summed over pixels: 0 where all pictures are the same. */
function variance(images: Rows): number {
  const mean = columnMeans(images, (value) => value)
  let sum = 0
  for (let i = 0; i < images.data.length; i++) sum += (images.data[i]! - mean[i % images.columns]!) ** 2
  return sum / images.rows
}

/**
 * How much reconstructions differ from each other, as a part of how much the originals do: 0 where every digit comes
 * back as the same picture, 1 where all their differences come back.
 */
export function varietyOf(rebuilt: Rows, originals: Rows): number {
  return variance(rebuilt) / variance(originals)
}
