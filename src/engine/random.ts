/**
 * Seeded random numbers. A value depends only on (seed, stream, how many were drawn before), so one
 * seed gives one curve whatever else happens in the worker.
 */
import { cast, less, type Tensor, tensor, tidy } from '@tensorflow/tfjs-core'

type Shape = number[]

/** Draws tensors; each call advances the stream it was made from. Caller disposes the tensors. */
export interface RandomStream {
  /** Uniform in [0, 1). */
  uniform(shape: Shape): Tensor
  /** Normal with mean 0, variance 1. */
  normal(shape: Shape): Tensor
  /** 1 with probability p, else 0; p in 0…1, same shape. A constant: no gradient flows through it. */
  bernoulli<T extends Tensor>(p: T): T
}

/** A run's randomness: independent streams by name. The same name always starts the same stream. */
export interface RandomSource {
  stream(name: string): RandomStream
}

/** 32-bit finalizer with full avalanche (constants of C. Wellons' `lowbias32` search, 2018). */
export function mix32(x: number): number {
  x ^= x >>> 16
  x = Math.imul(x, 0x7feb352d)
  x ^= x >>> 15
  x = Math.imul(x, 0x846ca68b)
  x ^= x >>> 16
  return x >>> 0
}

/** Folds a name into 32 bits (FNV-1a). */
export function hashName(name: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** Value `index` of the stream with `key`: 32 random bits, a pure function. */
export function bitsAt(key: number, index: number): number {
  return mix32((mix32((index ^ key) >>> 0) + Math.imul(key, 0x9e3779b9)) >>> 0)
}

/** Key of a named stream of a seed. */
export function streamKey(seed: number, name: string): number {
  return mix32((mix32(seed >>> 0) ^ hashName(name)) >>> 0)
}

const size = (shape: Shape) => shape.reduce((product, n) => product * n, 1)

/** A run's random source. `seed` is any integer. */
export function createRandomSource(seed: number): RandomSource {
  return {
    stream(name) {
      const key = streamKey(seed, name)
      let drawn = 0
      const next = () => bitsAt(key, drawn++) * 2 ** -32
      const uniform = (shape: Shape) => tensor(Float32Array.from({ length: size(shape) }, next), shape)
      return {
        uniform,
        bernoulli: <T extends Tensor>(p: T) =>
          tidy(() => cast(less(uniform(p.shape), p), 'float32') as Tensor as T),
        normal(shape) {
          // Box–Muller: two uniforms give one normal; 1 - u keeps the logarithm finite.
          const draw = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
          return tensor(Float32Array.from({ length: size(shape) }, draw), shape)
        },
      }
    },
  }
}

/** A seeded permutation of 0 … n−1 (Fisher–Yates); `epoch` picks which. */
export function permutation(n: number, seed: number, epoch: number): Uint32Array {
  const key = streamKey(seed, `shuffle ${epoch}`)
  const order = Uint32Array.from({ length: n }, (_, i) => i)
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(bitsAt(key, i) * 2 ** -32 * (i + 1))
    const held = order[i]!
    order[i] = order[j]!
    order[j] = held
  }
  return order
}
