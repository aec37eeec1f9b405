/** Seeded noise as kernels of every backend: number i of a stream is a pure function of the stream's key and i. */
import type { Tensor } from '@tensorflow/tfjs-core'
import { normalAt, uniformAt } from './counter.ts'
import { noise } from './gpu-programs.ts'
import { constant, registerOperation, run, sizeOf } from './kernel.ts'

/** Which numbers: those from `start` on of the stream with `key`. */
interface Place {
  readonly key: number
  readonly start: number
}
export interface NoisePlace extends Place {
  readonly kind: 'uniform' | 'normal'
  readonly shape: readonly number[]
}

registerOperation<NoisePlace>({
  name: 'SeededNoise',
  cpu(_, { kind, key, start, shape }, { make }) {
    const value =
      kind === 'normal'
        ? (_: unknown, i: number) => normalAt(key, start, i)
        : (_: unknown, i: number) => uniformAt(key, start + i)
    return make(shape, Float32Array.from({ length: sizeOf(shape) }, value))
  },
  wasm(_, { kind, key, start, shape }, m) {
    const out = m.make(shape)
    m[kind](m.at(out), sizeOf(shape), key, start)
    return out
  },
  webgl: (_, place, gpu) => noise(gpu, place),
})

registerOperation<Place>({
  name: 'SeededBernoulli',
  cpu: ({ p }, { key, start }, { values, make }) =>
    make(
      p!.shape,
      values(p!).map((chance, i) => (uniformAt(key, start + i) < chance ? 1 : 0)),
    ),
  wasm({ p }, { key, start }, m) {
    const out = m.make(p!.shape)
    m.bernoulli(m.at(p!), m.at(out), sizeOf(p!.shape), key, start)
    return out
  },
  webgl: ({ p }, { key, start }, gpu) => noise(gpu, { kind: 'uniform', key, start, shape: p!.shape }, p!),
})

export const seededNoise = (place: NoisePlace): Tensor => run('SeededNoise', {}, place)

/** 1 with probability p, else 0, same shape; a constant. */
export function seededBernoulli<T extends Tensor>(p: T, place: Place): T {
  const chances = constant(p)
  const sample = run<T>('SeededBernoulli', { p: chances }, place)
  chances.dispose()
  return sample
}
