/** The machine against enumeration of all its states, and one update against sums written out. */
import '@tensorflow/tfjs-backend-wasm'
import {
  cast,
  less,
  mean,
  setBackend,
  type Tensor2D,
  tensor,
  tensor1d,
  tensor2d,
  tidy,
} from '@tensorflow/tfjs-core'
import { beforeAll, expect, test, vi } from 'vitest'
import { createRandomSource, type RandomSource } from '../../engine/random.ts'
import {
  bit,
  divergence,
  enumerate,
  freeEnergy,
  patternDistribution,
  type SmallMachine,
} from '../../math/boltzmann.ts'
import { rowsOf } from '../../math/rows.ts'
import { lane } from '../specs.ts'
import { buildRbm, measures } from './rbm.ts'
import type { RbmSettings } from './spec.ts'

const [D, H] = [5, 4]
const settings = (changes: Partial<RbmSettings> = {}) =>
  lane('rbm', { hidden: H, initialScale: 1, ...changes }).settings as unknown as RbmSettings
const build = (changes: Partial<RbmSettings> = {}, random: RandomSource = createRandomSource(2)) => {
  const rbm = buildRbm(settings(changes), { inputSize: D, random })
  tidy(() => {
    rbm.weights().a!.assign(tensor1d([0.2, -0.1, 0.4, 0, -0.3]))
    rbm.weights().b!.assign(tensor1d([0.1, -0.5, 0.3, 0.2]))
  })
  return rbm
}
type Rbm = ReturnType<typeof build>
const machineOf = (rbm: Rbm): SmallMachine => {
  const { W, a, b } = rbm.weights()
  return {
    weights: { rows: D, columns: H, data: W!.dataSync() },
    visibleBias: a!.dataSync(),
    hiddenBias: b!.dataSync(),
  }
}
const allStates = Array.from({ length: 2 ** D }, (_, s) => Array.from({ length: D }, (_, i) => bit(s, i)))
const batchOf = (rows: number[][]) => ({
  x: tensor2d(rows) as Tensor2D,
  labels: tensor1d(new Int32Array(rows.length), 'int32'),
})
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))

vi.setConfig({ testTimeout: 30_000 })

beforeAll(async () => {
  await setBackend('wasm')
})

test('free energy and conditionals are those of the enumerated joint distribution', async () => {
  const rbm = build()
  const machine = machineOf(rbm)
  const { joint, visible } = enumerate(machine)
  const F = await rbm.freeEnergy(tensor2d(allStates)).data()
  const p = await rbm.hiddenProbability(tensor2d(allStates)).data()
  for (const [s, v] of allStates.entries()) {
    expect(F[s]).toBeCloseTo(freeEnergy(machine, v), 5)
    for (let j = 0; j < H; j++) {
      let on = 0
      for (let h = 0; h < 2 ** H; h++) if (bit(h, j)) on += joint.data[s * 2 ** H + h]!
      expect(p[s * H + j]).toBeCloseTo(on / visible[s]!, 5)
    }
  }
  const hiddenStates = Array.from({ length: 2 ** H }, (_, s) =>
    Array.from({ length: H }, (_, j) => bit(s, j)),
  )
  const q = await rbm.visibleProbability(tensor2d(hiddenStates)).data()
  for (let h = 0; h < 2 ** H; h++) {
    for (let i = 0; i < D; i++) {
      let [on, total] = [0, 0]
      for (let v = 0; v < 2 ** D; v++) {
        total += joint.data[v * 2 ** H + h]!
        if (bit(v, i)) on += joint.data[v * 2 ** H + h]!
      }
      expect(q[h * D + i]).toBeCloseTo(on / total, 5)
    }
  }
  const exact = rbm.exactDistribution()
  expect(exact.logPartition).toBeCloseTo(enumerate(machine).logPartition, 10)
  expect(await exact.joint.data()).toEqual(Float32Array.from(joint.data))
  rbm.dispose()
})

