/** Convolution 3×3, pooling and upsampling of pictures [B, H, W, C], stride 1. */

import { loadSome, splat, storeSome } from './functions'
import { product } from './product'

// @ts-expect-error: decorator
@inline
function copy(from: usize, to: usize, n: i32): void {
  let i = 0
  for (; i < n - 3; i += 4) v128.store(to + (i << 2), v128.load(from + (i << 2)))
  for (; i < n; i++) store<f32>(to + (i << 2), load<f32>(from + (i << 2)))
}

// @ts-expect-error: decorator
@inline
function clear(to: usize, n: i32): void {
  let i = 0
  for (; i < n - 3; i += 4) v128.store(to + (i << 2), splat(0))
  for (; i < n; i++) store<f32>(to + (i << 2), 0)
}

// @ts-expect-error: decorator
/*
 * A picture is copied once into a frame of zeros whose rows share their margins: the right one of a row is the left
 * one of the next. Then the three pixels of a neighbourhood's row are 3C numbers in one piece, and shifting by a pixel
 * is shifting by C numbers: the whole picture is one matrix product per row of the kernel, without copying any
 * neighbourhood. At the end of each row stand `2 - frame` positions that belong to no pixel.
 */

/** Pixels from one row of the framed picture to the next. */
@inline
function pitchOf(width: i32, frame: i32): i32 {
  return width + frame
}

/** Numbers of scratch for a framed picture; three more pixels may be read beyond its end. */
function framedNumbers(height: i32, width: i32, channels: i32, frame: i32): i32 {
  return ((height + 2 * frame) * pitchOf(width, frame) + frame + 3) * channels
}

function putInFrame(picture: usize, height: i32, width: i32, channels: i32, frame: i32, framed: usize): void {
  const pitch = pitchOf(width, frame) * channels * 4
  const line = width * channels
  clear(framed, framedNumbers(height, width, channels, frame))
  let to = framed + frame * pitch + frame * channels * 4
  for (let y = 0; y < height; y++) {
    copy(picture, to, line)
    picture += line * 4
    to += pitch
  }
}

/** The 3×3 neighbourhoods of a framed picture with few channels, as rows [positions, 9C]. */
function neighbourhoods(framed: usize, positions: i32, pitch: i32, channels: i32, rows: usize): void {
  for (let p = 0; p < positions; p++) {
    for (let dy = 0; dy < 3; dy++) {
      const from = framed + (p + dy * pitch) * channels * 4
      for (let i = 0; i < 3 * channels; i++) {
        store<f32>(rows, load<f32>(from + (i << 2)))
        rows += 4
      }
    }
  }
}

/** Below that many channels neighbourhoods are copied, since three short products cost more than one longer. */
const FEW: i32 = 4

/** Numbers of scratch that `convolve` and `convolveGradientW` need. */
export function convolutionNumbers(height: i32, width: i32, channels: i32, outputs: i32, frame: i32): i32 {
  const positions = (height - 2 + 2 * frame) * pitchOf(width, frame)
  const rows = channels < FEW ? positions * 9 * channels : 0
  return framedNumbers(height, width, channels, frame) + positions * outputs + rows
}

/**
 * y = x ∗ W + b.
 * @param frame zeros around the picture: 1 keeps the size, 0 loses two, 2 wins two
 * @param scratch `convolutionNumbers` numbers
 */
export function convolve(
  x: usize, w: usize, bias: usize, y: usize,
  batch: i32, height: i32, width: i32, channels: i32, outputs: i32, frame: i32,
  scratch: usize, packed: usize,
): void {
  const pitch = pitchOf(width, frame)
  const outHeight = height - 2 + 2 * frame
  const outWidth = width - 2 + 2 * frame
  const positions = outHeight * pitch
  const wide = scratch + framedNumbers(height, width, channels, frame) * 4
  const rows = wide + positions * outputs * 4
  const pixel = channels * 4
  for (let i = 0; i < batch; i++) {
    putInFrame(x, height, width, channels, frame, scratch)
    // Without positions between the rows the product is the picture itself.
    const to = pitch == outWidth ? y : wide
    if (channels < FEW) {
      neighbourhoods(scratch, positions, pitch, channels, rows)
      product(rows, 9 * pixel, 4, w, outputs * 4, 4, to, positions, outputs, 9 * channels, bias, 0, packed)
    } else {
      for (let dy = 0; dy < 3; dy++) {
        const from = scratch + dy * pitch * pixel
        const taps = w + dy * 3 * pixel * outputs
        product(from, pixel, 4, taps, outputs * 4, 4, to, positions, outputs, 3 * channels, bias, i32(dy > 0), packed)
      }
    }
    if (to != y) {
      for (let r = 0; r < outHeight; r++) {
        copy(wide + r * pitch * outputs * 4, y + r * outWidth * outputs * 4, outWidth * outputs)
      }
    }
    x += height * width * pixel
    y += outHeight * outWidth * outputs * 4
  }
}

