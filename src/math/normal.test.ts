import { expect, test } from 'vitest'
import { mix32 } from '../engine/counter.ts'
import { drawCodes } from './normal.ts'

test('codes lie where ellipse says: means, deviations, and the share inside one and two deviations', () => {
  let drawn = 0
  const uniform = () => mix32(mix32(drawn++) + 42) * 2 ** -32
  const [mean, deviation] = [
    [0.7, -2],
    [0.3, 1.5],
  ]
  const count = 20_000
  const logVar = deviation!.map((sigma) => Math.log(sigma ** 2))
  const codes = drawCodes(mean!, logVar, count, uniform)
  const inside = [0, 0]
  const sums = [0, 0]
  const squares = [0, 0]
  for (let i = 0; i < count; i++) {
    let distance = 0
    for (const k of [0, 1] as const) {
      const value = codes[2 * i + k]!
      sums[k]! += value / count
      squares[k]! += (value - mean![k]!) ** 2 / count
      distance += ((value - mean![k]!) / deviation![k]!) ** 2
    }
    if (distance < 1) inside[0]! += 1 / count
    if (distance < 4) inside[1]! += 1 / count
  }
  for (const k of [0, 1] as const) {
    expect(Math.abs(sums[k]! - mean![k]!)).toBeLessThan((4 * deviation![k]!) / Math.sqrt(count))
    expect(Math.sqrt(squares[k]!) / deviation![k]!).toBeCloseTo(1, 1)
  }
  // Of a plane's normal, 1 − e^(−r²/2) lies within r deviations.
  expect(inside[0]).toBeCloseTo(1 - Math.exp(-0.5), 1)
  expect(inside[1]).toBeCloseTo(1 - Math.exp(-2), 1)
})
