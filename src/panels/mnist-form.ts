/**
 * Puts a drawing into MNIST's form: longer side 20 pixels, anti-aliased, centre of mass in the middle of
 * 28×28 (LeCun, Cortes, Burges: how the MNIST digits were made). Works on the pen's path rather than on a
 * bitmap, so that a small drawing does not become a thick one: ink always has MNIST's usual width.
 */

export interface Point {
  readonly x: number
  readonly y: number
}
/** The path of the pen from touching to lifting; y grows downwards. */
export type Stroke = readonly Point[]
/** Strokes in a square pad, coordinates in 0…1. */
export type Drawing = readonly Stroke[]

export const FORM_SIDE = 28
const INK_SIDE = 20
/** Half the width of the pen in the form, in pixels; MNIST's strokes are some 2.5 pixels wide. */
const PEN_RADIUS = 1.25
/** Paths shorter than this part of the pad are dots: blown up, a tremor of the hand would be a letter. */
const DOT_SIDE = 0.02

/**
 * @param drawing strokes in 0…1
 * @returns 784 values in 0…1, 0 is paper and 1 is ink, row after row; `undefined` for an empty drawing
 */
export function toMnistForm(drawing: Drawing): Float32Array | undefined {
  const points = drawing.flat()
  const box = boundsOf(points)
  if (!box) return undefined
  const longer = Math.max(box.right - box.left, box.bottom - box.top)
  const scale = longer < DOT_SIDE ? 0 : (INK_SIDE - 2 * PEN_RADIUS) / longer
  const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }
  const place = (shift: Point) =>
    drawing.map((stroke) =>
      stroke.map(({ x, y }) => ({
        x: (x - middle.x) * scale + FORM_SIDE / 2 + shift.x,
        y: (y - middle.y) * scale + FORM_SIDE / 2 + shift.y,
      })),
    )
  // The path is moved and inked anew, so centring by mass costs no sharpness.
  const mass = centreOfMass(ink(place({ x: 0, y: 0 })))
  return ink(place({ x: FORM_SIDE / 2 - mass.x, y: FORM_SIDE / 2 - mass.y }))
}

/** Centre of ink of a 28×28 image in pixels: the middle of the first pixel is (0.5, 0.5). */
export function centreOfMass(form: Float32Array): Point {
  let [total, x, y] = [0, 0, 0]
  form.forEach((value, i) => {
    total += value
    x += value * ((i % FORM_SIDE) + 0.5)
    y += value * (Math.floor(i / FORM_SIDE) + 0.5)
  })
  return total === 0 ? { x: FORM_SIDE / 2, y: FORM_SIDE / 2 } : { x: x / total, y: y / total }
}

function boundsOf(points: readonly Point[]) {
  if (points.length === 0) return undefined
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity }
  for (const { x, y } of points) {
    box.left = Math.min(box.left, x)
    box.right = Math.max(box.right, x)
    box.top = Math.min(box.top, y)
    box.bottom = Math.max(box.bottom, y)
  }
  return box
}

/**
 * Inks strokes given in pixels of the form; the edge of the pen falls off over one pixel.
 * @param radius half the width of the pen, pixels
 * @returns how much of each pixel is covered, 784 values in 0…1
 */
export function ink(strokes: Drawing, radius = PEN_RADIUS): Float32Array {
  const form = new Float32Array(FORM_SIDE * FORM_SIDE)
  for (const stroke of strokes) {
    stroke.forEach((to, i) => {
      inkSegment(form, stroke[i - 1] ?? to, to, radius)
    })
  }
  return form
}

function inkSegment(form: Float32Array, from: Point, to: Point, radius: number) {
  const reach = radius + 0.5
  const [left, right] = pixelRange(from.x, to.x, reach)
  const [top, bottom] = pixelRange(from.y, to.y, reach)
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const distance = distanceToSegment({ x: column + 0.5, y: row + 0.5 }, from, to)
      const coverage = Math.min(1, Math.max(0, reach - distance))
      const at = row * FORM_SIDE + column
      form[at] = Math.max(form[at]!, coverage)
    }
  }
}

/** First and last pixel that a segment between two coordinates can touch, cut to the form. */
function pixelRange(a: number, b: number, reach: number): [number, number] {
  const first = Math.floor(Math.min(a, b) - reach)
  const last = Math.floor(Math.max(a, b) + reach)
  return [Math.max(0, first), Math.min(FORM_SIDE - 1, last)]
}

function distanceToSegment(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const lengthSquared = dx * dx + dy * dy
  const along = lengthSquared === 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / lengthSquared
  const t = Math.min(1, Math.max(0, along))
  return Math.hypot(point.x - from.x - t * dx, point.y - from.y - t * dy)
}
