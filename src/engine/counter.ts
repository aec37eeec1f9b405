/** Random numbers as pure functions of a key and a position. The compiled kernels and the shaders compute the same. */

/** 32-bit finalizer with full avalanche (constants of C. Wellons' `lowbias32` search, 2018). */
export function mix32(x: number): number {
  x ^= x >>> 16
  x = Math.imul(x, 0x7feb352d)
  x ^= x >>> 15
  x = Math.imul(x, 0x846ca68b)
  x ^= x >>> 16
  return x >>> 0
}

/** Value `index` of the stream with `key`: 32 random bits, a pure function. */
export function bitsAt(key: number, index: number): number {
  return mix32((mix32((index ^ key) >>> 0) + Math.imul(key, 0x9e3779b9)) >>> 0)
}

/** The same, uniform in [0, 1); 24 bits, so that 32-bit floats hold it and never round to 1. */
export const uniformAt = (key: number, index: number): number => (bitsAt(key, index) >>> 8) * 2 ** -24

/** Box–Muller: numbers 2i and 2i+1 of the stream give normals 2i (cosine) and 2i+1 (sine). */
export function normalAt(key: number, start: number, i: number): number {
  const even = start + (i & ~1)
  const radius = Math.sqrt(-2 * Math.log(1 - uniformAt(key, even)))
  const angle = 2 * Math.PI * uniformAt(key, even + 1)
  return radius * (i & 1 ? Math.sin(angle) : Math.cos(angle))
}

/** Folds a name into 32 bits (FNV-1a). */
export function hashName(name: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** Key of a named stream of a seed. */
export function streamKey(seed: number, name: string): number {
  return mix32((mix32(seed >>> 0) ^ hashName(name)) >>> 0)
}
