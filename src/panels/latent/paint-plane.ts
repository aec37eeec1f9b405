/** Paints what lies on a latent canvas. Pixels are the screen's own; everything is redrawn, nothing kept but sprites. */
import type { Matrix } from '../../protocol/run.ts'
import type { Point } from '../mnist-form.ts'
import { errorTint, inkTint, tileImage } from '../paint.ts'
import type { Grid, Points } from './model.ts'
import { type Stamp, stampOn } from './stamp.ts'
import type { Axes, Layers } from './state.ts'
import { rulerLength, toScreen, type Viewport } from './viewport.ts'

/** The posterior of one image: a code with its deviations, in the plane. */
export interface Ellipse {
  readonly x: number
  readonly y: number
  readonly radiusX: number
  readonly radiusY: number
  /** By which it is turned, from x to y, radians; default 0. */
  readonly angle?: number
  readonly label: number
}

export interface PlanePicture {
  readonly viewport: Viewport
  readonly layers: Layers
  readonly hidden: ReadonlySet<number>
  readonly points: Points | undefined
  readonly tiles: Grid | undefined
  readonly map: Grid | undefined
  readonly ellipses: readonly Ellipse[]
  readonly axes: Axes
  /** Positions to be ringed. */
  readonly marks: readonly Point[]
}

export interface PlaneColours {
  readonly ink: string
  readonly paper: string
  readonly rule: string
  /** Of classes 0…9. */
  readonly classes: readonly string[]
}

/** Distance that is painted as fully lost, in the plane's units. */
const lostAt = 1.5

/** @param side of the canvas in its own pixels; @param ratio of those to CSS pixels */
export function paintPlane(
  context: CanvasRenderingContext2D,
  side: number,
  ratio: number,
  picture: PlanePicture,
  colours: PlaneColours,
): void {
  const { viewport, layers, hidden, points, tiles, map, ellipses, axes, marks } = picture
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, side, side)
  if (layers.tiles && tiles)
    paintGrid(context, side, viewport, tiles, tilePicture(tiles), layers.points ? 0.5 : 1)
  if (layers.map && map) paintGrid(context, side, viewport, map, mapPicture(map), 0.85)
  paintAxes(context, side, ratio, viewport, axes, colours)
  if (layers.points && points) paintPoints(context, side, ratio, viewport, points, hidden, colours)
  if (layers.ellipses) {
    // Many of them may lie on top of each other.
    const opacity = 0.36 / ellipses.length
    for (const ellipse of ellipses) paintEllipse(context, side, ratio, viewport, ellipse, opacity, colours)
  }
  for (const mark of marks) paintMark(context, side, ratio, viewport, mark, colours)
  paintScale(context, side, ratio, viewport, colours)
}

/** A grid may have been computed for another viewport: it is drawn where it belongs. */
function paintGrid(
  context: CanvasRenderingContext2D,
  side: number,
  viewport: Viewport,
  grid: Grid,
  picture: HTMLCanvasElement,
  opacity: number,
): void {
  const { x, y, span } = grid.viewport
  const corner = toScreen(viewport, { x: x - span / 2, y: y + span / 2 })
  const size = (span / viewport.span) * side
  context.globalAlpha = opacity
  context.imageSmoothingEnabled = true
  context.drawImage(picture, corner.x * side, corner.y * side, size, size)
  context.globalAlpha = 1
}

function paintAxes(
  context: CanvasRenderingContext2D,
  side: number,
  ratio: number,
  viewport: Viewport,
  [first, second]: Axes,
  colours: PlaneColours,
): void {
  const zero = toScreen(viewport, { x: 0, y: 0 })
  context.strokeStyle = colours.rule
  context.lineWidth = ratio
  context.beginPath()
  context.moveTo(zero.x * side, 0)
  context.lineTo(zero.x * side, side)
  context.moveTo(0, zero.y * side)
  context.lineTo(side, zero.y * side)
  context.stroke()
  // Names stand at the ends of the axes, or at the edge where an axis is out of sight.
  const inside = (part: number) => Math.min(0.94, Math.max(0.05, part)) * side
  const write = (text: string, x: number, y: number) => {
    context.strokeText(text, x, y)
    context.fillText(text, x, y)
  }
  context.font = `italic ${12 * ratio}px serif`
  context.textBaseline = 'middle'
  context.lineWidth = 3 * ratio
  context.strokeStyle = colours.paper
  context.fillStyle = colours.ink
  context.textAlign = 'right'
  write(first, side - 5 * ratio, inside(zero.y) + 9 * ratio)
  context.textAlign = 'left'
  write(second, inside(zero.x) + 5 * ratio, 9 * ratio)
}

function paintPoints(
  context: CanvasRenderingContext2D,
  side: number,
  ratio: number,
  viewport: Viewport,
  { positions, labels }: Points,
  hidden: ReadonlySet<number>,
  colours: PlaneColours,
): void {
  const stamps: Stamp[] = []
  const stampOf = (label: number) =>
    (stamps[label] ??= glyph(String(label), classColour(label, colours.classes), colours.paper, ratio))
  const half = stampOf(0).side / 2
  const scale = side / viewport.span
  const left = side / 2 - viewport.x * scale - half
  const top = side / 2 + viewport.y * scale - half
  const { canvas, image, pixels, stride } = sheetOf(side)
  pixels.fill(0, 0, side * stride)
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!
    if (hidden.has(label)) continue
    const x = Math.round(left + positions[2 * i]! * scale)
    const y = Math.round(top - positions[2 * i + 1]! * scale)
    stampOn(pixels, stride, side, stampOf(label), x, y)
  }
  canvas.getContext('2d')?.putImageData(image, 0, 0, 0, 0, side, side)
  context.drawImage(canvas, 0, 0, side, side, 0, 0, side, side)
}

