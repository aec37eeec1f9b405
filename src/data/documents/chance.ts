import { streamKey, uniformAt } from '../../engine/counter.ts'

/** Seeded numbers in a row, and a smooth field of them. Only + − × ÷, which every engine rounds alike. */
export interface Chance {
  /** Uniform in [from, to). */
  between(from: number, to: number): number
  /** One of a list. */
  oneOf<T>(list: readonly T[]): T
  /** Mean 0, deviation about 1: the sum of three uniform numbers. */
  roughlyNormal(): number
}

export function chanceOf(seed: number, name: string): Chance {
  const key = streamKey(seed, name)
  let drawn = 0
  const next = () => uniformAt(key, drawn++)
  return {
    between: (from, to) => from + next() * (to - from),
    oneOf: (list) => list[Math.floor(next() * list.length)]!,
    roughlyNormal: () => 2 * (next() + next() + next() - 1.5),
  }
}

/** A smooth random field, 0…1: numbers at whole places, and curves between them. @param grain pixels between places */
export function cloud(seed: number, name: string, grain: number): (x: number, y: number) => number {
  const key = streamKey(seed, name)
  const at = (column: number, row: number) => uniformAt(key, (row + 512) * 4096 + column + 512)
  const bend = (t: number) => t * t * (3 - 2 * t)
  // Asked along rows, pixel by pixel: the corners are those of the pixel before.
  const corners = { column: Number.NaN, row: Number.NaN, a: 0, b: 0, c: 0, d: 0 }
  return (x, y) => {
    const column = Math.floor(x / grain)
    const row = Math.floor(y / grain)
    if (column !== corners.column || row !== corners.row) {
      corners.column = column
      corners.row = row
      corners.a = at(column, row)
      corners.b = at(column + 1, row)
      corners.c = at(column, row + 1)
      corners.d = at(column + 1, row + 1)
    }
    const u = bend(x / grain - column)
    const v = bend(y / grain - row)
    const upper = corners.a * (1 - u) + corners.b * u
    const lower = corners.c * (1 - u) + corners.d * u
    return upper * (1 - v) + lower * v
  }
}
