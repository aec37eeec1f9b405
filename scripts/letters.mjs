/**
 * Makes `src/data/documents/letters.json`: the outlines of the letters that the document generator writes with, out of
 * four open fonts. Kept in the repository, because what is drawn with them is what shipped models were trained on.
 * `npm run letters`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import opentype from 'opentype.js'

const root = fileURLToPath(new URL('..', import.meta.url))
/** A serif, a sans serif, a typewriter and a hand; all under the SIL Open Font License. */
const families = ['eb-garamond', 'lato', 'courier-prime', 'caveat']
const characters =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,;:!?-–()’„”%&/' + 'ĄĆĘŁŃÓŚŹŻąćęłńóśźż'
/** Units of an em in the file: an eighth of a pixel at the largest size that is written with. */
const em = 250
/** Steps that a curve is cut into, before corners that cannot be seen are left out. */
const curveSteps = 4
/** A corner that lies this close to the line between its neighbours, in units, cannot be seen. */
const flat = 0.75

/** Contours as polygons, y downwards from the base line, in units of the file. */
function contoursOf(font, character) {
  const scale = em / font.unitsPerEm
  const contours = []
  let at = [0, 0]
  const to = (x, y) => {
    const point = [Math.round(x), Math.round(y)]
    if (point[0] !== at[0] || point[1] !== at[1] || contours.at(-1).length === 0) {
      contours.at(-1).push(...point)
    }
    at = point
  }
  const curve = (pointAt) => {
    for (let i = 1; i <= curveSteps; i++) to(...pointAt(i / curveSteps))
  }
  for (const command of font.getPath(character, 0, 0, font.unitsPerEm * scale).commands) {
    const [x0, y0] = at
    if (command.type === 'M') {
      contours.push([])
      to(command.x, command.y)
    } else if (command.type === 'L') to(command.x, command.y)
    else if (command.type === 'Q') {
      const { x1, y1, x, y } = command
      curve((t) => [mix2(x0, x1, x, t), mix2(y0, y1, y, t)])
    } else if (command.type === 'C') {
      const { x1, y1, x2, y2, x, y } = command
      curve((t) => [mix3(x0, x1, x2, x, t), mix3(y0, y1, y2, y, t)])
    }
  }
  return contours
    .map(simplified)
    .filter(({ length }) => length >= 6)
    .map(asSteps)
}

/** Leaves out corners that cannot be seen, one after the other. */
function simplified(contour) {
  const kept = contour.slice(0, 2)
  for (let i = 2; i + 2 < contour.length; i += 2) {
    const [x0, y0] = kept.slice(-2)
    const [x, y, x1, y1] = contour.slice(i, i + 4)
    const length = Math.hypot(x1 - x0, y1 - y0)
    const off = length === 0 ? Infinity : Math.abs((x - x0) * (y1 - y0) - (y - y0) * (x1 - x0)) / length
    if (off > flat) kept.push(x, y)
  }
  kept.push(...contour.slice(-2))
  return kept
}

/** Each point as a step from the one before: small numbers pack well. */
const asSteps = (contour) => contour.map((value, i) => (i < 2 ? value : value - contour[i - 2]))

/** Bézier curves of second and third degree. */
const mix2 = (a, b, c, t) => (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t * t * c
const mix3 = (a, b, c, d, t) => (1 - t) * mix2(a, b, c, t) + t * mix2(b, c, d, t)

function read(family, subset) {
  const file = `${root}node_modules/@fontsource/${family}/files/${family}-${subset}-400-normal.woff`
  const bytes = readFileSync(file)
  return opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
}

/** As `src/data/documents/letters.ts` describes it. */
const letters = {
  em,
  fonts: families.map((name) => {
    const subsets = ['latin', 'latin-ext'].map((subset) => read(name, subset))
    const glyphs = [...characters].map((character) => {
      const font = subsets.find((subset) => subset.charToGlyphIndex(character) > 0)
      if (!font) throw new Error(`letters: expected "${character}" in ${name}, found none`)
      const advance = font.charToGlyph(character).advanceWidth ?? 0
      return [character, [Math.round((advance * em) / font.unitsPerEm), ...contoursOf(font, character)]]
    })
    const [copyright] = readFileSync(`${root}node_modules/@fontsource/${name}/LICENSE`, 'utf8').split(
      /\n| \S+\.ttf:/,
    )
    return {
      source: `@fontsource/${name}`,
      copyright,
      licence: 'OFL-1.1',
      glyphs: Object.fromEntries(glyphs),
    }
  }),
}
const file = `${root}src/data/documents/letters.json`
writeFileSync(file, `${JSON.stringify(letters)}\n`)
console.log(`letters: ${characters.length} of ${families.length} fonts in ${file}`)