/** dW = Σ over pixels of neighbourhoodᵀ · dy. */
export function convolveGradientW(
  x: usize, dy: usize, dw: usize,
  batch: i32, height: i32, width: i32, channels: i32, outputs: i32, frame: i32,
  scratch: usize, packed: usize,
): void {
  const pitch = pitchOf(width, frame)
  const outHeight = height - 2 + 2 * frame
  const outWidth = width - 2 + 2 * frame
  const positions = outHeight * pitch
  const wide = scratch + framedNumbers(height, width, channels, frame) * 4
  const rows = wide + positions * outputs * 4
  const pixel = channels * 4
  memory.fill(dw, 0, 9 * channels * outputs * 4)
  // The positions between rows stay zero, so they add nothing.
  clear(wide, positions * outputs)
  for (let i = 0; i < batch; i++) {
    putInFrame(x, height, width, channels, frame, scratch)
    for (let r = 0; r < outHeight; r++) {
      copy(dy + r * outWidth * outputs * 4, wide + r * pitch * outputs * 4, outWidth * outputs)
    }
    if (channels < FEW) {
      neighbourhoods(scratch, positions, pitch, channels, rows)
      product(rows, 4, 9 * pixel, wide, outputs * 4, 4, dw, 9 * channels, outputs, positions, 0, 1, packed)
    } else {
      for (let k = 0; k < 3; k++) {
        const from = scratch + k * pitch * pixel
        const taps = dw + k * 3 * pixel * outputs
        product(from, 4, pixel, wide, outputs * 4, 4, taps, 3 * channels, outputs, positions, 0, 1, packed)
      }
    }
    x += height * width * pixel
    dy += outHeight * outWidth * outputs * 4
  }
}

/** The kernel that takes a gradient back: turned by half a turn, inputs and outputs exchanged. */
export function turnKernel(w: usize, turned: usize, channels: i32, outputs: i32): void {
  for (let t = 0; t < 9; t++) {
    const from = w + (8 - t) * channels * outputs * 4
    for (let o = 0; o < outputs; o++) {
      for (let c = 0; c < channels; c++) {
        store<f32>(turned, load<f32>(from + ((c * outputs + o) << 2)))
        turned += 4
      }
    }
  }
}

/** Largest of each 2×2 block, smaller blocks at an odd edge. [B, H, W, C] → [B, ⌈H/2⌉, ⌈W/2⌉, C] */
export function maxPool(x: usize, y: usize, batch: i32, height: i32, width: i32, channels: i32): void {
  const line = width * channels * 4
  for (let i = 0; i < batch; i++) {
    for (let r = 0; r < height; r += 2) {
      const below = r + 1 < height ? line : 0
      for (let q = 0; q < width; q += 2) {
        const right = q + 1 < width ? channels * 4 : 0
        const from = x + r * line + q * channels * 4
        for (let c = 0; c < channels; c += 4) {
          const n = min(4, channels - c)
          const at = from + (c << 2)
          const top = f32x4.max(loadSome(at, n), loadSome(at + right, n))
          const bottom = f32x4.max(loadSome(at + below, n), loadSome(at + below + right, n))
          storeSome(y + (c << 2), f32x4.max(top, bottom), n)
        }
        y += channels * 4
      }
    }
    x += height * line
  }
}

/** Gives dy to the first largest number of each block, zero to the others. */
export function maxPoolGradient(x: usize, y: usize, dy: usize, dx: usize, batch: i32, height: i32, width: i32, channels: i32): void {
  const line = width * channels * 4
  for (let i = 0; i < batch; i++) {
    for (let r = 0; r < height; r += 2) {
      for (let q = 0; q < width; q += 2) {
        const at = r * line + q * channels * 4
        for (let c = 0; c < channels; c += 4) {
          const n = min(4, channels - c)
          const largest = loadSome(y + (c << 2), n)
          const pull = loadSome(dy + (c << 2), n)
          let open = i32x4.splat(-1)
          for (let p = 0; p < 4; p++) {
            if ((p & 1 && q + 1 >= width) || (p & 2 && r + 1 >= height)) continue
            const there = at + (c << 2) + (p & 1 ? channels * 4 : 0) + (p & 2 ? line : 0)
            const here = v128.and(open, f32x4.eq(loadSome(x + there, n), largest))
            storeSome(dx + there, v128.and(pull, here), n)
            open = v128.andnot(open, here)
          }
        }
        y += channels * 4
        dy += channels * 4
      }
    }
    x += height * line
    dx += height * line
  }
}

/** Each pixel becomes a 2×2 block; `back` sums each block of `large` into `small` instead. Sizes are of `small`. */
export function upsample(small: usize, large: usize, batch: i32, height: i32, width: i32, channels: i32, back: i32): void {
  const line = 2 * width * channels * 4
  const step = channels * 4
  for (let i = 0; i < batch * height; i++) {
    for (let q = 0; q < width; q++) {
      for (let c = 0; c < channels; c += 4) {
        const n = min(4, channels - c)
        const a = large + (c << 2)
        if (back) {
          const top = f32x4.add(loadSome(a, n), loadSome(a + step, n))
          const bottom = f32x4.add(loadSome(a + line, n), loadSome(a + line + step, n))
          storeSome(small + (c << 2), f32x4.add(top, bottom), n)
        } else {
          const v = loadSome(small + (c << 2), n)
          storeSome(a, v, n)
          storeSome(a + step, v, n)
          storeSome(a + line, v, n)
          storeSome(a + line + step, v, n)
        }
      }
      small += step
      large += 2 * step
    }
    large += line
  }
}
