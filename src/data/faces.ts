/**
 * Faces that were never born: every one is drawn from a seed, with attributes that do not depend on each other and
 * traits that vary continuously. Because we draw them, the same face can be drawn again with one attribute changed,
 * which no photograph can do.
 */

import { streamKey, uniformAt } from '../engine/counter.ts'
import type { Split } from './data-set.ts'
import { drawnSource } from './drawn.ts'
import { both, ellipse, fill, outline, rectangle, type Sheet, stroke, without } from './raster.ts'
import { shippedSides } from './sides.ts'

/** In the order of their bits in a label, the lowest first. */
export const attributes = ['glasses', 'smile', 'beard', 'hat', 'hair'] as const
export type Attribute = (typeof attributes)[number]

/** Pixels on each side. */
export const faceSide = shippedSides.faces

/** What else differs between faces: the range of each trait, drawn uniformly; pixels unless it is ink, 0 … 1. */
const ranges = {
  x: [15.2, 16.8],
  y: [17.7, 18.7],
  headWidth: [8.2, 10.4],
  headHeight: [10.2, 11.8],
  skin: [0.06, 0.3],
  dark: [0.62, 0.95],
  eyeDistance: [3.4, 4.6],
  eyeSize: [0.85, 1.25],
  nose: [1.8, 3.4],
  mouth: [2.8, 4.8],
} as const
type Trait = keyof typeof ranges

export interface Face {
  readonly has: Readonly<Record<Attribute, boolean>>
  readonly traits: Readonly<Record<Trait, number>>
}

/** The face at a position of a split: its attributes are fair coins, independent of each other and of its traits. */
export function faceAt(split: Split, index: number): Face {
  const key = streamKey(1, `faces ${split}`)
  const traits = Object.keys(ranges) as Trait[]
  const chance = (i: number) => uniformAt(key, index * (attributes.length + traits.length) + i)
  return {
    has: Object.fromEntries(attributes.map((name, i) => [name, chance(i) < 0.5])) as Face['has'],
    traits: Object.fromEntries(
      traits.map((name, i) => {
        const [low, high] = ranges[name]
        return [name, low + (high - low) * chance(attributes.length + i)]
      }),
    ) as Face['traits'],
  }
}

/** The attributes as bits. */
export function labelOf({ has }: Face): number {
  return attributes.reduce((bits, name, i) => bits | (has[name] ? 1 << i : 0), 0)
}

/** The same face with the attributes of a label: its true counterpart. */
export function withLabel({ traits }: Face, label: number): Face {
  return {
    has: Object.fromEntries(attributes.map((name) => [name, labelHas(label, name)])) as Face['has'],
    traits,
  }
}

/** Whether a label says that its face has the attribute. */
export function labelHas(label: number, name: Attribute): boolean {
  return (label & (1 << attributes.indexOf(name))) !== 0
}

/** @returns [32 · 32], ink 0 … 1 */
export function drawFace({ has, traits }: Face): Float32Array {
  const { x, y, headWidth, headHeight, skin, dark, eyeDistance, eyeSize, nose, mouth } = traits
  const sheet: Sheet = { width: faceSide, height: faceSide, ink: new Float32Array(faceSide * faceSide) }
  const [top, eyes, lips] = [y - headHeight, y - 1.5, y + 6]
  const head = ellipse(x, y, headWidth, headHeight)

  if (has.hair) fill(sheet, behind(x, y, headWidth, headHeight), dark)
  fill(sheet, head, skin)
  fill(sheet, outline(head, 0.9), 0.85)
  if (has.hair) fill(sheet, both(head, ellipse(x - 2, top - 1, headWidth + 1, 7)), dark)
  if (has.beard) {
    const jaw = rectangle(0, y + 3, faceSide, faceSide)
    fill(sheet, both(without(head, ellipse(x, y - 1, headWidth - 1.8, 5.6)), jaw), dark)
    fill(sheet, ellipse(x, lips + 0.1, mouth + 0.6, 2), skin)
  }
  for (const side of [-1, 1]) {
    fill(sheet, ellipse(x + side * eyeDistance, eyes, eyeSize, eyeSize), 0.95)
    if (has.glasses) fill(sheet, outline(ellipse(x + side * eyeDistance, eyes, 2.9, 2.7), 0.9), 0.95)
  }
  if (has.glasses) {
    const bridge = eyeDistance - 2.9
    fill(sheet, stroke([[x - bridge, eyes - 0.4], [x + bridge, eyes - 0.4]], 0.8), 0.95) // biome-ignore format: a line
    for (const side of [-1, 1]) {
      fill(sheet, stroke([[x + side * (eyeDistance + 2.9), eyes - 0.4], [x + side * headWidth, eyes - 0.8]], 0.8), 0.95) // biome-ignore format: a line
    }
  }
  fill(sheet, stroke([[x, eyes + 1.4], [x - 0.8, eyes + 1.4 + nose], [x + 0.5, eyes + 1.5 + nose]], 0.6), 0.6) // biome-ignore format: a line
  fill(sheet, stroke(lipLine(x, lips, mouth, has.smile ? 3 : -0.4), 1.2), 0.9)
  if (has.hat) {
    fill(sheet, rectangle(x - headWidth + 1.2, top - 4.4, x + headWidth - 1.2, top + 3.2), 0.7)
    fill(sheet, stroke([[x - headWidth - 1.6, top + 3.6], [x + headWidth + 1.6, top + 3.6]], 1.6), 0.95) // biome-ignore format: a line
  }
  return sheet.ink
}

/** Long hair: what of it is seen behind the head. */
function behind(x: number, y: number, headWidth: number, headHeight: number) {
  return both(ellipse(x, y + 1, headWidth + 2.2, headHeight + 2.4), rectangle(0, 0, faceSide, y + 8))
}

/** A parabola: the corners `rise` above the middle. */
function lipLine(x: number, y: number, half: number, rise: number): (readonly [number, number])[] {
  return [-1, -0.5, 0, 0.5, 1].map((part) => [x + part * half, y + rise * (0.5 - part * part)])
}

const put = (face: Face, into: Uint8Array) =>
  drawFace(face).forEach((ink, i) => {
    into[i] = Math.round(255 * ink)
  })

export const faces = drawnSource({
  name: 'faces',
  height: faceSide,
  width: faceSide,
  train: 8000,
  validation: 2000,
  draw(split, index, into) {
    const face = faceAt(split, index)
    put(face, into)
    return labelOf(face)
  },
  redraw: (split, index, label, into) => put(withLabel(faceAt(split, index), label), into),
})
