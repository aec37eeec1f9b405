/** This engine, through the product's own models. */
import {
  add,
  dispose,
  memory,
  mul,
  profile,
  reshape,
  type Scalar,
  sub,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
  tensor1d,
  tensor2d,
  tidy,
  type Variable,
  variable,
  zeros,
} from '@tensorflow/tfjs-core'
import { conv3x3, maxPool2x2, upsample2x } from '../../src/engine/conv.ts'
import { valueAndGradients } from '../../src/engine/gradients.ts'
import { crossEntropyFromLogits } from '../../src/engine/losses.ts'
import { createOptimizer } from '../../src/engine/optimizer.ts'
import { createRandomSource } from '../../src/engine/random.ts'
import { buildModel } from '../../src/models/builders.ts'
import type { AnyModel } from '../../src/models/model.ts'
import { lane } from '../../src/models/specs.ts'
import { convolutions, pixels, type Workload } from './workloads.ts'

export interface Steps {
  step(): void
  dispose(): void
}

function modelOf({ kind, widths }: Workload): AnyModel {
  const context = { inputSize: 784, random: createRandomSource(1) }
  if (kind === 'vae') return buildModel(lane('vae', { widths: [256], latent: 2 }), context)
  if (kind === 'rbm') return buildModel(lane('rbm', { hidden: widths[1]! }), context)
  if (kind === 'k-sparse') {
    return buildModel(lane('k-sparse', { code: widths[1]!, k: 25, schedule: false }), context)
  }
  const depth = (widths.length - 1) / 2
  return buildModel(lane('autoencoder', { widths: widths.slice(1, depth + 1) }), context)
}

/** The lecture's convolutional autoencoder. */
function convolutional(x: Tensor4D, report?: (loss: number) => void): Steps {
  const random = createRandomSource(1).stream('weights')
  const layers = convolutions.map(({ inputs, outputs }) => ({
    W: tidy(() =>
      variable(
        mul(sub(random.uniform([3, 3, inputs, outputs]), 0.5), Math.sqrt(24 / (9 * (inputs + outputs)))),
      ),
    ),
    b: variable(zeros([outputs])),
  }))
  const variables: Variable[] = layers.flatMap(({ W, b }) => [W, b])
  const optimizer = createOptimizer({ kind: 'adam', learningRate: 1e-3, momentum: 0 }, variables)
  const conv = (h: Tensor4D, i: number, padding: 'same' | 'valid' = 'same') =>
    conv3x3(h, layers[i]!.W, layers[i]!.b, i === 6 ? 'linear' : 'relu', padding)
  const network = (x: Tensor4D): Tensor4D => {
    let h = maxPool2x2(conv(x, 0))
    h = maxPool2x2(conv(h, 1))
    h = maxPool2x2(conv(h, 2))
    h = upsample2x(conv(h, 3))
    h = upsample2x(conv(h, 4))
    h = upsample2x(conv(h, 5, 'valid'))
    return conv(h, 6)
  }
  const flat = (t: Tensor4D) => reshape(t, [t.shape[0], -1]) as Tensor2D
  return {
    step() {
      tidy(() => {
        const { value, gradients } = valueAndGradients(
          () => crossEntropyFromLogits(flat(network(x)), flat(x)) as Scalar,
          variables,
        )
        optimizer.apply(gradients)
        report?.(value.dataSync()[0]!)
      })
    },
    dispose() {
      optimizer.dispose()
      dispose(variables)
    },
  }
}

/** @param report gets every step's loss; reading it waits for the device, so not while timing */
export function prepare(workload: Workload, report?: (loss: number) => void): Steps {
  const { batch } = workload
  const data = pixels(batch * 784)
  if (workload.kind === 'convolutional') {
    const x = tidy(() => reshape(tensor2d(data, [batch, 784]), [batch, 28, 28, 1])) as Tensor4D
    const network = convolutional(x, report)
    return {
      step: network.step,
      dispose() {
        network.dispose()
        x.dispose()
      },
    }
  }
  const model = modelOf(workload)
  const x = tensor2d(data, [batch, 784])
  const labels = tensor1d(new Int32Array(batch), 'int32')
  return {
    step() {
      const metrics: Record<string, Tensor> = tidy(() => model.trainStep({ x, labels }))
      report?.(metrics.loss!.dataSync()[0]!)
      dispose(metrics)
    },
    dispose() {
      model.dispose()
      dispose([x, labels])
    },
  }
}

/** Median time of decoding one code, ms. */
export function decodeOne(workload: Workload): number {
  const model = modelOf(workload)
  const z = tensor2d(pixels(2000).subarray(0, codeSize(workload)), [1, codeSize(workload)])
  const times = Array.from({ length: 101 }, () => {
    const start = performance.now()
    const y = model.decode!(z)
    y.dataSync()
    y.dispose()
    return performance.now() - start
  })
  model.dispose()
  z.dispose()
  return times.sort((a, b) => a - b)[50]!
}

const codeSize = ({ kind, widths }: Workload) =>
  kind === 'dense' ? widths[(widths.length - 1) / 2]! : widths[1]!

/** Kernels that tfjs runs for one step. */
export async function kernelsPerStep(workload: Workload): Promise<number> {
  const steps = prepare(workload)
  steps.step()
  const { kernels } = await profile(() => {
    steps.step()
    return add(0, 0)
  })
  steps.dispose()
  return kernels.length - 1
}

/** Tensors and bytes left over after `count` steps, and the growth of the compiled heap. */
export function leftOver(workload: Workload, count: number): { tensors: number; bytes: number } {
  const steps = prepare(workload)
  for (let i = 0; i < 20; i++) steps.step()
  const before = memory()
  for (let i = 0; i < count; i++) steps.step()
  const after = memory()
  steps.dispose()
  return { tensors: after.numTensors - before.numTensors, bytes: after.numBytes - before.numBytes }
}

/** Milliseconds of each kernel in a step, summed by name: the least of several steps, kernel by kernel. */
export async function kernelTimes(workload: Workload): Promise<Record<string, number>> {
  const steps = prepare(workload)
  for (let i = 0; i < 5; i++) steps.step()
  let least: { name: string; ms: number }[] = []
  for (let round = 0; round < 15; round++) {
    const { kernels } = await profile(() => {
      steps.step()
      return add(0, 0)
    })
    const times = await Promise.all(
      kernels.map(async ({ name, kernelTimeMs }) => ({ name, ms: Number(await kernelTimeMs) })),
    )
    least = times.map(({ name, ms }, i) => ({ name, ms: Math.min(ms, least[i]?.ms ?? ms) }))
  }
  steps.dispose()
  const byName: Record<string, number> = {}
  for (const { name, ms } of least) byName[name] = (byName[name] ?? 0) + ms
  return byName
}
