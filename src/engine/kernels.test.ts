/** Every compiled kernel against the plain JavaScript reference, and every gradient against finite differences. */
import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-backend-wasm'
import {
  grads,
  matMul,
  memory,
  mul,
  type Scalar,
  setBackend,
  sum,
  type Tensor,
  type Tensor2D,
  tensor,
  tensor1d,
  tensor2d,
  transpose,
  variable,
} from '@tensorflow/tfjs-core'
import { describe, expect, test } from 'vitest'
import { assemblyHash } from '../../scripts/assembly-hash.ts'
import { type Activation, activate, activationGradient } from './activation.ts'
import { assembly } from './assembly-code.ts'
import { dense } from './dense.ts'
import './gradients.ts'
import { expectNear, expectSame, matrix, numbers } from './compare-backends.ts'
import { bitsAt } from './counter.ts'
import { type HiddenUnits, likelihood } from './likelihood.ts'
import { absoluteError, crossEntropyFromLogits, squaredError } from './losses.ts'
import { createOptimizer } from './optimizer.ts'
import { phaseDifference } from './phase-difference.ts'

test('the compiled code is that of the sources', () => expect(assembly.sourceHash).toBe(assemblyHash()))

const odd: [number, number, number][] = [
  [1, 1, 1],
  [7, 5, 9],
  [6, 8, 16],
  [13, 300, 33],
  [2, 257, 520],
  [19, 3, 1],
  [0, 4, 3],
  [3, 0, 5],
]

describe.each(odd)('with %i × %i × %i', (rows, inputs, outputs) => {
  test.each([
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ])('matrix product, transposed %s and %s', (ta, tb) =>
    expectSame(() => {
      const a = ta ? matrix(inputs, rows, 1) : matrix(rows, inputs, 1)
      const b = tb ? matrix(outputs, inputs, 2) : matrix(inputs, outputs, 2)
      // The reference does without the transposed paths.
      return rows * inputs * outputs === 0 ? matMul(a, b, ta, tb) : matMul(a, b, ta, tb)
    }),
  )

  test.each<[Activation, boolean]>([
    ['linear', false],
    ['relu', true],
    ['sigmoid', false],
    ['tanh', true],
  ])('dense layer and its gradients, %s, transposed %s', (activation, transposed) =>
    expectSame(() => {
      const x = matrix(rows, inputs, 1)
      const W = transposed ? matrix(outputs, inputs, 2, 0.3) : matrix(inputs, outputs, 2, 0.3)
      const b = tensor1d(numbers(outputs, 3))
      const pull = matrix(rows, outputs, 4)
      const gradients = grads((x, W, b) =>
        sum(mul(dense(x as Tensor2D, W!, b!, activation, transposed), pull)),
      )
      return [dense(x, W, b, activation, transposed), ...gradients([x, W, b])]
    }),
  )

  test.each([
    ['cross-entropy', crossEntropyFromLogits],
    ['squared error', squaredError],
    ['absolute error', absoluteError],
  ])('%s and its gradient', (_, loss) =>
    rows * outputs === 0
      ? undefined
      : expectSame(() => {
          const y = matrix(rows, outputs, 1, 4)
          const t = tensor2d(numbers(rows * outputs, 2).map(Math.abs), [rows, outputs])
          const gradient = grads((y) => mul(loss(y as Tensor2D, t), 3) as Scalar)([y])
          return [loss(y, t), ...gradient]
        }),
  )
})

test.each([
  [1, 1, 1, 1],
  [7, 7, 5, 9],
  [13, 8, 33, 20],
  [2, 5, 257, 1],
])('difference of two phases of %i and %i rows, %i × %i units', (rows, after, visible, hidden) =>
  expectSame(() =>
    phaseDifference(
      { visible: matrix(rows, visible, 1), hidden: matrix(rows, hidden, 2) },
      { visible: matrix(after, visible, 3), hidden: matrix(after, hidden, 4) },
    ),
  ),
)

