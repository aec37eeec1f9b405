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
  return (x, y) => {
    const [column, row] = [Math.floor(x / grain), Math.floor(y / grain)]
    const [u, v] = [bend(x / grain - column), bend(y / grain - row)]
    const upper = at(column, row) * (1 - u) + at(column + 1, row) * u
    const lower = at(column, row + 1) * (1 - u) + at(column + 1, row + 1) * u
    return upper * (1 - v) + lower * v
  }
}
