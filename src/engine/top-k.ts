/** The mask of a k-sparse layer: which units of each row are the k largest. */
import { type Tensor2D, tensor2d } from '@tensorflow/tfjs-core'

/**
 * 1 at the k largest of each row of z, 0 elsewhere; ties go to the lower index, so a row has exactly k ones.
 * A constant: no gradient flows through it.
 * @param z [B, K]
 * @returns [B, K], the caller's
 */
export function topKMask(z: Tensor2D, k: number): Tensor2D {
  const [rows, columns] = z.shape
  return tensor2d(largest(z.dataSync() as Float32Array, rows, columns, k), z.shape)
}

/** The mask in plain JavaScript; z is row after row. */
export function largest(z: Float32Array, rows: number, columns: number, k: number): Float32Array {
  const mask = new Float32Array(rows * columns)
  const kept = Math.min(k, columns)
  if (kept < 1) return mask
  for (let row = 0; row < rows; row++) {
    const start = row * columns
    const values = z.subarray(start, start + columns)
    const least = values.slice().sort()[columns - kept]!
    // All above the k-th largest, then as many that equal it as there is room for.
    let room = kept
    for (let i = 0; i < columns; i++) if (values[i]! > least) room -= mask[start + i] = 1
    for (let i = 0; room > 0 && i < columns; i++) if (values[i] === least) room -= mask[start + i] = 1
  }
  return mask
}
