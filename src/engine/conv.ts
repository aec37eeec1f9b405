/** Convolution, pooling and upsampling of pictures [B, H, W, C], trainable on every backend. */
import {
  add,
  concat,
  matMul,
  max,
  pad,
  reshape,
  slice,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core'
import { type Activation, activate } from './dense.ts'

export type Padding = 'same' | 'valid'

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
  const framed =
    padding === 'same'
      ? pad(x, [
          [0, 0],
          [1, 1],
          [1, 1],
          [0, 0],
        ])
      : x
  const [batch, height, width, channels] = framed.shape as [number, number, number, number]
  const [outHeight, outWidth] = [height - 2, width - 2]
  const outputs = W.shape[3]!
  const shifted: Tensor4D[] = []
  for (let dy = 0; dy < 3; dy++) {
    for (let dx = 0; dx < 3; dx++) {
      shifted.push(slice(framed as Tensor4D, [0, dy, dx, 0], [batch, outHeight, outWidth, channels]))
    }
  }
  const patches = reshape(concat(shifted, 3), [-1, 9 * channels]) as Tensor2D // [B·H'·W', 9C]
  const product = matMul(patches, reshape(W, [9 * channels, outputs]) as Tensor2D)
  return reshape(activate(add(product, b), activation), [batch, outHeight, outWidth, outputs])
}

/** Largest of each 2×2 block, [B, H, W, C] → [B, ⌈H/2⌉, ⌈W/2⌉, C]; an odd edge has smaller blocks. */
export function maxPool2x2(x: Tensor4D): Tensor4D {
  const [batch, height, width, channels] = x.shape
  const [outHeight, outWidth] = [Math.ceil(height / 2), Math.ceil(width / 2)]
  const [below, right] = [2 * outHeight - height, 2 * outWidth - width]
  const lowest = -3.4e38
  const even =
    below || right
      ? pad(
          x,
          [
            [0, 0],
            [0, below],
            [0, right],
            [0, 0],
          ],
          lowest,
        )
      : x
  const blocks = reshape(even, [batch * outHeight, 2, outWidth, 2 * channels])
  const rows = max(blocks, 1) // [B·H/2, W/2, 2C]
  const pairs = max(reshape(rows, [-1, 2, channels]), 1)
  return reshape(pairs, [batch, outHeight, outWidth, channels])
}

/** Each pixel becomes a 2×2 block, [B, H, W, C] → [B, 2H, 2W, C]. */
export function upsample2x(x: Tensor4D): Tensor4D {
  const [batch, height, width, channels] = x.shape
  const pixels = reshape(x, [-1, channels])
  const wide = reshape(concat([pixels, pixels], 1), [batch * height, 2 * width * channels])
  return reshape(concat([wide, wide], 1), [batch, 2 * height, 2 * width, channels])
}
