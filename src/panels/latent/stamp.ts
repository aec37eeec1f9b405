/** Small pictures put on a large one, pixel by pixel: 0xAABBGGRR, alpha not multiplied in, as in `ImageData`. */
export interface Stamp {
  readonly side: number
  /** [side²], row after row. */
  readonly pixels: Uint32Array
}

/**
 * Lays a stamp over a square picture; what reaches over its edge is left out.
 * @param target pixels of the picture, `stride` of them a row
 * @param side of the square in the picture's upper left corner that is painted on
 * @param left @param top of the stamp, whole numbers, also outside
 */
export function stampOn(
  target: Uint32Array,
  stride: number,
  side: number,
  stamp: Stamp,
  left: number,
  top: number,
): void {
  const [fromX, toX] = [Math.max(0, -left), Math.min(stamp.side, side - left)]
  const [fromY, toY] = [Math.max(0, -top), Math.min(stamp.side, side - top)]
  for (let y = fromY; y < toY; y++) {
    for (let x = fromX; x < toX; x++) {
      const over = stamp.pixels[y * stamp.side + x]!
      if (over >>> 24 === 0) continue
      const at = (top + y) * stride + left + x
      target[at] = blend(over, target[at]!)
    }
  }
}

/** Source over destination (Porter & Duff 1984). */
function blend(over: number, under: number): number {
  const a = over >>> 24
  const b = under >>> 24
  if (a === 255 || b === 0) return over
  const alpha = a + (b * (255 - a)) / 255
  const share = a / alpha
  return (
    ((Math.round(alpha) << 24) |
      (mix((over >>> 16) & 255, (under >>> 16) & 255, share) << 16) |
      (mix((over >>> 8) & 255, (under >>> 8) & 255, share) << 8) |
      mix(over & 255, under & 255, share)) >>>
    0
  )
}

const mix = (over: number, under: number, share: number) => Math.round(under + (over - under) * share)
