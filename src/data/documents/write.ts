/** Writes a page: a seeded choice of font, size, margins and sentences, in both languages. */
import { chanceOf } from './chance.ts'
import type { Glyph, LetterFont, Letters } from './letters.ts'
import { inkContours, type Page } from './polygons.ts'
import { sentences } from './sentences.ts'

/** Sizes of letters, pixels an em. */
const sizes = { least: 15, most: 26 } as const

/** @returns a page with clean ink on it, the same for the same seed */
export function writePage(letters: Letters, seed: number, width: number, height: number): Page {
  const page: Page = { width, height, ink: new Float32Array(width * height) }
  const chance = chanceOf(seed, 'page')
  const margin = chance.between(0.03, 0.08) * width
  // A sheet is never quite straight under the camera.
  const tilt = chance.between(-0.02, 0.02)
  let y = margin
  while (y < height - margin / 2) {
    const font = chance.oneOf(letters.fonts)
    const size = chance.between(sizes.least, sizes.most)
    const leading = size * chance.between(1.25, 1.6)
    const ink = chance.between(0.8, 1)
    const text = paragraph(chance.oneOf(['en', 'pl'] as const), chance)
    for (const line of linesOf(text, font, size / letters.em, width - 2 * margin)) {
      y += leading
      if (y > height - margin / 2) break
      writeLine(page, line, font, { x: margin, y, scale: size / letters.em, tilt, ink })
    }
    y += size * chance.between(0.4, 1.2)
  }
  return page
}

function paragraph(language: keyof typeof sentences, chance: ReturnType<typeof chanceOf>): string {
  const [count, from] = [Math.floor(chance.between(2, 5)), Math.floor(chance.between(0, sentenceCount))]
  return Array.from({ length: count }, (_, i) => sentences[language][(from + 5 * i) % sentenceCount]).join(
    ' ',
  )
}

const sentenceCount = sentences.en.length

const glyphOf = ({ glyphs }: LetterFont, character: string): Glyph => glyphs[character] ?? glyphs[' ']!
const widthOf = (text: string, font: LetterFont) =>
  [...text].reduce((sum, character) => sum + glyphOf(font, character)[0], 0)

/** Words in lines no wider than `width` pixels. */
function linesOf(text: string, font: LetterFont, scale: number, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && widthOf(longer, font) * scale > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}

interface Placing {
  readonly x: number
  /** Of the base line. */
  readonly y: number
  /** Pixels per unit of the letters. */
  readonly scale: number
  readonly tilt: number
  readonly ink: number
}

function writeLine(page: Page, line: string, font: LetterFont, { x, y, scale, tilt, ink }: Placing): void {
  let at = x
  for (const character of line) {
    const [advance, ...contours] = glyphOf(font, character)
    const placed = contours.map((steps) => {
      const points: number[] = []
      let [right, down] = [0, 0]
      for (let i = 0; i < steps.length; i += 2) {
        right += steps[i]!
        down += steps[i + 1]!
        const [px, py] = [at + right * scale, y + down * scale]
        points.push(px - tilt * (py - page.height / 2), py + tilt * (px - page.width / 2))
      }
      return points
    })
    inkContours(page, placed, ink)
    at += advance * scale
  }
}
