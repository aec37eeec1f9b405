/**
 * Seeded random numbers. A value depends only on (seed, stream, how many were drawn before), so one
 * seed gives one curve whatever else happens in the worker.
 */
import type { Tensor } from '@tensorflow/tfjs-core'
import { bitsAt, streamKey } from './counter.ts'
import { sizeOf } from './kernel.ts'
import { seededBernoulli, seededNoise } from './noise.ts'

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

/** A run's random source. `seed` is any integer. */
export function createRandomSource(seed: number): RandomSource {
  return {
    stream(name) {
      const key = streamKey(seed, name)
      let drawn = 0
      /** Takes the next `count` numbers of the stream. */
      const take = (count: number) => {
        const start = drawn
        drawn += count
        return { key, start }
      }
      return {
        uniform: (shape) => seededNoise({ kind: 'uniform', shape, ...take(sizeOf(shape)) }),
        // Normals come in pairs from pairs of numbers.
        normal: (shape) => seededNoise({ kind: 'normal', shape, ...take(2 * Math.ceil(sizeOf(shape) / 2)) }),
        bernoulli: (p) => seededBernoulli(p, take(p.size)),
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

/** Noise of measurements: the same whenever it is asked for, in every run, so that curves can be compared. */
export const evaluationNoise = (): RandomStream => createRandomSource(0).stream('evaluation')
