/** The mask of a k-sparse layer: which units of each row are the k largest. */
import type { Tensor2D } from '@tensorflow/tfjs-core'
import { topKProgram } from './gpu-programs.ts'
import { constant, registerOperation, run } from './kernel.ts'

registerOperation<{ k: number }>({
  name: 'TopKMask',
  cpu({ z }, { k }, { values, make }) {
    const [rows, columns] = z!.shape as [number, number]
    return make(z!.shape, largest(values(z!), rows, columns, k))
  },
  wasm({ z }, { k }, m) {
    const [rows, columns] = z!.shape as [number, number]
    const mask = m.make(z!.shape)
    m.topKMask(m.at(z!), m.at(mask), rows, columns, k)
    return mask
  },
  webgl: ({ z }, { k }, gpu) => topKProgram(gpu, z!, k),
})

/**
 * 1 at the k largest of each row of z, 0 elsewhere; ties go to the lower index, so a row has exactly k ones.
 * A constant: no gradient flows through it.
 * @param z [B, K]
 * @param k 0…K; more is taken as K
 * @returns [B, K], the caller's
 */
export function topKMask(z: Tensor2D, k: number): Tensor2D {
  const values = constant(z)
  const mask = run<Tensor2D>('TopKMask', { z: values }, { k: Math.max(0, Math.min(k, z.shape[1])) })
  values.dispose()
  return mask
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