test('the positive phase minus the exact expectation is the gradient of the exact log-likelihood', () => {
  const rbm = build()
  const machine = machineOf(rbm)
  const data = [allStates[3]!, allStates[17]!, allStates[30]!]
  const likelihood = (m: SmallMachine) => {
    const { logPartition } = enumerate(m)
    return data.reduce((sum, v) => sum - freeEnergy(m, v) - logPartition, 0) / data.length
  }
  const positive = rbm.cdWalk(tensor2d(data)).positive.dataSync()
  const { joint } = enumerate(machine)
  for (let i = 0; i < D; i++) {
    for (let j = 0; j < H; j++) {
      let expected = 0
      for (let v = 0; v < 2 ** D; v++) {
        for (let h = 0; h < 2 ** H; h++) if (bit(v, i) && bit(h, j)) expected += joint.data[v * 2 ** H + h]!
      }
      const moved = (by: number): SmallMachine => {
        const W = Float64Array.from(machine.weights.data)
        W[i * H + j]! += by
        return { ...machine, weights: { rows: D, columns: H, data: W } }
      }
      const slope = (likelihood(moved(1e-4)) - likelihood(moved(-1e-4))) / 2e-4
      expect(positive[i * H + j]! - expected).toBeCloseTo(slope, 5)
    }
  }
  rbm.dispose()
})

/** A source whose uniforms are given. */
const given = (uniforms: number[]): RandomSource => {
  let used = 0
  const real = createRandomSource(2)
  return {
    stream(name) {
      const stream = real.stream(name)
      if (name !== 'training') return stream
      const uniform = (shape: number[]) => {
        const size = shape.reduce((a, b) => a * b, 1)
        used += size
        return tensor(uniforms.slice(used - size, used), shape)
      }
      return {
        ...stream,
        uniform,
        bernoulli: ((p: Tensor2D) => tidy(() => cast(less(uniform(p.shape), p), 'float32'))) as never,
      }
    },
  }
}

test.each([1, 3])('a CD-%i update with given uniforms is the one done by hand', (k) => {
  const uniforms = Array.from({ length: 2 * H * k }, (_, i) => ((i + 1) * 0.618034) % 1)
  const rbm = build({ learningRate: 0.5, momentum: 0, weightDecay: 0.01, cdSteps: k }, given(uniforms))
  const { weights, visibleBias: a, hiddenBias: b } = machineOf(rbm)
  const W = Float64Array.from(weights.data)
  const data = [
    [1, 0, 1, 0.5, 0],
    [0, 1, 1, 0, 0.25],
  ]
  // By hand: h sampled with these uniforms, everything else probabilities.
  const up = (v: number[]) =>
    Array.from({ length: H }, (_, j) =>
      sigmoid(b[j]! + v.reduce((sum, vi, i) => sum + vi * W[i * H + j]!, 0)),
    )
  const down = (h: number[]) =>
    Array.from({ length: D }, (_, i) =>
      sigmoid(a[i]! + h.reduce((sum, hj, j) => sum + hj * W[i * H + j]!, 0)),
    )
  const positive = data.map(up)
  let draw = 0
  let p = positive
  let after: number[][] = []
  for (let step = 0; step < k; step++) {
    after = p.map((row) => down(row.map((prob) => (uniforms[draw++]! < prob ? 1 : 0))))
    p = after.map(up)
  }
  const change = (i: number, j: number) =>
    data.reduce((sum, v, n) => sum + v[i]! * positive[n]![j]! - after[n]![i]! * p[n]![j]!, 0) / 2
  rbm.trainStep(batchOf(data))
  const moved = machineOf(rbm)
  for (let i = 0; i < D; i++) {
    for (let j = 0; j < H; j++) {
      const w = W[i * H + j]!
      expect(moved.weights.data[i * H + j]).toBeCloseTo(w + 0.5 * (change(i, j) - 0.01 * w), 5)
    }
    const visible = data.reduce((sum, v, n) => sum + v[i]! - after[n]![i]!, 0) / 2
    expect(moved.visibleBias[i]).toBeCloseTo(a[i]! + 0.5 * visible, 5)
  }
  for (let j = 0; j < H; j++) {
    const hidden = data.reduce((sum, _, n) => sum + positive[n]![j]! - p[n]![j]!, 0) / 2
    expect(moved.hiddenBias[j]).toBeCloseTo(b[j]! + 0.5 * hidden, 5)
  }
  rbm.dispose()
})

