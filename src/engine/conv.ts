/** Convolution, pooling and upsampling of pictures [B, H, W, C], trainable on every backend. */
import {
  add,
  concat,
  conv2d,
  getBackend,
  maxPool,
  registerGradient,
  reshape,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core'
import { type Activation, activate, activationCode, activationGradient } from './activation.ts'
import type { AssemblyModule } from './assembly-module.ts'
import * as gpu from './gpu-pictures.ts'
import { registerFast, run, sizeOf } from './kernel.ts'

export type Padding = 'same' | 'valid'

/** The plain backend is the reference, by tfjs's own operations. */
const fast = () => getBackend() !== 'cpu'

/**
 * σ(x ∗ W + b), 3×3, stride 1. The picture keeps its size with `same` (zeros around it), loses 2 with `valid`.
 * @param x [B, H, W, C]
 * @param W [3, 3, C, O]
 * @param b [O]
 * @returns [B, H', W', O]
 */
export function conv3x3(
  x: Tensor4D,
  W: Tensor,
  b: Tensor,
  activation: Activation,
  padding: Padding,
): Tensor4D {
  if (W.shape[2] !== x.shape[3] || b.shape[0] !== W.shape[3]) {
    throw new Error(
      `conv3x3: expected W [3, 3, ${x.shape[3]}, O] and b [O], got [${W.shape}] and [${b.shape}]`,
    )
  }
  if (fast()) return run('Convolution', { x, W, b }, { activation, padding })
  return activate(add(conv2d(x, W as Tensor4D, 1, padding), b), activation)
}

/** Largest of each 2×2 block, [B, H, W, C] → [B, ⌈H/2⌉, ⌈W/2⌉, C]; an odd edge has smaller blocks. */
export function maxPool2x2(x: Tensor4D): Tensor4D {
  return fast() ? run('MaxPool2x2', { x }, {}) : maxPool(x, 2, 2, 'same')
}

/** Each pixel becomes a 2×2 block, [B, H, W, C] → [B, 2H, 2W, C]. */
export function upsample2x(x: Tensor4D): Tensor4D {
  if (fast()) return run('Upsample2x', { x }, {})
  const [batch, height, width, channels] = x.shape
  const pixels = reshape(x, [-1, channels])
  const wide = reshape(concat([pixels, pixels], 1), [batch * height, 2 * width * channels])
  return reshape(concat([wide, wide], 1), [batch, 2 * height, 2 * width, channels])
}

interface Convolution {
  readonly activation: Activation
  readonly padding: Padding
}

/** How wide the frame of zeros is. */
const frameOf = (padding: Padding) => (padding === 'same' ? 1 : 0)

/** B, H, W, C, O and the frame of zeros, as the kernels take them. */
type Sizes = [number, number, number, number, number, number]
const sizes = (x: readonly number[], outputs: number, padding: Padding): Sizes => {
  const [batch, height, width, channels] = x as [number, number, number, number]
  return [batch, height, width, channels, outputs, frameOf(padding)]
}
/** Scratch of one picture. */
const room = (m: AssemblyModule, [, ...size]: Sizes) => m.scratch(4 * m.convolutionNumbers(...size))

registerFast<Convolution>({
  name: 'Convolution',
  wasm({ x, W, b }, { activation, padding }, m) {
    const outputs = b!.shape[0]!
    const size = sizes(x!.shape, outputs, padding)
    const [batch, height, width, , , frame] = size
    const y = m.make([batch, height - 2 + 2 * frame, width - 2 + 2 * frame, outputs])
    const at = m.at(y)
    m.convolve(m.at(x!), m.at(W!), m.at(b!), at, ...size, room(m, size), m.packed)
    if (activation !== 'linear') m.activate(at, at, sizeOf(y.shape), activationCode[activation])
    return y
  },
  webgl: ({ x, W, b }, { activation, padding }, backend) =>
    gpu.convolve(backend, x!, W!, b!, frameOf(padding), activation),
})

registerFast<{ padding: Padding }>({
  name: 'ConvolutionGradientW',
  wasm({ x, dy }, { padding }, m) {
    const [channels, outputs] = [x!.shape[3]!, dy!.shape[3]!]
    const size = sizes(x!.shape, outputs, padding)
    const dW = m.make([3, 3, channels, outputs])
    m.convolveGradientW(m.at(x!), m.at(dy!), m.at(dW), ...size, room(m, size), m.packed)
    return dW
  },
  webgl: ({ x, dy }, { padding }, backend) => gpu.convolveGradientW(backend, x!, dy!, frameOf(padding)),
})

// A convolution as well, of dy in a frame as wide as the first one was not, by the turned kernel.
registerFast<{ padding: Padding }>({
  name: 'ConvolutionGradientX',
  wasm({ dy, W }, { padding }, m) {
    const [batch, outHeight, outWidth, outputs] = dy!.shape as [number, number, number, number]
    const [frame, lost] = padding === 'same' ? [1, 0] : [2, 2]
    const channels = W!.shape[2]!
    const dx = m.make([batch, outHeight + lost, outWidth + lost, channels])
    const numbers = m.convolutionNumbers(outHeight, outWidth, outputs, channels, frame)
    const scratch = m.scratch(4 * (numbers + 9 * channels * outputs))
    const turned = scratch + 4 * numbers
    m.turnKernel(m.at(W!), turned, channels, outputs)
    m.convolve(
      m.at(dy!),
      turned,
      0,
      m.at(dx),
      batch,
      outHeight,
      outWidth,
      outputs,
      channels,
      frame,
      scratch,
      m.packed,
    )
    return dx
  },
  webgl: ({ dy, W }, { padding }, backend) => gpu.convolveGradientX(backend, dy!, W!, frameOf(padding)),
})

registerGradient({
  kernelName: 'Convolution',
  inputsToSave: ['x', 'W'],
  outputsToSave: [true],
  gradFunc: (pull, saved, attrs) => {
    const [x, W, y] = saved as [Tensor4D, Tensor4D, Tensor4D]
    const { activation, padding } = attrs as unknown as Convolution
    const [dy, sums] = activationGradient(pull as Tensor, y, activation)
    return {
      x: () => run<Tensor>('ConvolutionGradientX', { dy, W }, { padding }),
      // biome-ignore lint/correctness/noComponentHookFactories: a gradient by input name, not a component
      W: () => run<Tensor>('ConvolutionGradientW', { x, dy }, { padding }),
      b: () => sums,
    }
  },
})

registerFast({
  name: 'MaxPool2x2',
  wasm({ x }, _, m) {
    const [batch, height, width, channels] = x!.shape as [number, number, number, number]
    const y = m.make([batch, Math.ceil(height / 2), Math.ceil(width / 2), channels])
    m.maxPool(m.at(x!), m.at(y), batch, height, width, channels)
    return y
  },
  webgl: ({ x }, _, backend) => gpu.maxPool(backend, x!),
})
registerFast({
  name: 'MaxPool2x2Gradient',
  wasm({ x, y, dy }, _, m) {
    const dx = m.make(x!.shape)
    const [batch, height, width, channels] = x!.shape as [number, number, number, number]
    m.maxPoolGradient(m.at(x!), m.at(y!), m.at(dy!), m.at(dx), batch, height, width, channels)
    return dx
  },
  webgl: ({ x, y, dy }, _, backend) => gpu.maxPoolGradient(backend, x!, y!, dy!),
})
registerGradient({
  kernelName: 'MaxPool2x2',
  inputsToSave: ['x'],
  outputsToSave: [true],
  gradFunc: (dy, [x, y]) => ({
    x: () => run<Tensor>('MaxPool2x2Gradient', { x: x!, y: y!, dy: dy as Tensor }, {}),
  }),
})

registerFast({
  name: 'Upsample2x',
  wasm({ x }, _, m) {
    const [batch, height, width, channels] = x!.shape as [number, number, number, number]
    const y = m.make([batch, 2 * height, 2 * width, channels])
    m.upsample(m.at(x!), m.at(y), batch, height, width, channels, 0)
    return y
  },
  webgl: ({ x }, _, backend) => gpu.upsample(backend, x!),
})
registerFast({
  name: 'Upsample2xGradient',
  wasm({ dy }, _, m) {
    const [batch, height, width, channels] = dy!.shape as [number, number, number, number]
    const dx = m.make([batch, height / 2, width / 2, channels])
    m.upsample(m.at(dx), m.at(dy!), batch, height / 2, width / 2, channels, 1)
    return dx
  },
  webgl: ({ dy }, _, backend) => gpu.upsampleGradient(backend, dy!),
})
registerGradient({
  kernelName: 'Upsample2x',
  gradFunc: (dy) => ({ x: () => run<Tensor>('Upsample2xGradient', { dy: dy as Tensor }, {}) }),
})
