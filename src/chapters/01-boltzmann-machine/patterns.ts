/** Visible states of a 3×3 machine as pictures: bit i of a state is pixel i, row after row. */

export const side = 3

/** Every set of rows and every set of columns, each picture once: 14 of 512. */
export function barsAndStripes(): number[] {
  const states = new Set<number>()
  for (let chosen = 0; chosen < 2 ** side; chosen++) {
    let [rows, columns] = [0, 0]
    for (let pixel = 0; pixel < side * side; pixel++) {
      if ((chosen >> Math.floor(pixel / side)) & 1) rows |= 1 << pixel
      if ((chosen >> (pixel % side)) & 1) columns |= 1 << pixel
    }
    states.add(rows).add(columns)
  }
  return [...states].sort((a, b) => a - b)
}

/** `101 000 111`, for readers who cannot see the picture. */
export function patternText(state: number): string {
  const pixels = Array.from({ length: side * side }, (_, i) => (state >> i) & 1)
  return pixels.join('').replace(/(...)(?=.)/g, '$1 ')
}

/** Pixel turned on or off. */
export const togglePixel = (state: number, pixel: number) => state ^ (1 << pixel)
