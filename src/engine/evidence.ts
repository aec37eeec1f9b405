/** Which backend is faster here, measured once and remembered per device. */
import { tensor2d, tidy, type Variable } from '@tensorflow/tfjs-core'
import type { BackendName } from '../protocol/run.ts'
import { dense } from './dense.ts'
import { valueAndGradients } from './gradients.ts'
import { glorotUniform, zeroBias } from './initial.ts'
import { crossEntropyFromLogits } from './losses.ts'
import { createOptimizer } from './optimizer.ts'
import { createRandomSource } from './random.ts'

/** Where the choice is kept; another name forgets old choices when the kernels change. */
const cacheName = 'engine-choice-1'
const address = (device: string) => `/engine-choice/${encodeURIComponent(device)}`

/** The remembered backend of a device, or `undefined`. */
export async function rememberedBackend(device: string): Promise<BackendName | undefined> {
  if (typeof caches === 'undefined') return undefined
  try {
    const found = await (await caches.open(cacheName)).match(address(device))
    const name = await found?.text()
    return name === 'webgl' || name === 'wasm' ? name : undefined
  } catch {
    return undefined // Storage may be forbidden; then it is measured again.
  }
}

export async function rememberBackend(device: string, backend: BackendName): Promise<void> {
  if (typeof caches === 'undefined') return
  try {
    await (await caches.open(cacheName)).put(address(device), new Response(backend))
  } catch {
    // As above.
  }
}

/** Median time of a training step of 784-128-784 at batch 128 on the backend in use, ms; shaders are compiled before. */
export async function stepTime(): Promise<number> {
  const random = createRandomSource(1).stream('evidence')
  const x = tensor2d(new Float32Array(128 * 784).fill(0.5), [128, 784])
  const weights: [Variable, Variable] = [glorotUniform(random, 784, 128), glorotUniform(random, 128, 784)]
  const biases: [Variable, Variable] = [zeroBias(128), zeroBias(784)]
  const variables = [...weights, ...biases]
  const optimizer = createOptimizer({ kind: 'adam', learningRate: 1e-3, momentum: 0 }, variables)
  const step = async () => {
    const loss = tidy(() => {
      const { value, gradients } = valueAndGradients(() => {
        const h = dense(x, weights[0], biases[0], 'relu')
        return crossEntropyFromLogits(dense(h, weights[1], biases[1], 'linear'), x)
      }, variables)
      optimizer.apply(gradients)
      return value
    })
    await loss.data()
    loss.dispose()
  }
  const times: number[] = []
  for (let i = 0; i < 8; i++) {
    const start = performance.now()
    await step()
    if (i >= 3) times.push(performance.now() - start)
  }
  optimizer.dispose()
  for (const tensor of [x, ...variables]) tensor.dispose()
  return times.sort((a, b) => a - b)[2]!
}
