/** jax-js, the step jitted, on WebAssembly. */
import { defaultDevice, init, jit, nn, numpy as np, tree, valueAndGrad } from '@jax-js/jax'
import { pixels, type Workload } from './workloads.ts'

type Parameters = { W: np.Array; b: np.Array }[]
type State = { p: Parameters; m: Parameters; s: Parameters }

export async function open(): Promise<void> {
  await init('wasm')
  defaultDevice('wasm')
}

function loss(layers: Parameters, x: np.Array): np.Array {
  let h = x.ref
  for (const [i, { W, b }] of layers.entries()) {
    h = np.matmul(h, W).add(b)
    if (i < layers.length - 1) h = nn.relu(h)
  }
  const fit = np.maximum(h.ref, 0).sub(h.ref.mul(x))
  return fit.add(np.log1p(np.exp(np.abs(h).neg()))).mean()
}

/** Adam; the corrections by 1 − βᵗ come as numbers in `rate`. */
function adam({ p, m, s }: State, x: np.Array, rate: np.Array): [np.Array, State] {
  const [value, g] = valueAndGrad(loss)(tree.ref(p), x)
  const each = (f: (i: number, key: 'W' | 'b') => np.Array): Parameters =>
    p.map((_, i) => ({ W: f(i, 'W'), b: f(i, 'b') }))
  const m2 = each((i, k) => m[i]![k].mul(0.9).add(g[i]![k].ref.mul(0.1)))
  const s2 = each((i, k) => s[i]![k].mul(0.999).add(np.square(g[i]![k]).mul(0.001)))
  const p2 = each((i, k) => p[i]![k].sub(rate.ref.mul(m2[i]![k].ref).div(np.sqrt(s2[i]![k].ref).add(1e-7))))
  rate.dispose()
  return [value, { p: p2, m: m2, s: s2 }]
}

export function prepare({ widths, batch, kind }: Workload): { step(): Promise<void>; dispose(): void } {
  if (kind !== 'dense') throw new Error('not written for jax-js')
  const x = np.array(pixels(batch * 784)).reshape([batch, 784])
  const layers = (scale: number): Parameters =>
    widths.slice(1).map((width, i) => ({
      W: np.array(pixels(widths[i]! * width).map((v) => (v - 0.1) * scale)).reshape([widths[i]!, width]),
      b: np.zeros([width]),
    }))
  const step = jit(adam)
  let state: State = { p: layers(0.1), m: layers(0), s: layers(0) }
  return {
    async step() {
      const [value, next] = step(state, x.ref, np.array(1e-3)) as [np.Array, State]
      state = next
      await value.data()
    },
    dispose() {
      tree.dispose(state)
      x.dispose()
    },
  }
}
