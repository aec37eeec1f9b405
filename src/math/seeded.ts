/**
 * Uniform numbers in [0, 1) for the page's own small computations, one after the other: T. Ettinger's mulberry32.
 * Equal seeds give equal numbers. What runs in the worker draws from the named streams of the run instead.
 */
export function seededUniform(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b9)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let x = Math.imul(state ^ (state >>> 15), state | 1)
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61)
    return ((x ^ (x >>> 14)) >>> 0) * 2 ** -32
  }
}
