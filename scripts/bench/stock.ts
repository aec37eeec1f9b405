/** tfjs as it comes, with `model.fit` and with the optimiser loop. Knows nothing of this engine. */
import * as tf from '@tensorflow/tfjs'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import { convolutions, pixels, type Workload } from './workloads.ts'

export async function open(backend: string): Promise<void> {
  // The threaded build needs headers that plain hosts do not send; this name is never asked for.
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plain,
    'tfjs-backend-wasm-simd.wasm': simd,
    'tfjs-backend-wasm-threaded-simd.wasm': simd,
  })
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  tf.env().set('SOFTWARE_WEBGL_ENABLED', true)
  if (!(await tf.setBackend(backend))) throw new Error(`${backend} does not start`)
}

/** Milliseconds per step of `model.fit`. */
export async function modelFit({ widths, batch }: Workload, steps: number): Promise<number> {
  const model = tf.sequential()
  for (let i = 1; i < widths.length; i++) {
    const activation = i === widths.length - 1 ? 'sigmoid' : 'relu'
    model.add(
      tf.layers.dense({ units: widths[i]!, activation, ...(i === 1 ? { inputShape: [widths[0]!] } : {}) }),
    )
  }
  model.compile({ optimizer: tf.train.adam(1e-3), loss: 'binaryCrossentropy' })
  const x = tf.tensor2d(pixels(batch * steps * 784), [batch * steps, 784])
  await model.fit(x.slice([0, 0], [batch, 784]), x.slice([0, 0], [batch, 784]), {
    batchSize: batch,
    verbose: 0,
  })
  const start = performance.now()
  await model.fit(x, x, { batchSize: batch, epochs: 1, verbose: 0, shuffle: false })
  const time = (performance.now() - start) / steps
  model.dispose()
  x.dispose()
  return time
}

const weight = (rows: number, columns: number) => tf.variable(tf.randomUniform([rows, columns], -0.05, 0.05))

function crossEntropy(logits: tf.Tensor, x: tf.Tensor): tf.Scalar {
  return tf.losses.sigmoidCrossEntropy(x, logits) as tf.Scalar
}

function dense({ widths }: Workload, x: tf.Tensor2D) {
  const layers = widths
    .slice(1)
    .map((width, i) => ({ W: weight(widths[i]!, width), b: tf.variable(tf.zeros([width])) }))
  const optimizer = tf.train.adam(1e-3)
  const loss = () => {
    let h: tf.Tensor = x
    for (const [i, { W, b }] of layers.entries()) {
      h = tf.add(tf.matMul(h as tf.Tensor2D, W as unknown as tf.Tensor2D), b)
      if (i < layers.length - 1) h = tf.relu(h)
    }
    return crossEntropy(h, x)
  }
  return () => tf.tidy(() => void optimizer.minimize(loss))
}

/** k-sparse without a gradient through topk: the mask is computed before the tape. */
function kSparse({ widths }: Workload, x: tf.Tensor2D) {
  const [inputs, units] = widths as [number, number]
  const [W, b] = [weight(inputs, units), tf.variable(tf.zeros([units]))]
  const [W2, b2] = [weight(units, inputs), tf.variable(tf.zeros([inputs]))]
  const optimizer = tf.train.adam(1e-3)
  return () =>
    tf.tidy(() => {
      const z = tf.add(tf.matMul(x, W as unknown as tf.Tensor2D), b)
      const mask = tf.cast(tf.greaterEqual(z, tf.min(tf.topk(z, 25).values, 1, true)), 'float32')
      optimizer.minimize(() => {
        const code = tf.mul(tf.add(tf.matMul(x, W as unknown as tf.Tensor2D), b), mask) as tf.Tensor2D
        return crossEntropy(tf.add(tf.matMul(code, W2 as unknown as tf.Tensor2D), b2), x)
      })
    })
}

function vae({ batch }: Workload, x: tf.Tensor2D) {
  const sizes: [number, number][] = [
    [784, 256],
    [256, 4],
    [2, 256],
    [256, 784],
  ]
  const layers = sizes.map(([i, o]) => ({ W: weight(i, o), b: tf.variable(tf.zeros([o])) }))
  const through = (h: tf.Tensor, i: number) =>
    tf.add(tf.matMul(h as tf.Tensor2D, layers[i]!.W as unknown as tf.Tensor2D), layers[i]!.b)
  const optimizer = tf.train.adam(1e-3)
  return () =>
    tf.tidy(() => {
      optimizer.minimize(() => {
        const both = through(tf.relu(through(x, 0)), 1)
        const mean = tf.slice(both, [0, 0], [batch, 2])
        const logVar = tf.slice(both, [0, 2], [batch, 2])
        const z = tf.add(mean, tf.mul(tf.exp(tf.mul(logVar, 0.5)), tf.randomNormal([batch, 2])))
        const reconstruction = tf.mul(crossEntropy(through(tf.relu(through(z, 2)), 3), x), 784)
        const inner = tf.sub(tf.add(tf.exp(logVar), tf.square(mean)), tf.add(logVar, 1))
        return tf.add(reconstruction, tf.mul(tf.mean(tf.sum(inner, 1)), 0.5)) as tf.Scalar
      })
    })
}

