/** For tests: the same computation by the compiled kernels and by their plain JavaScript reference. */
import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-backend-wasm'
import { setBackend, type Tensor, tensor2d, tidy } from '@tensorflow/tfjs-core'
import { expect } from 'vitest'
import { bitsAt } from './counter.ts'

/** Numbers in −range … range that depend only on `seed`. */
export function numbers(count: number, seed: number, range = 1): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => (bitsAt(seed, i) * 2 ** -31 - 1) * range)
}
export const matrix = (rows: number, columns: number, seed: number, range = 1) =>
  tensor2d(numbers(rows * columns, seed, range), [rows, columns])

/** The same computation on both backends. */
async function onBoth(
  compute: () => Tensor | Tensor[],
): Promise<{ cpu: Float32Array[]; wasm: Float32Array[] }> {
  const results: Float32Array[][] = []
  for (const backend of ['cpu', 'wasm']) {
    await setBackend(backend)
    const made = tidy(compute)
    results.push([made].flat().map((t) => t.dataSync() as Float32Array))
    for (const t of [made].flat()) t.dispose()
  }
  return { cpu: results[0]!, wasm: results[1]! }
}

/** Within 1e-5 of the reference, relative to the largest number in it. */
export function expectNear(actual: Float32Array, reference: Float32Array, tolerance = 1e-5) {
  expect(actual.length).toBe(reference.length)
  const scale = reference.reduce((most, v) => Math.max(most, Math.abs(v)), 1e-6)
  let worst = 0
  for (const [i, v] of actual.entries()) worst = Math.max(worst, Math.abs(v - reference[i]!))
  expect(worst / scale).toBeLessThan(tolerance)
}
export async function expectSame(compute: () => Tensor | Tensor[], tolerance?: number) {
  const { cpu, wasm } = await onBoth(compute)
  for (const [i, values] of wasm.entries()) expectNear(values, cpu[i]!, tolerance)
}
