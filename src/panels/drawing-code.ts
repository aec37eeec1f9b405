/** Drawings as short text, for links: strokes parted by dots, three letters a point. */
import type { Drawing, Point, Stroke } from './mnist-form.ts'

/** Places in a row of the pad that can be told apart; 9 bits. */
const places = 512
/** Points nearer than this to the line without them are left out, in parts of the pad. */
const tolerance = 0.004
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** A drawing among the settings of a link; a longer one is not put there. */
export const drawingField = {
  kind: 'text',
  default: '',
  max: 1500,
  pattern: /^(([\w-]{3})+(\.([\w-]{3})+)*)?$/,
  live: true,
} as const

/** A drawing as text of letters, digits, `-`, `_` and `.`; empty for an empty one. Points are rounded to 1/512 of the pad. */
export function encodeDrawing(drawing: Drawing): string {
  return drawing.map((stroke) => withoutNeedless(stroke).map(encodePoint).join('')).join('.')
}

/** The drawing that a text of `drawingField` stands for. */
export function decodeDrawing(text: string): Drawing {
  if (text === '') return []
  return text.split('.').map((stroke) => (stroke.match(/.{3}/g) ?? []).map(decodePoint))
}

function encodePoint({ x, y }: Point): string {
  const at = (value: number) => Math.min(places - 1, Math.max(0, Math.round(value * (places - 1))))
  const bits = at(x) * places + at(y)
  return letters[bits >> 12]! + letters[(bits >> 6) & 63]! + letters[bits & 63]!
}

function decodePoint(text: string): Point {
  const [a = 0, b = 0, c = 0] = [...text].map((letter) => letters.indexOf(letter))
  const bits = (a << 12) | (b << 6) | c
  return { x: Math.floor(bits / places) / (places - 1), y: (bits % places) / (places - 1) }
}

/** Points that a straight line between their neighbours would not miss are left out (Douglas & Peucker 1973). */
function withoutNeedless(stroke: Stroke): Stroke {
  const [first, last] = [stroke[0], stroke.at(-1)]
  if (!first || !last || stroke.length < 3) return stroke
  let [farthest, at] = [tolerance, 0]
  for (let i = 1; i < stroke.length - 1; i++) {
    const away = distanceFromLine(stroke[i]!, first, last)
    if (away > farthest) [farthest, at] = [away, i]
  }
  if (at === 0) return [first, last]
  return [...withoutNeedless(stroke.slice(0, at + 1)).slice(0, -1), ...withoutNeedless(stroke.slice(at))]
}

function distanceFromLine(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const squared = dx * dx + dy * dy
  const part = squared === 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / squared
  const nearest = Math.min(1, Math.max(0, part))
  return Math.hypot(point.x - from.x - nearest * dx, point.y - from.y - nearest * dy)
}