/** The lecture's network. Its gradients stop the wasm backend, which has no kernel for them. */
function convolutional({ batch }: Workload, x: tf.Tensor2D) {
  const kernel = (inputs: number, outputs: number) => ({
    W: tf.variable(tf.randomUniform([3, 3, inputs, outputs], -0.1, 0.1)),
    b: tf.variable(tf.zeros([outputs])),
  })
  const kernels = convolutions.map(({ inputs, outputs }) => kernel(inputs, outputs))
  const convolve = (maps: tf.Tensor, i: number, padding: 'same' | 'valid' = 'same') =>
    tf.add(tf.conv2d(maps as tf.Tensor4D, kernels[i]!.W as unknown as tf.Tensor4D, 1, padding), kernels[i]!.b)
  const enlarge = (maps: tf.Tensor) => {
    const [, height, width] = maps.shape as [number, number, number]
    return tf.image.resizeNearestNeighbor(maps as tf.Tensor4D, [2 * height, 2 * width])
  }
  const optimizer = tf.train.adam(1e-3)
  return () =>
    tf.tidy(() => {
      optimizer.minimize(() => {
        let maps: tf.Tensor = tf.reshape(x, [batch, 28, 28, 1])
        for (const i of [0, 1, 2]) maps = tf.maxPool(tf.relu(convolve(maps, i)) as tf.Tensor4D, 2, 2, 'same')
        for (const i of [3, 4, 5]) maps = enlarge(tf.relu(convolve(maps, i, i === 5 ? 'valid' : 'same')))
        return crossEntropy(tf.reshape(convolve(maps, 6), [batch, 784]), x)
      })
    })
}

/** CD-1 as `lane('rbm')` trains it: rate 0.1, momentum 0.5, weight decay 2e-4, and the error of the reconstruction. */
function rbm({ widths, batch }: Workload, v: tf.Tensor2D) {
  const [visible, hidden] = widths as [number, number]
  const [W, a, b] = [
    weight(visible, hidden),
    tf.variable(tf.zeros([visible])),
    tf.variable(tf.zeros([hidden])),
  ]
  const velocities = new Map([W, a, b].map((w) => [w, tf.variable(tf.zerosLike(w))]))
  const M = W as unknown as tf.Tensor2D
  const up = (v: tf.Tensor2D) => tf.sigmoid(tf.add(tf.matMul(v, M), b)) as tf.Tensor2D
  const move = (w: tf.Variable, by: tf.Tensor) => {
    const velocity = velocities.get(w)!
    velocity.assign(tf.add(tf.mul(velocity, 0.5), by))
    w.assign(tf.add(w, tf.mul(velocity, 0.1)))
  }
  return () =>
    tf.tidy(() => {
      const h = up(v)
      const sample = tf.cast(tf.less(tf.randomUniform(h.shape), h), 'float32') as tf.Tensor2D
      const v2 = tf.sigmoid(tf.add(tf.matMul(sample, M, false, true), a)) as tf.Tensor2D
      const h2 = up(v2)
      tf.mean(tf.squaredDifference(v2, v))
      const change = tf.sub(tf.matMul(v, h, true), tf.matMul(v2, h2, true))
      move(W, tf.sub(tf.div(change, batch), tf.mul(M, 2e-4)))
      move(a, tf.mean(tf.sub(v, v2), 0))
      move(b, tf.mean(tf.sub(h, h2), 0))
    })
}

/** One step of the optimiser loop. */
export function prepare(workload: Workload): { step(): void; dispose(): void } {
  const x = tf.tensor2d(pixels(workload.batch * 784), [workload.batch, 784])
  const made = {
    dense: () => dense(workload, x),
    'k-sparse': () => kSparse(workload, x),
    vae: () => vae(workload, x),
    rbm: () => rbm(workload, x),
    convolutional: () => convolutional(workload, x),
  }
  return { step: made[workload.kind](), dispose: () => tf.disposeVariables() }
}

export async function kernelsPerStep(workload: Workload): Promise<number> {
  const { step, dispose } = prepare(workload)
  step()
  const { kernels } = await tf.profile(() => {
    for (let i = 0; i < 10; i++) step()
    return tf.add(0, 0)
  })
  dispose()
  return (kernels.length - 1) / 10
}
export const backend = () => tf.backend()
