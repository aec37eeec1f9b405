/**
 * Anti-aliased shapes on a small grey picture. A shape is its signed distance; a pixel is covered as far as its centre
 * lies inside. Only + − × ÷ and the square root are used, which every engine rounds alike: one seed, one picture.
 */

/** Ink 0 … 1 of each pixel, row after row. */
export interface Sheet {
  readonly width: number
  readonly height: number
  readonly ink: Float32Array
}

/** Distances in pixels, positions too: pixel (0, 0) has its centre at (½, ½). */
export interface Shape {
  /** Left, top, right, bottom: outside nothing is covered. */
  readonly box: readonly [number, number, number, number]
  /** Negative inside, positive outside; exact near the edge. */
  distance(x: number, y: number): number
}

export const length = (x: number, y: number) => Math.sqrt(x * x + y * y)

/** Covers what lies inside with `ink`; the edge is one pixel of transition. */
export function fill({ width, height, ink: pixels }: Sheet, { box, distance }: Shape, ink: number): void {
  const [left, top, right, bottom] = box
  const lastX = Math.min(width - 1, Math.floor(right + 0.5))
  const lastY = Math.min(height - 1, Math.floor(bottom + 0.5))
  for (let y = Math.max(0, Math.floor(top - 0.5)); y <= lastY; y++) {
    for (let x = Math.max(0, Math.floor(left - 0.5)); x <= lastX; x++) {
      const covered = Math.min(1, Math.max(0, 0.5 - distance(x + 0.5, y + 0.5)))
      if (covered > 0) pixels[y * width + x]! += covered * (ink - pixels[y * width + x]!)
    }
  }
}

/** First-order distance to an ellipse (I. Quilez, "Distance to an ellipse", 2008): exact on its edge. */
export function ellipse(x: number, y: number, radiusX: number, radiusY: number): Shape {
  return {
    box: [x - radiusX, y - radiusY, x + radiusX, y + radiusY],
    distance(atX, atY) {
      const [u, v] = [(atX - x) / radiusX, (atY - y) / radiusY]
      const size = length(u, v)
      const slope = length(u / radiusX, v / radiusY)
      return slope === 0 ? -Math.min(radiusX, radiusY) : (size * (size - 1)) / slope
    },
  }
}

export function rectangle(left: number, top: number, right: number, bottom: number): Shape {
  return {
    box: [left, top, right, bottom],
    distance: (x, y) => Math.max(left - x, x - right, top - y, y - bottom),
  }
}

/** A pen line of so much thickness through points, [x, y] each, round at its ends. */
export function stroke(points: readonly (readonly [number, number])[], thickness: number): Shape {
  const half = thickness / 2
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  return {
    box: [Math.min(...xs) - half, Math.min(...ys) - half, Math.max(...xs) + half, Math.max(...ys) + half],
    distance(x, y) {
      let least = Number.POSITIVE_INFINITY
      for (let i = 1; i < points.length; i++) {
        least = Math.min(least, toSegment(x, y, points[i - 1]!, points[i]!))
      }
      return least - half
    },
  }
}

function toSegment(
  x: number,
  y: number,
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
) {
  const [dx, dy] = [bx - ax, by - ay]
  const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)
  const part = Math.min(1, Math.max(0, along))
  return length(x - ax - part * dx, y - ay - part * dy)
}

/** The edge of a shape as a line of so much thickness. */
export function outline({ box: [left, top, right, bottom], distance }: Shape, thickness: number): Shape {
  const half = thickness / 2
  return {
    box: [left - half, top - half, right + half, bottom + half],
    distance: (x, y) => Math.abs(distance(x, y)) - half,
  }
}

/** Where both are. */
export function both(a: Shape, b: Shape): Shape {
  return {
    box: [
      Math.max(a.box[0], b.box[0]),
      Math.max(a.box[1], b.box[1]),
      Math.min(a.box[2], b.box[2]),
      Math.min(a.box[3], b.box[3]),
    ],
    distance: (x, y) => Math.max(a.distance(x, y), b.distance(x, y)),
  }
}

/** The first without the second. */
export function without(a: Shape, b: Shape): Shape {
  return { box: a.box, distance: (x, y) => Math.max(a.distance(x, y), -b.distance(x, y)) }
}