/** Classes beyond the tenth share the colours; their figures tell them apart. */
export const classColour = (label: number, classes: readonly string[]): string =>
  classes[label % classes.length]!

interface Sheet {
  readonly canvas: HTMLCanvasElement
  readonly image: ImageData
  readonly pixels: Uint32Array
  readonly stride: number
}

let sheet: Sheet | undefined

/**
 * Where glyphs are put together before they are painted all at once: a browser without a GPU takes twice as long to
 * paint two thousand of them one by one. One for all planes; it grows to the largest.
 */
function sheetOf(side: number): Sheet {
  if (sheet && sheet.stride >= side) return sheet
  const canvas = document.createElement('canvas')
  canvas.width = side
  canvas.height = side
  const image = new ImageData(side, side)
  sheet = { canvas, image, pixels: new Uint32Array(image.data.buffer), stride: side }
  return sheet
}

function paintEllipse(
  context: CanvasRenderingContext2D,
  side: number,
  ratio: number,
  viewport: Viewport,
  { x, y, radiusX, radiusY, angle = 0, label }: Ellipse,
  opacity: number,
  colours: PlaneColours,
): void {
  const centre = toScreen(viewport, { x, y })
  const scale = side / viewport.span
  context.beginPath()
  context.ellipse(centre.x * side, centre.y * side, radiusX * scale, radiusY * scale, -angle, 0, 2 * Math.PI)
  context.globalAlpha = opacity
  context.fillStyle = classColour(label, colours.classes)
  context.fill()
  context.globalAlpha = 1
  context.lineWidth = 1.5 * ratio
  context.strokeStyle = classColour(label, colours.classes)
  context.stroke()
}

/** A ruler of a round length in a corner, so that planes of different scales can be compared. */
function paintScale(
  context: CanvasRenderingContext2D,
  side: number,
  ratio: number,
  { span }: Viewport,
  colours: PlaneColours,
): void {
  const length = rulerLength(span)
  const [left, y] = [9 * ratio, side - 9 * ratio]
  const right = left + (length / span) * side
  const text = new Intl.NumberFormat(document.documentElement.lang).format(length)
  context.font = `${11 * ratio}px sans-serif`
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  for (const [width, colour] of [
    [4, colours.paper],
    [1.5, colours.ink],
  ] as const) {
    context.lineWidth = width * ratio
    context.strokeStyle = colour
    context.beginPath()
    context.moveTo(left, y - 4 * ratio)
    context.lineTo(left, y)
    context.lineTo(right, y)
    context.lineTo(right, y - 4 * ratio)
    context.stroke()
    if (colour === colours.paper) context.strokeText(text, right + 5 * ratio, y - 1 * ratio)
  }
  context.fillStyle = colours.ink
  context.fillText(text, right + 5 * ratio, y - 1 * ratio)
}

/** A ring round a chosen point: ink on paper, so that it is seen on any background. */
function paintMark(
  context: CanvasRenderingContext2D,
  side: number,
  ratio: number,
  viewport: Viewport,
  mark: Point,
  colours: PlaneColours,
): void {
  const { x, y } = toScreen(viewport, mark)
  for (const [width, colour] of [
    [5, colours.paper],
    [2, colours.ink],
  ] as const) {
    context.beginPath()
    context.arc(x * side, y * side, 9 * ratio, 0, 2 * Math.PI)
    context.lineWidth = width * ratio
    context.strokeStyle = colour
    context.stroke()
  }
}

const glyphs = new Map<string, Stamp>()

/** A label's own figure as a point, longer ones in smaller type, with a halo of paper so that it reads on any background. */
function glyph(text: string, colour: string, paper: string, ratio: number): Stamp {
  const key = `${text} ${colour} ${ratio}`
  const known = glyphs.get(key)
  if (known) return known
  const side = Math.ceil(12 * ratio)
  const canvas = document.createElement('canvas')
  canvas.width = side
  canvas.height = side
  const context = canvas.getContext('2d')
  if (!context) return { side, pixels: new Uint32Array(side * side) }
  context.font = `600 ${(text.length > 1 ? 7.5 : 9.5) * ratio}px sans-serif`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.lineWidth = 2 * ratio
  context.strokeStyle = paper
  context.strokeText(text, side / 2, side / 2)
  context.fillStyle = colour
  context.fillText(text, side / 2, side / 2)
  const made = { side, pixels: new Uint32Array(context.getImageData(0, 0, side, side).data.buffer) }
  glyphs.set(key, made)
  return made
}

const pictures = new WeakMap<Matrix, HTMLCanvasElement>()

function tilePicture({ values, side }: Grid): HTMLCanvasElement {
  return pictureOf(values, () => {
    const tile = Math.round(Math.sqrt(values.columns))
    return tileImage(values, { width: tile, height: tile }, side, inkTint)
  })
}

/** Red where what was decoded is encoded elsewhere. */
function mapPicture({ values, side }: Grid): HTMLCanvasElement {
  return pictureOf(values, () => {
    const pixels = Uint32Array.from(values.data, (distance) => errorTint(Math.min(1, distance / lostAt)))
    return { width: side, height: side, pixels }
  })
}

function pictureOf(
  values: Matrix,
  draw: () => { width: number; height: number; pixels: Uint32Array<ArrayBuffer> },
): HTMLCanvasElement {
  const known = pictures.get(values)
  if (known) return known
  const { width, height, pixels } = draw()
  const made = document.createElement('canvas')
  made.width = width
  made.height = height
  const image = new ImageData(new Uint8ClampedArray(pixels.buffer), width, height)
  made.getContext('2d')?.putImageData(image, 0, 0)
  pictures.set(values, made)
  return made
}
