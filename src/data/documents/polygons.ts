/** Exact anti-aliasing: how much of each pixel a polygon covers, from the signed areas at its edges. */

/** Ink of a page, 0 (paper) … 1, row after row. */
export interface Page {
  readonly width: number
  readonly height: number
  readonly ink: Float32Array
}

/**
 * Inks the inside of contours on a page; where contours turn against each other, holes are left, as in letters. Only
 * + − × ÷ are used, which every engine rounds alike.
 * @param contours points [x0, y0, x1, y1, …] in pixels, each closed by itself
 * @param ink 0…1, where a pixel is covered wholly
 * @source the accumulation buffer of R. Levien's font-rs, 2016
 */
export function inkContours(page: Page, contours: readonly (readonly number[])[], ink: number): void {
  const box = boundsOf(contours, page)
  const [width, height] = [box.right - box.left, box.bottom - box.top]
  if (width <= 0 || height <= 0) return
  const stride = width + 2
  const areas = new Float32Array(stride * height)
  for (const points of contours) {
    for (let i = 0; i < points.length; i += 2) {
      const next = (i + 2) % points.length
      addEdge(
        areas,
        stride,
        height,
        clampX(points[i]! - box.left, width),
        points[i + 1]! - box.top,
        clampX(points[next]! - box.left, width),
        points[next + 1]! - box.top,
      )
    }
  }
  for (let y = 0; y < height; y++) {
    let covered = 0
    for (let x = 0; x < width; x++) {
      covered += areas[y * stride + x]!
      const share = Math.min(1, Math.abs(covered)) * ink
      const at = (box.top + y) * page.width + box.left + x
      if (share > page.ink[at]!) page.ink[at] = share
    }
  }
}

/** Left of the page everything counts at its edge; right of it nothing is seen. */
const clampX = (x: number, width: number) => Math.min(width, Math.max(0, x))

function boundsOf(contours: readonly (readonly number[])[], { width, height }: Page) {
  const box = { left: width, right: 0, top: height, bottom: 0 }
  for (const points of contours) {
    for (let i = 0; i < points.length; i += 2) {
      box.left = Math.min(box.left, Math.floor(points[i]!))
      box.right = Math.max(box.right, Math.ceil(points[i]!) + 1)
      box.top = Math.min(box.top, Math.floor(points[i + 1]!))
      box.bottom = Math.max(box.bottom, Math.ceil(points[i + 1]!))
    }
  }
  return {
    left: Math.max(0, box.left),
    right: Math.min(width, box.right),
    top: Math.max(0, box.top),
    bottom: Math.min(height, box.bottom),
  }
}

/** Adds what an edge changes in the cover of the pixels at it and to the right of it; summing a row gives the cover. */
function addEdge(
  areas: Float32Array,
  stride: number,
  height: number,
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
): void {
  if (fromY === toY) return
  const down = fromY < toY ? 1 : -1
  const [topX, topY, lowX, lowY] = down > 0 ? [fromX, fromY, toX, toY] : [toX, toY, fromX, fromY]
  const slope = (lowX - topX) / (lowY - topY)
  for (let y = Math.max(0, Math.floor(topY)); y < Math.min(height, Math.ceil(lowY)); y++) {
    const [upper, lower] = [Math.max(y, topY), Math.min(y + 1, lowY)]
    const [xUpper, xLower] = [topX + (upper - topY) * slope, topX + (lower - topY) * slope]
    addSpan(areas, y * stride, Math.min(xUpper, xLower), Math.max(xUpper, xLower), down * (lower - upper))
  }
}

/** One row's part of an edge, from `left` to `right`, that turns `turn` of the row's height. */
function addSpan(areas: Float32Array, row: number, left: number, right: number, turn: number): void {
  const first = Math.floor(left)
  const last = Math.floor(right)
  if (last === first) {
    const middle = (left + right) / 2 - first
    areas[row + first]! += turn * (1 - middle)
    areas[row + first + 1]! += turn * middle
    return
  }
  const perPixel = turn / (right - left)
  for (let x = first; x <= last; x++) {
    const [a, b] = [Math.max(left, x), Math.min(right, x + 1)]
    const part = (b - a) * perPixel
    const middle = (a + b) / 2 - x
    areas[row + x]! += part * (1 - middle)
    areas[row + x + 1]! += part * middle
  }
}
