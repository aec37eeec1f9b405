import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')

/** Colours of the block that begins with `opening`. */
function coloursAfter(opening: string): Record<string, string> {
  const start = css.indexOf(opening)
  expect(start).toBeGreaterThanOrEqual(0)
  const block = css.slice(start, css.indexOf('}', start))
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, hex]) => [name, hex]),
  )
}

const light = coloursAfter('[data-theme="light"] {')
const dark = coloursAfter('\n[data-theme="dark"] {')
const themes = { light, dark }

type Rgb = readonly number[]

/** Linear light, 0…1. */
function linear(hex: string): Rgb {
  return [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
}

/** WCAG 2.2, contrast ratio. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [red, green, blue] = linear(hex)
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
  }
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (lighter! + 0.05) / (darker! + 0.05)
}

/** What full protanopia, deuteranopia and tritanopia leave: Machado, Oliveira & Fernandes 2009, table 1, severity 1. */
const sights: Record<string, readonly Rgb[]> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

const times = (matrix: readonly Rgb[], v: Rgb) =>
  matrix.map((row) => row.reduce((sum, factor, i) => sum + factor * v[i]!, 0))

/** OKLab (Ottosson 2020) of linear sRGB. */
function oklab(rgb: Rgb): Rgb {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb,
  ).map(Math.cbrt)
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones,
  )
}

test('both ways to the dark theme give the same colours', () => {
  expect(coloursAfter(':root:not([data-theme="light"]) {')).toEqual(dark)
  expect(Object.keys(dark)).toEqual(Object.keys(light))
})

for (const [theme, colours] of Object.entries(themes)) {
  test(`${theme}: every text colour passes AA on every ground`, () => {
    for (const text of ['ink', 'ink-soft', 'accent', 'encoder', 'code', 'decoder', 'error', 'good'])
      for (const ground of ['paper', 'raised', 'sunken'])
        expect(contrast(colours[text]!, colours[ground]!), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colours['on-accent']!, colours.accent!)).toBeGreaterThanOrEqual(4.5)
  })

  test(`${theme}: edges of controls and marks of classes stand out`, () => {
    for (const name of ['edge', 'focus', ...Array.from({ length: 10 }, (_, i) => `class-${i}`)])
      expect(contrast(colours[name]!, colours.paper!), name).toBeGreaterThanOrEqual(3)
  })

  test(`${theme}: the ten classes differ for every kind of sight`, () => {
    const classes = Array.from({ length: 10 }, (_, i) => linear(colours[`class-${i}`]!))
    for (const [sight, matrix] of Object.entries(sights)) {
      const seen = classes.map((rgb) => oklab(times(matrix, rgb).map((v) => Math.min(1, Math.max(0, v)))))
      for (let i = 0; i < 10; i++)
        for (let j = 0; j < i; j++) {
          const distance = Math.hypot(...seen[i]!.map((v, axis) => v - seen[j]![axis]!))
          expect(distance, `${sight}: ${i} and ${j}`).toBeGreaterThan(0.09)
        }
    }
  })
}
