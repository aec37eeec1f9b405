/** The same computations on every backend of a real browser. */

import {
  add,
  grads,
  matMul,
  mul,
  type Scalar,
  sum,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
  tensor,
  tensor1d,
  tensor2d,
  tidy,
  variable,
} from '@tensorflow/tfjs-core'
import { type Activation, activate } from '../../src/engine/activation.ts'
import { openBackend } from '../../src/engine/backend.ts'
import { conv3x3, maxPool2x2, upsample2x } from '../../src/engine/conv.ts'
import { bitsAt } from '../../src/engine/counter.ts'
import { dense } from '../../src/engine/dense.ts'
import { drawGaussian, gaussianHeads, standardDivergence } from '../../src/engine/gaussian.ts'
import { likelihood } from '../../src/engine/likelihood.ts'
import { absoluteError, crossEntropyFromLogits, squaredError } from '../../src/engine/losses.ts'
import { createOptimizer } from '../../src/engine/optimizer.ts'
import { phaseDifference } from '../../src/engine/phase-difference.ts'
import { createRandomSource } from '../../src/engine/random.ts'
import { topKMask } from '../../src/engine/top-k.ts'
import { prepare } from './ours.ts'
import type { Workload } from './workloads.ts'

const numbers = (count: number, seed: number, range = 1) =>
  Float32Array.from({ length: count }, (_, i) => (bitsAt(seed, i) * 2 ** -31 - 1) * range)
const matrix = (rows: number, columns: number, seed: number, range = 1) =>
  tensor2d(numbers(rows * columns, seed, range), [rows, columns])

function cases(): Record<string, () => Tensor | Tensor[]> {
  const all: Record<string, () => Tensor | Tensor[]> = {}
  for (const [rows, inputs, outputs] of [
    [1, 1, 1],
    [7, 5, 9],
    [13, 300, 33],
    [4, 8, 2],
    [19, 3, 1],
  ] as const) {
    const size = `${rows}×${inputs}×${outputs}`
    for (const [activation, transposed] of [
      ['linear', false],
      ['relu', true],
      ['sigmoid', false],
      ['tanh', true],
    ] as [Activation, boolean][]) {
      all[`dense ${activation} ${size}`] = () => {
        const x = matrix(rows, inputs, 1)
        const W = transposed ? matrix(outputs, inputs, 2, 0.3) : matrix(inputs, outputs, 2, 0.3)
        const b = tensor1d(numbers(outputs, 3))
        const pull = matrix(rows, outputs, 4)
        const gradients = grads((x, W, b) =>
          sum(mul(dense(x as Tensor2D, W!, b!, activation, transposed), pull)),
        )
        return [dense(x, W, b, activation, transposed), ...gradients([x, W, b])]
      }
      // An odd inner dimension: whatever stands in the padding of packed textures must be zero.
      all[`activate and multiply ${activation} ${size}`] = () =>
        matMul(
          activate(matrix(rows, inputs, 1), activation),
          activate(matrix(inputs, outputs, 2), activation),
        )
    }
    for (const [name, loss] of Object.entries({ crossEntropyFromLogits, squaredError, absoluteError })) {
      all[`${name} ${size}`] = () => {
        const y = matrix(rows, outputs, 1, 50)
        const t = tensor2d(numbers(rows * outputs, 2).map(Math.abs), [rows, outputs])
        return [loss(y, t), ...grads((y) => mul(loss(y as Tensor2D, t), 3) as Scalar)([y])]
      }
    }
    for (const kind of ['adam', 'sgd'] as const) {
      all[`${kind} ${size}`] = () => {
        const w = variable(matrix(rows, inputs, 1))
        const b = variable(tensor1d(numbers(inputs, 1)))
        const optimizer = createOptimizer({ kind, learningRate: 0.01, momentum: 0.9, weightDecay: 0.3 }, [
          w,
          b,
        ])
        for (let i = 0; i < 3; i++) {
          optimizer.apply({
            [w.name]: matrix(rows, inputs, 2 + i),
            [b.name]: tensor1d(numbers(inputs, 5 + i)),
          })
        }
        const results = [w.clone(), b.clone()]
        optimizer.dispose()
        w.dispose()
        b.dispose()
        return results
      }
    }
  }
  for (const shape of [[7], [5, 9], [2, 3, 5, 3]]) {
    for (const kind of ['uniform', 'normal'] as const) {
      all[`${kind} ${shape}`] = () => {
        const stream = createRandomSource(7).stream('noise')
        return [stream[kind](shape), stream[kind](shape), stream.bernoulli(stream.uniform(shape))]
      }
    }
  }
  for (const [rows, size] of [
    [1, 1],
    [5, 3],
    [9, 20],
  ] as const) {
    all[`gaussian code ${rows}×${size}`] = () => {
      const parts = (both: Tensor) => {
        const { mean, logVar } = gaussianHeads(both as Tensor2D, 2)
        return { mean, logVar, z: drawGaussian(mean, logVar, matrix(rows, size, 2)) }
      }
      const both = matrix(rows, 2 * size, 1, 3)
      const { mean, logVar, z } = parts(both)
      const pulled = (both: Tensor) => {
        const { mean, logVar, z } = parts(both)
        return add(sum(mul(z, matrix(rows, size, 3))), standardDivergence(mean, logVar))
      }
      return [mean, logVar, z, standardDivergence(mean, logVar), ...grads(pulled)([both])]
    }
  }
  for (const [rows, after, visible, hidden] of [
    [1, 1, 1, 1],
    [7, 7, 5, 9],
    [13, 8, 33, 20],
  ] as const) {
    // The second phase comes out of layers, whose padding is filled.
    all[`two phases ${rows}, ${after}×${visible}×${hidden}`] = () => {
      const layer = (columns: number, seed: number) =>
        dense(
          matrix(after, 3, seed),
          matrix(3, columns, seed + 1),
          tensor1d(numbers(columns, seed + 2)),
          'sigmoid',
        )
      return phaseDifference(
        { visible: matrix(rows, visible, 1), hidden: matrix(rows, hidden, 2) },
        { visible: layer(visible, 3), hidden: layer(hidden, 6) },
      )
    }
    for (const units of ['binary', 'gaussian'] as const) {
      all[`likelihood ${units} ${rows}×${visible}×${hidden}`] = () =>
        Object.values(
          likelihood(
            tensor2d(numbers(rows * visible, 1).map(Math.abs), [rows, visible]),
            matrix(rows, hidden, 2, units === 'binary' ? 50 : 1),
            matrix(visible, hidden, 3),
            tensor1d(numbers(visible, 4)),
            tensor1d(numbers(rows, 5).map(Math.abs)),
            units,
          ),
        )
    }
  }
  all['top-k'] = () => {
    const z = matrix(5, 33, 1)
    return [1, 7, 33].map((k) => topKMask(z, k))
  }
  for (const padding of ['same', 'valid'] as const) {
    all[`convolution ${padding}`] = () => {
      const [x, W, b] = [
        tensor(numbers(2 * 7 * 5 * 3, 1), [2, 7, 5, 3]),
        tensor(numbers(9 * 12, 2), [3, 3, 3, 4]),
        tensor1d(numbers(4, 3)),
      ]
      const net = (x: Tensor, W: Tensor, b: Tensor) =>
        upsample2x(maxPool2x2(conv3x3(x as Tensor4D, W, b, 'tanh', padding)))
      const y = net(x, W, b)
      const pull = tensor(numbers(y.size, 4), y.shape)
      return [y, ...grads((x, W, b) => sum(mul(net(x!, W!, b!), pull)))([x, W, b])]
    }
  }
  return all
}

