/** What is measured; plain data for every contender. */
export interface Workload {
  readonly name: string
  readonly kind: 'dense' | 'convolutional' | 'vae' | 'k-sparse' | 'rbm'
  /** Widths from input to output; of the VAE the encoder's hidden and latent, of the RBM visible and hidden. */
  readonly widths: readonly number[]
  readonly batch: number
  /** Multiplications and additions of matrix products and convolutions in a step, forward and back. */
  readonly flops: number
}

/** Products of a dense stack: forward, weight gradient, and input gradient except for the first layer. */
function stackFlops(widths: readonly number[], batch: number): number {
  let flops = 0
  for (let i = 1; i < widths.length; i++) {
    flops += 2 * batch * widths[i - 1]! * widths[i]! * (i === 1 ? 2 : 3)
  }
  return flops
}

const dense = (name: string, widths: readonly number[], batch = 256): Workload => ({
  name,
  kind: 'dense',
  widths,
  batch,
  flops: stackFlops(widths, batch),
})

/** Side, inputs, outputs of each convolution of the lecture's network. */
export const convolutions = [
  { side: 28, inputs: 1, outputs: 16 },
  { side: 14, inputs: 16, outputs: 8 },
  { side: 7, inputs: 8, outputs: 8 },
  { side: 4, inputs: 8, outputs: 8 },
  { side: 8, inputs: 8, outputs: 8 },
  { side: 14, inputs: 8, outputs: 16 },
  { side: 28, inputs: 16, outputs: 1 },
] as const

const convolutionFlops = (batch: number) =>
  convolutions.reduce(
    (sum, { side, inputs, outputs }, i) =>
      sum + 2 * batch * side * side * 9 * inputs * outputs * (i === 0 ? 2 : 3),
    0,
  )

export const workloads: readonly Workload[] = [
  dense('784-32-784', [784, 32, 784]),
  dense('784-128-64-32-64-128-784', [784, 128, 64, 32, 64, 128, 784]),
  dense('784-1000-500-250-2-250-500-1000-784', [784, 1000, 500, 250, 2, 250, 500, 1000, 784]),
  { name: 'convolutional', kind: 'convolutional', widths: [], batch: 128, flops: convolutionFlops(128) },
  {
    name: 'VAE 784-256-2',
    kind: 'vae',
    widths: [256, 2],
    batch: 128,
    flops: stackFlops([784, 256, 4], 128) + 2 * 128 * 3 * (2 * 256 + 256 * 784),
  },
  {
    name: 'k-sparse 784-1000-784, k 25',
    kind: 'k-sparse',
    widths: [784, 1000, 784],
    batch: 128,
    flops: stackFlops([784, 1000, 784], 128),
  },
  // h|v, v'|h, h|v', and the two statistics
  { name: 'RBM 784-500 CD-1', kind: 'rbm', widths: [784, 500], batch: 100, flops: 5 * 2 * 100 * 784 * 500 },
]

export function denseWorkload(widths: readonly number[], batch: number): Workload {
  return dense(`${widths.join('-')} at ${batch}`, widths, batch)
}

/** Pixels in 0…1, a fifth of them not zero, the same in every contender. */
export function pixels(count: number): Float32Array<ArrayBuffer> {
  let state = 1
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state % 5 ? 0 : state * 2 ** -32
  })
}
