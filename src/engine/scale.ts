import type { Scalar, Tensor } from '@tensorflow/tfjs-core'
import { elementwise } from './gpu-programs.ts'
import { registerOperation, run, same, sizeOf } from './kernel.ts'

// x times a number that is usually 1: the gradient of a loss that is the last node of the graph.
registerOperation({
  name: 'ScaleBy',
  cpu({ x, factor }, _, { values, make }) {
    const k = values(factor!)[0]!
    return make(
      x!.shape,
      values(x!).map((value) => value * k),
    )
  },
  wasm({ x, factor }, _, m, backend) {
    const k = new Float32Array(m.memory.buffer, m.at(factor!), 1)[0]!
    if (k === 1) return same(x!, backend)
    const y = m.make(x!.shape)
    m.scale(m.at(x!), m.at(y), sizeOf(x!.shape), k)
    return y
  },
  webgl: ({ x, factor }, _, gpu) =>
    elementwise(gpu, { x: x! }, 'return x * getFactor().x;', { factor: factor! }),
})

/** x · factor: how a loss that computed its gradient with its value hands it on. */
export const scaled = <T extends Tensor>(x: T, factor: Scalar): T => run('ScaleBy', { x, factor }, {})