test.each<[number, number, number, number, HiddenUnits]>([
  [1, 1, 1, 1, 'binary'],
  [7, 5, 9, 1, 'binary'],
  [13, 33, 20, 50, 'binary'],
  [6, 257, 3, 1, 'gaussian'],
])('likelihood of %i images of %i pixels, %i hidden units, inputs to ±%d, %s', (B, D, H, range, units) =>
  expectSame(() => {
    const v = tensor2d(numbers(B * D, 1).map(Math.abs), [B, D])
    const u = tensor1d(numbers(B, 5).map(Math.abs))
    return Object.values(
      likelihood(v, matrix(B, H, 2, range), matrix(D, H, 3), tensor1d(numbers(D, 4)), u, units),
    )
  }),
)

describe.each([
  [0.2, 1],
  [1, 0.05],
  [0.3, 0.03],
  [0, 1],
])('where %d of A and %d of B is not zero', (ofA, ofB) => {
  const mostlyZero = (rows: number, columns: number, seed: number, share: number) =>
    tensor2d(
      numbers(rows * columns, seed).map((v, i) => (bitsAt(seed + 50, i) * 2 ** -32 < share ? v : 0)),
      [rows, columns],
    )
  test.each([
    [6, 5, 9],
    [13, 300, 33],
    [50, 61, 49],
    [103, 257, 300],
  ])('product of %i × %i × %i, and a layer', (rows, inputs, outputs) =>
    expectSame(() => {
      const a = mostlyZero(rows, inputs, 1, ofA)
      const b = mostlyZero(inputs, outputs, 2, ofB)
      return [
        matMul(a, b),
        matMul(transpose(a), b, true),
        matMul(a, transpose(b), false, true),
        matMul(transpose(a), transpose(b), true, true),
        dense(a, b, tensor1d(numbers(outputs, 3)), 'tanh'),
      ]
    }),
  )
})

test.each([
  [0.2, 1],
  [1, 0.2],
])('a product whose first half of terms is filled to %d and the second to %d', (first, second) =>
  expectSame(() => {
    const part = (share: number, seed: number) =>
      numbers(51 * 103, seed).map((v, i) => (bitsAt(seed + 50, i) * 2 ** -32 < share ? v : 0))
    const a = tensor2d(Float32Array.of(...part(first, 1), ...part(second, 2)), [102, 103])
    return matMul(a, matrix(102, 61, 3), true)
  }),
)

test.each(['relu', 'sigmoid', 'tanh'] as const)('%s at extremes and near zero', (activation) =>
  expectSame(() =>
    activate(tensor([-1e4, -50, -1e-3, -1e-7, 0, 1e-7, 1e-3, 0.6249, 0.6251, 50, 1e4]), activation),
  ),
)

test('tanh keeps small numbers to relative 1e-5', async () => {
  await setBackend('wasm')
  const x = [1e-6, 1e-4, 1e-3, 0.1, 0.6]
  const y = activate(tensor1d(x), 'tanh').dataSync()
  for (const [i, v] of x.entries()) expect(y[i]! / Math.tanh(v) - 1).toBeLessThan(1e-5)
})

test.each(['cpu', 'wasm'])('cross-entropy is finite and right at logits of ±50 (%s)', async (backend) => {
  await setBackend(backend)
  const logits = tensor2d([50, -50, 50, -50], [1, 4])
  const target = tensor2d([1, 0, 0, 1], [1, 4])
  expect(crossEntropyFromLogits(logits, target).dataSync()[0]).toBeCloseTo(25, 5)
  const [gradient] = grads((y) => crossEntropyFromLogits(y as Tensor2D, target))([logits])
  expectNear(gradient!.dataSync() as Float32Array, Float32Array.of(0, 0, 0.25, -0.25))
})