test("the pseudo-likelihood is scikit-learn's formula: D · ln σ(F(flipped) − F(v))", async () => {
  const rbm = build()
  const { W, a, b } = rbm.weights() as never as Record<'W' | 'a' | 'b', never>
  const machine = machineOf(rbm)
  const v = allStates[11]!
  const got = await measures({ W, a, b, hiddenUnits: 'binary' }, tensor2d([v]), {
    ...createRandomSource(1).stream('x'),
    uniform: () => tensor1d([0.5]), // pixel ⌊0.5 · 5⌋ = 2
  }).pseudoLikelihood.data()
  const flipped = v.map((value, i) => (i === 2 ? 1 - value : value))
  const expected = D * Math.log(sigmoid(freeEnergy(machine, flipped) - freeEnergy(machine, v)))
  expect(got[0]).toBeCloseTo(expected, 4)
  rbm.dispose()
})

test('persistent chains bring a small machine close to its patterns, measured exactly', () => {
  const patterns = [
    [1, 1, 0, 0, 0],
    [0, 0, 0, 1, 1],
    [1, 0, 1, 0, 1],
  ]
  const rows = Array.from({ length: 60 }, (_, i) => patterns[i % 3]!)
  const rbm = build(
    { hidden: H, initialScale: 0.1, persistent: true, learningRate: 0.08, momentum: 0, weightDecay: 0 },
    createRandomSource(4),
  )
  const p = patternDistribution(rowsOf(patterns))
  const away = () => divergence(p, enumerate(machineOf(rbm)).visible)
  const before = away()
  const batch = batchOf(rows)
  // At a constant rate the chains fall behind and the machine wanders: the rate must fall (Tieleman 2008).
  for (const [learningRate, steps] of [
    [0.08, 2000],
    [0.02, 500],
    [0.005, 500],
  ] as const) {
    rbm.tune({ learningRate })
    for (let i = 0; i < steps; i++) tidy(() => rbm.trainStep(batch))
  }
  expect(before).toBeGreaterThan(1)
  expect(away()).toBeLessThan(0.15)
  rbm.dispose()
})

test('samples follow the exact distribution', () => {
  const rbm = build()
  const machine = machineOf(rbm)
  const { visible } = enumerate(machine)
  const marginal = Array.from({ length: D }, (_, i) => visible.reduce((sum, p, s) => sum + p * bit(s, i), 0))
  const got = mean(rbm.sample(2000), 0).dataSync()
  for (let i = 0; i < D; i++) expect(Math.abs(got[i]! - marginal[i]!)).toBeLessThan(0.05)
  rbm.dispose()
})

test('Gaussian hidden units: mean b + vW, unit variance, free energy up to a constant by integration', () => {
  const rbm = build({ hiddenUnits: 'gaussian' })
  const { weights, visibleBias, hiddenBias } = machineOf(rbm)
  const v = [1, 0, 1, 1, 0]
  const input = Array.from({ length: H }, (_, j) =>
    v.reduce((sum, vi, i) => sum + vi * weights.data[i * H + j]!, hiddenBias[j]!),
  )
  const step = rbm.gibbsStep(tensor2d(Array.from({ length: 4000 }, () => v)))
  const samples = step.hiddenSample.arraySync()
  for (let j = 0; j < H; j++) {
    expect(step.hidden.arraySync()[0]![j]).toBeCloseTo(input[j]!, 5)
    const middle = samples.reduce((sum, row) => sum + row[j]!, 0) / 4000
    const variance = samples.reduce((sum, row) => sum + (row[j]! - middle) ** 2, 0) / 4000
    expect(Math.abs(middle - input[j]!)).toBeLessThan(0.06)
    expect(Math.abs(variance - 1)).toBeLessThan(0.1)
  }
  // −ln ∫ e^(−E) dh by the trapezoid rule, one unit at a time; √2π of each is the constant.
  const integral = (c: number) => {
    let sum = 0
    for (let h = -14; h <= 14; h += 0.01) sum += 0.01 * Math.exp(c * h - 0.5 * h * h)
    return Math.log(sum / Math.sqrt(2 * Math.PI))
  }
  const expected =
    -v.reduce((sum, vi, i) => sum + vi * visibleBias[i]!, 0) - input.reduce((s, c) => s + integral(c), 0)
  expect(rbm.freeEnergy(tensor2d([v])).dataSync()[0]).toBeCloseTo(expected, 3)
  expect(() => rbm.exactDistribution()).toThrow('binary')
  rbm.dispose()
})
