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
@inline
function addTo(from: usize, to: usize, n: i32): void {
  let i = 0
  for (; i < n - 3; i += 4) v128.store(to + (i << 2), f32x4.add(v128.load(to + (i << 2)), v128.load(from + (i << 2))))
  for (; i < n; i++) store<f32>(to + (i << 2), load<f32>(to + (i << 2)) + load<f32>(from + (i << 2)))
}

/**
 * One picture's 3×3 neighbourhoods as rows [H'·W', 9C], zeros beyond the frame.
 * @param frame zeros around the picture: 1 keeps the size, 0 loses two
 * @param back 1: adds the rows to the picture instead (the transpose of the same map)
 */
function neighbourhoods(picture: usize, height: i32, width: i32, channels: i32, frame: i32, rows: usize, back: i32): void {
  const outHeight = height - 2 + 2 * frame
  const outWidth = width - 2 + 2 * frame
  const pixel = channels * 4
  let to = rows
  for (let y = 0; y < outHeight; y++) {
    for (let x = 0; x < outWidth; x++) {
      const left = x - frame
      const first = max(0, -left)
      const last = min(3, width - left)
      for (let dy = 0; dy < 3; dy++) {
        const row = y - frame + dy
        if (row < 0 || row >= height) {
          if (!back) clear(to, 3 * channels)
        } else {
          const from = picture + (row * width + left + first) * pixel
          const inside = to + first * pixel
          const n = (last - first) * channels
          if (back) addTo(inside, from, n)
          else {
            if (first > 0) clear(to, channels)
            copy(from, inside, n)
            if (last < 3) clear(to + 2 * pixel, channels)
          }
        }
        to += 3 * pixel
      }
    }
  }
}

/** y = x ∗ W + b. @param rows scratch of H'·W'·9C numbers */
export function convolve(
  x: usize, w: usize, bias: usize, y: usize,
  batch: i32, height: i32, width: i32, channels: i32, outputs: i32, frame: i32,
  rows: usize, packed: usize,
): void {
  const area = (height - 2 + 2 * frame) * (width - 2 + 2 * frame)
  const taps = 9 * channels
  for (let i = 0; i < batch; i++) {
    neighbourhoods(x, height, width, channels, frame, rows, 0)
    product(rows, taps * 4, 4, w, outputs * 4, 4, y, area, outputs, taps, bias, 0, packed)
    x += height * width * channels * 4
    y += area * outputs * 4
  }
}

/** dW = Σ over pixels of neighbourhoodᵀ · dy. */
export function convolveGradientW(
  x: usize, dy: usize, dw: usize,
  batch: i32, height: i32, width: i32, channels: i32, outputs: i32, frame: i32,
  rows: usize, packed: usize,
): void {
  const area = (height - 2 + 2 * frame) * (width - 2 + 2 * frame)
  const taps = 9 * channels
  memory.fill(dw, 0, taps * outputs * 4)
  for (let i = 0; i < batch; i++) {
    neighbourhoods(x, height, width, channels, frame, rows, 0)
    product(rows, 4, taps * 4, dy, outputs * 4, 4, dw, taps, outputs, area, 0, 1, packed)
    x += height * width * channels * 4
    dy += area * outputs * 4
  }
}

/** dx: every pixel's dy·Wᵀ, added where the neighbourhood came from. */
export function convolveGradientX(
  dy: usize, w: usize, dx: usize,
  batch: i32, height: i32, width: i32, channels: i32, outputs: i32, frame: i32,
  rows: usize, packed: usize,
): void {
  const area = (height - 2 + 2 * frame) * (width - 2 + 2 * frame)
  const taps = 9 * channels
  memory.fill(dx, 0, batch * height * width * channels * 4)
  for (let i = 0; i < batch; i++) {
    product(dy, outputs * 4, 4, w, 4, outputs * 4, rows, area, taps, outputs, 0, 0, packed)
    neighbourhoods(dx, height, width, channels, frame, rows, 1)
    dx += height * width * channels * 4
    dy += area * outputs * 4
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