test.each(['cpu', 'wasm'])('gradients agree with finite differences (%s)', async (backend) => {
  await setBackend(backend)
  const t = tensor2d(numbers(12, 9).map(Math.abs), [3, 4])
  const [x, W, b] = [matrix(3, 5, 1), matrix(5, 4, 2), tensor1d(numbers(4, 3))]
  for (const activation of ['linear', 'sigmoid', 'tanh'] as const) {
    for (const loss of [crossEntropyFromLogits, squaredError]) {
      const f = (x: Tensor, W: Tensor, b: Tensor) => loss(dense(x as Tensor2D, W, b, activation), t)
      const exact = grads((x, W, b) => f(x!, W!, b!))([x, W, b])
      const inputs = [x, W, b]
      for (const [i, input] of inputs.entries()) {
        const h = 1e-2
        const shifted = (j: number, by: number) => {
          const values = (input.dataSync() as Float32Array).slice()
          values[j]! += by
          const replaced = inputs.map((other, k) => (k === i ? tensor(values, input.shape) : other))
          return f(replaced[0]!, replaced[1]!, replaced[2]!).dataSync()[0]!
        }
        const measured = Float32Array.from(
          { length: input.size },
          (_, j) => (shifted(j, h) - shifted(j, -h)) / (2 * h),
        )
        expectNear(exact[i]!.dataSync() as Float32Array, measured, 2e-3)
      }
    }
  }
})

test('the product of batches meets a single matrix', () =>
  expectSame(() => {
    const a = tensor(numbers(2 * 3 * 4, 1), [2, 3, 4])
    const b = tensor(numbers(4 * 5, 2), [1, 4, 5])
    return matMul(a, b)
  }))

test('bias gradient sums over the batch', () =>
  expectSame(() => activationGradient(matrix(11, 7, 1), matrix(11, 7, 2), 'tanh')))

describe.each(['adam', 'sgd'] as const)('%s', (kind) => {
  test('gives the reference’s weights after three steps', () =>
    expectSame(() => {
      const [w, b] = [variable(matrix(3, 7, 1)), variable(tensor1d(numbers(7, 1)))]
      const optimizer = createOptimizer({ kind, learningRate: 0.01, momentum: 0.9, weightDecay: 0.3 }, [w, b])
      for (let i = 0; i < 3; i++) {
        optimizer.apply({ [w.name]: matrix(3, 7, 2 + i), [b.name]: tensor1d(numbers(7, 5 + i)) })
      }
      const results = [w.clone(), b.clone()]
      optimizer.dispose()
      w.dispose()
      b.dispose()
      return results
    }))

  test('leaves alone who shares the weights’ numbers, and leaves no tensor over', async () => {
    await setBackend('wasm')
    const w = variable(matrix(3, 7, 1))
    const g = matrix(3, 7, 2)
    const optimizer = createOptimizer({ kind, learningRate: 0.01, momentum: 0.9 }, [w])
    const before = memory()
    const shared = w.clone()
    const values = shared.dataSync().slice()
    optimizer.apply({ [w.name]: g })
    expect(shared.dataSync()).toEqual(values)
    expect(w.dataSync()).not.toEqual(values)
    shared.dispose()
    optimizer.apply({ [w.name]: g })
    expect(memory().numTensors).toBe(before.numTensors)
    expect(memory().numBytes).toBe(before.numBytes)
  })
})

test('weight decay is that of the formula, and leaves biases alone', async () => {
  await setBackend('wasm')
  const [w, b] = [variable(tensor2d([[2, -4]])), variable(tensor1d([3]))]
  const optimizer = createOptimizer({ kind: 'sgd', learningRate: 0.5, momentum: 0, weightDecay: 0.1 }, [w, b])
  const still = { [w.name]: tensor2d([[0, 0]]), [b.name]: tensor1d([0]) }
  optimizer.apply(still)
  expectNear(w.dataSync() as Float32Array, Float32Array.of(1.9, -3.8))
  expect(b.dataSync()[0]).toBe(3)
  optimizer.setWeightDecay(0)
  optimizer.apply(still)
  expectNear(w.dataSync() as Float32Array, Float32Array.of(1.9, -3.8))
})

test('weights changed in place are the ones a product sees', async () => {
  await setBackend('wasm')
  const w = variable(matrix(4, 4, 1))
  const x = matrix(2, 4, 2)
  matMul(x, w as unknown as Tensor2D)
  createOptimizer({ kind: 'sgd', learningRate: 1, momentum: 0 }, [w]).apply({ [w.name]: matrix(4, 4, 3) })
  const wanted = matMul(x, transpose(transpose(w as unknown as Tensor2D)))
  expectNear(
    matMul(x, w as unknown as Tensor2D).dataSync() as Float32Array,
    wanted.dataSync() as Float32Array,
  )
})
