import { ownSide } from '../sides.ts'

/**
 * Square images of any side as images of the side that is kept; each new pixel is the mean of what it covers.
 * @param turned rows and columns of the source change places
 */
export function resampled(images: Uint8Array, count: number, side: number, turned = false): Uint8Array {
  if (side === ownSide && !turned) return images
  const result = new Uint8Array(count * ownSide ** 2)
  const span = side / ownSide
  for (let i = 0; i < count; i++) {
    const source = images.subarray(i * side * side, (i + 1) * side * side)
    for (let y = 0; y < ownSide; y++) {
      for (let x = 0; x < ownSide; x++) {
        const [row, column] = turned ? [x, y] : [y, x]
        result[(i * ownSide + y) * ownSide + x] = meanOver(source, side, row * span, column * span, span)
      }
    }
  }
  return result
}

/** Mean of a square of the source, its edges counting by how much of them is covered. */
function meanOver(source: Uint8Array, side: number, top: number, left: number, span: number): number {
  let [sum, weight] = [0, 0]
  for (let y = Math.floor(top); y < Math.min(side, Math.ceil(top + span - 1e-9)); y++) {
    const high = Math.min(y + 1, top + span) - Math.max(y, top)
    for (let x = Math.floor(left); x < Math.min(side, Math.ceil(left + span - 1e-9)); x++) {
      const area = high * (Math.min(x + 1, left + span) - Math.max(x, left))
      sum += area * source[y * side + x]!
      weight += area
    }
  }
  return Math.round(sum / weight)
}
