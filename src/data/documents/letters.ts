/** Outlines of letters, made by `npm run letters`. */

/**
 * Advance, then the contours as polygons [x0, y0, dx1, dy1, …]: a point, then steps from point to point; y downwards from
 * the base line. In units of `Letters.em`.
 */
export type Glyph = readonly [advance: number, ...contours: (readonly number[])[]]

export interface LetterFont {
  /** The npm package that the outlines are out of. */
  readonly source: string
  readonly copyright: string
  /** As SPDX names it. */
  readonly licence: string
  readonly glyphs: Readonly<Record<string, Glyph>>
}

export interface Letters {
  /** Units of an em. */
  readonly em: number
  readonly fonts: readonly LetterFont[]
}
