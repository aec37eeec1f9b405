/** This engine, through the product's own models. */
import { add, dispose, memory, profile, type Tensor, tensor1d, tensor2d, tidy } from '@tensorflow/tfjs-core'
import { createRandomSource } from '../../src/engine/random.ts'
import { buildModel } from '../../src/models/builders.ts'
import type { AnyModel } from '../../src/models/model.ts'
import { lane } from '../../src/models/specs.ts'
import { pixels, type Workload } from './workloads.ts'

export interface Steps {
  step(): void
  dispose(): void
}

function modelOf({ kind, widths }: Workload): AnyModel {
  const context = { inputSize: 784, random: createRandomSource(1) }
  if (kind === 'convolutional') return buildModel(lane('conv-autoencoder'), context)
  if (kind === 'vae') return buildModel(lane('vae', { widths: [256], latent: 2 }), context)
  if (kind === 'rbm') return buildModel(lane('rbm', { hidden: widths[1]! }), context)
  if (kind === 'k-sparse') {
    return buildModel(lane('k-sparse', { code: widths[1]!, k: 25, schedule: false }), context)
  }
  const depth = (widths.length - 1) / 2
  return buildModel(lane('autoencoder', { widths: widths.slice(1, depth + 1) }), context)
}

/** @param report gets every step's loss; reading it waits for the device, so not while timing */
export function prepare(workload: Workload, report?: (loss: number) => void): Steps {
  const { batch } = workload
  const data = pixels(batch * 784)
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

/** Of the convolutional one 8 maps of 4×4. */
const codeSize = ({ kind, widths }: Workload) =>
  kind === 'convolutional' ? 128 : kind === 'dense' ? widths[(widths.length - 1) / 2]! : widths[1]!

/** Kernels that tfjs runs for one step; a mean over ten, since some models measure more in some steps. */
export async function kernelsPerStep(workload: Workload): Promise<number> {
  const steps = prepare(workload)
  steps.step()
  const { kernels } = await profile(() => {
    for (let i = 0; i < 10; i++) steps.step()
    return add(0, 0)
  })
  steps.dispose()
  return (kernels.length - 1) / 10
}

/** A long training whose memory is looked at from outside between its parts. */
export const memoryRun = (() => {
  let steps: Steps | undefined
  let before = { numTensors: 0, numBytes: 0 }
  return {
    /** Prepares and warms up. */
    beginMemory(workload: Workload): void {
      steps = prepare(workload)
      for (let i = 0; i < 200; i++) steps.step()
      before = memory()
    },
    /** Trains on. @returns tensors and bytes more than at the beginning */
    goOnMemory(count: number): { tensors: number; bytes: number } {
      for (let i = 0; i < count; i++) steps!.step()
      const after = memory()
      return { tensors: after.numTensors - before.numTensors, bytes: after.numBytes - before.numBytes }
    },
    endMemory: (): void => steps?.dispose(),
  }
})()

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