/** Largest difference from the cpu backend, relative to the largest number there, by backend and case. */
export async function checkBackends(only: string): Promise<Record<string, Record<string, number>>> {
  const results: Record<string, Record<string, Float32Array[]>> = {}
  for (const backend of ['cpu', 'wasm', 'webgl'] as const) {
    const opened = await openBackend(backend)
    if (opened.backend !== backend) throw new Error(`${backend} did not open`)
    const byCase: Record<string, Float32Array[]> = {}
    results[backend] = byCase
    for (const [name, compute] of Object.entries(cases())) {
      if (!new RegExp(only).test(name)) continue
      const made = [tidy(compute)].flat()
      byCase[name] = await Promise.all(made.map((t) => t.data() as Promise<Float32Array>))
      for (const t of made) t.dispose()
    }
  }
  const differences: Record<string, Record<string, number>> = {}
  for (const backend of ['wasm', 'webgl']) {
    const worst: Record<string, number> = {}
    differences[backend] = worst
    for (const [name, reference] of Object.entries(results.cpu!)) {
      worst[name] = Math.max(
        ...reference.map((wanted, i) => difference(results[backend]![name]![i]!, wanted)),
      )
    }
  }
  return differences
}

function difference(actual: Float32Array, wanted: Float32Array): number {
  const scale = wanted.reduce((most, v) => Math.max(most, Math.abs(v)), 1e-6)
  return (
    wanted.reduce((most, v, i) => {
      const off = Math.abs(v - actual[i]!)
      return Number.isNaN(off) ? Number.POSITIVE_INFINITY : Math.max(most, off)
    }, 0) / scale
  )
}

/** Losses of 50 steps on the backend in use, from one seed. */
export async function trainingCurve(workload: Workload): Promise<number[]> {
  const losses: number[] = []
  const steps = prepare(workload, (loss) => losses.push(loss))
  for (let i = 0; i < 50; i++) await steps.step()
  steps.dispose()
  return losses
}
