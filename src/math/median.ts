/**
 * The median filter: each pixel becomes the median of the square around it, which at the edge is cut.
 * @param page [height · width], 0…1; counted in 256 steps
 * @param radius the square is 2·radius + 1 pixels wide; 0 gives the page in its steps
 * @returns [height · width], 0…1
 * @source T. S. Huang et al. 1979, "A fast two-dimensional median filtering algorithm": a histogram that moves along
 */
export function medianFilter(
  page: ArrayLike<number>,
  width: number,
  height: number,
  radius: number,
): Float32Array {
  const steps = Uint8Array.from({ length: width * height }, (_, i) =>
    Math.round(255 * Math.min(1, Math.max(0, page[i]!))),
  )
  const out = new Float32Array(width * height)
  const counts = new Uint16Array(256)
  for (let y = 0; y < height; y++) {
    counts.fill(0)
    const [top, bottom] = [Math.max(0, y - radius), Math.min(height - 1, y + radius)]
    let [size, median, below] = [0, 0, 0]
    /** Takes a column in (1) or out (−1). `below` counts the values under `median`. */
    const turn = (x: number, by: 1 | -1) => {
      if (x < 0 || x >= width) return
      for (let row = top; row <= bottom; row++) {
        const value = steps[row * width + x]!
        counts[value]! += by
        if (value < median) below += by
      }
      size += by * (bottom - top + 1)
    }
    for (let x = -radius; x < radius; x++) turn(x, 1)
    for (let x = 0; x < width; x++) {
      turn(x + radius, 1)
      turn(x - radius - 1, -1)
      const half = Math.floor(size / 2)
      while (below > half) below -= counts[--median]!
      while (below + counts[median]! <= half) below += counts[median++]!
      out[y * width + x] = median / 255
    }
  }
  return out
}
