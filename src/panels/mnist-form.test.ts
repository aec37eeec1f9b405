import { describe, expect, test } from 'vitest'
import { centreOfMass, type Drawing, FORM_SIDE, toMnistForm } from './mnist-form.ts'

/** Rows and columns with ink of at least half strength. */
function inkBox(form: Float32Array) {
  const lit = [...form.keys()].filter((i) => form[i]! >= 0.5)
  const columns = lit.map((i) => i % FORM_SIDE)
  const rows = lit.map((i) => Math.floor(i / FORM_SIDE))
  return {
    width: Math.max(...columns) - Math.min(...columns) + 1,
    height: Math.max(...rows) - Math.min(...rows) + 1,
  }
}

const arc = (from: number, to: number, scale = 1, at = 0.5): Drawing => [
  Array.from({ length: 60 }, (_, i) => {
    const angle = from + ((to - from) * i) / 59
    return { x: at + 0.3 * scale * Math.cos(angle), y: at + 0.4 * scale * Math.sin(angle) }
  }),
]

describe('toMnistForm', () => {
  test('has nothing to say about an empty drawing', () => {
    expect(toMnistForm([])).toBeUndefined()
    expect(toMnistForm([[]])).toBeUndefined()
  })

  test('brings the longer side to 20 pixels and keeps the proportions', () => {
    const { width, height } = inkBox(toMnistForm(arc(0, 2 * Math.PI))!)
    expect(Math.abs(height - 20)).toBeLessThanOrEqual(1)
    // Centre lines scale by 17.5 / 0.8; the pen adds 2.5 pixels.
    expect(Math.abs(width - (0.6 * (17.5 / 0.8) + 2.5))).toBeLessThanOrEqual(1)
  })

  test('puts the centre of mass, not of the box, into the middle', () => {
    const form = toMnistForm(arc(-Math.PI / 2, Math.PI / 2))!
    const mass = centreOfMass(form)
    expect(mass.x).toBeCloseTo(14, 1)
    expect(mass.y).toBeCloseTo(14, 1)
  })

  test('does not depend on where and how large it was drawn', () => {
    const large = toMnistForm(arc(0, 5))!
    const small = toMnistForm(arc(0, 5, 0.4, 0.3))!
    large.forEach((value, i) => {
      expect(small[i]).toBeCloseTo(value, 4)
    })
  })

  test('keeps values in 0…1 and has grey edges', () => {
    const form = toMnistForm(arc(0, 5))!
    expect(Math.min(...form)).toBe(0)
    expect(Math.max(...form)).toBeLessThanOrEqual(1)
    expect(form.some((value) => value > 0.1 && value < 0.9)).toBe(true)
  })

  test('makes a dot of a dot and of a tremor', () => {
    for (const dot of [
      [[{ x: 0.9, y: 0.1 }]],
      [
        [
          { x: 0.9, y: 0.1 },
          { x: 0.905, y: 0.1 },
        ],
      ],
    ]) {
      const form = toMnistForm(dot)!
      expect(inkBox(form)).toEqual({ width: 2, height: 2 })
      expect(centreOfMass(form).x).toBeCloseTo(14, 3)
    }
  })

  test('makes a line 20 long and as wide as the pen', () => {
    const upright = toMnistForm([
      [
        { x: 0.2, y: 0.1 },
        { x: 0.2, y: 0.7 },
      ],
    ])!
    expect(inkBox(upright)).toEqual({ width: 2, height: 20 })
    const flat = toMnistForm([
      [
        { x: 0.1, y: 0.9 },
        { x: 0.4, y: 0.9 },
      ],
    ])!
    expect(inkBox(flat)).toEqual({ width: 20, height: 2 })
  })

  test('keeps the whole of a lopsided drawing inside the picture', () => {
    // A heavy scribble on one side pulls the mass; nothing may break, ink stays ink.
    const scribble = Array.from({ length: 200 }, (_, i) => ({
      x: 0.1 + 0.05 * Math.sin(i),
      y: 0.1 + i / 400,
    }))
    const form = toMnistForm([
      scribble,
      [
        { x: 0.1, y: 0.6 },
        { x: 0.95, y: 0.6 },
      ],
    ])!
    expect(form).toHaveLength(784)
    expect(form.every((value) => Number.isFinite(value))).toBe(true)
  })
})
