import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-backend-wasm'
import {
  fill,
  grads,
  mul,
  setBackend,
  sum,
  type Tensor,
  type Tensor2D,
  tensor1d,
  tensor2d,
  tidy,
} from '@tensorflow/tfjs-core'
import { describe, expect, test } from 'vitest'
import './gradients.ts'
import { createRandomSource, type RandomStream } from './random.ts'
import { topKMask } from './top-k.ts'

const draw = async (backend: string, seed: number, name: string, f: (stream: RandomStream) => Tensor) => {
  await setBackend(backend)
  return tidy(() => f(createRandomSource(seed).stream(name)).dataSync() as Float32Array)
}
const mean = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0) / values.length
const n = 100_003

describe.each(['cpu', 'wasm'])('noise on %s', (backend) => {
  test('uniform numbers are in [0, 1) with mean ½ and variance 1/12', async () => {
    const u = await draw(backend, 1, 'a', (s) => s.uniform([n]))
    expect(u.every((v) => v >= 0 && v < 1)).toBe(true)
    // Five standard errors.
    expect(Math.abs(mean(u) - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / n))
    expect(Math.abs(mean(u.map((v) => (v - 0.5) ** 2)) - 1 / 12)).toBeLessThan(5 * Math.sqrt(1 / 180 / n))
  })

  test('normal numbers have mean 0, variance 1, no skew, kurtosis 3', async () => {
    const z = await draw(backend, 1, 'a', (s) => s.normal([n]))
    const bound = (variance: number) => 5 * Math.sqrt(variance / n)
    expect(Math.abs(mean(z))).toBeLessThan(bound(1))
    expect(Math.abs(mean(z.map((v) => v ** 2)) - 1)).toBeLessThan(bound(2))
    expect(Math.abs(mean(z.map((v) => v ** 3)))).toBeLessThan(bound(15))
    expect(Math.abs(mean(z.map((v) => v ** 4)) - 3)).toBeLessThan(bound(96))
  })

  test('neighbours, streams and seeds are uncorrelated', async () => {
    const a = await draw(backend, 1, 'a', (s) => s.normal([n]))
    const others = [
      Float32Array.from({ length: n }, (_, i) => a[(i + 1) % n]!),
      Float32Array.from({ length: n }, (_, i) => a[(i + 784) % n]!),
      await draw(backend, 1, 'b', (s) => s.normal([n])),
      await draw(backend, 2, 'a', (s) => s.normal([n])),
    ]
    for (const b of others) expect(Math.abs(mean(a.map((v, i) => v * b[i]!)))).toBeLessThan(5 / Math.sqrt(n))
  })

  test('a draw goes on where the last one ended', async () => {
    const whole = await draw(backend, 3, 'a', (s) => s.uniform([20]))
    const parts = await draw(backend, 3, 'a', (s) => {
      s.uniform([7])
      return s.uniform([13])
    })
    expect([...parts]).toEqual([...whole.slice(7)])
  })

  test('Bernoulli draws have their probability, 0 and 1 being sure', async () => {
    for (const p of [0, 0.1, 0.5, 1]) {
      const draws = await draw(backend, 4, 'a', (s) => s.bernoulli(fill([n], p)))
      expect(draws.every((v) => v === 0 || v === 1)).toBe(true)
      expect(Math.abs(mean(draws) - p)).toBeLessThanOrEqual(5 * Math.sqrt((p * (1 - p)) / n))
    }
  })
})

test('both backends draw the same', async () => {
  for (const shape of [[1], [3], [5, 7], [2, 3, 4, 5], [0]]) {
    for (const kind of ['uniform', 'normal'] as const) {
      const cpu = await draw('cpu', 5, 'a', (s) => s[kind](shape))
      const wasm = await draw('wasm', 5, 'a', (s) => s[kind](shape))
      expect(wasm.length).toBe(cpu.length)
      for (const [i, v] of cpu.entries()) expect(wasm[i]).toBeCloseTo(v, 5)
    }
  }
})

test('top-k masks agree, ties going to the lower index', async () => {
  const rows = [
    [3, 1, 2, 3, 3, -1, 0],
    [0, -0, 0, -0, 1, 0, 0],
    [-5, -4, -3, -2, -1, -6, -7],
    [1e30, -1e30, 0, 1e-30, -1e-30, 3.4e38, -3.4e38],
  ]
  for (const k of [0, 1, 2, 3, 4, 7, 9]) {
    const masks = []
    for (const backend of ['cpu', 'wasm']) {
      await setBackend(backend)
      masks.push([...topKMask(tensor2d(rows), k).dataSync()])
    }
    expect(masks[1]).toEqual(masks[0])
    for (let r = 0; r < 4; r++) {
      expect(masks[1]!.slice(r * 7, r * 7 + 7).reduce((a, b) => a + b, 0)).toBe(Math.min(k, 7))
    }
  }
  expect([...topKMask(tensor2d([[3, 1, 3, 3]]), 2).dataSync()]).toEqual([1, 0, 1, 0])
})

test('top-k masks of many random rows agree', async () => {
  const masks = []
  for (const backend of ['cpu', 'wasm']) {
    await setBackend(backend)
    masks.push(
      tidy(() => [
        ...topKMask(createRandomSource(1).stream('z').normal([20, 257]) as Tensor2D, 25).dataSync(),
      ]),
    )
  }
  expect(masks[1]).toEqual(masks[0])
})

test.each(['cpu', 'wasm'])('masks and draws are constants to the gradient (%s)', async (backend) => {
  await setBackend(backend)
  const x = tensor2d([[1, 3, 2]])
  const [masked] = grads((x) => sum(mul(x, topKMask(x as Tensor2D, 1))))([x])
  expect([...masked!.dataSync()]).toEqual([0, 1, 0])
  const stream = createRandomSource(1).stream('s')
  const p = tensor1d([1, 0])
  const [drawn] = grads((p) => sum(mul(p, stream.bernoulli(p))))([p])
  expect([...drawn!.dataSync()]).toEqual([1, 0])
})
