/** What time and a bad camera do to a page: blur, fading, shadow, folds, stains, speckle. */
import { type Chance, chanceOf, cloud } from './chance.ts'
import type { Page } from './polygons.ts'

/**
 * A damaged copy, the same for the same seed. Light falls on the page: what is kept is how dark each pixel looks.
 * @param amount 0 (hardly touched) … 1 (hardly legible)
 */
export function wearPage(page: Page, seed: number, amount: number): Page {
  const { width, height } = page
  const chance = chanceOf(seed, 'wear')
  const ink = blur(page, amount * chance.between(0.15, 0.5))
  const faded = 1 - amount * chance.between(0.1, 0.5)
  const light = new Float32Array(width * height).fill(1 - amount * chance.between(0, 0.12))
  castShadow(light, page, chance, amount)
  const folds = Math.floor(chance.between(1, 4))
  for (let i = 0; i < folds; i++) fold(light, page, chance, amount)
  const stains = Math.floor(chance.between(1, 4) * (0.5 + (width * height) / 2 ** 18))
  for (let i = 0; i < stains; i++) stain(light, page, chance, amount, seed + 97 * i)
  const worn = ink.map((value, i) => 1 - (1 - value * faded) * Math.max(0, light[i]!))
  speckle(worn, chance, amount)
  return { width, height, ink: worn.map((value) => Math.min(1, Math.max(0, value))) }
}

/** A 3 × 3 blur, twice. @param share of a pixel's ink that goes to each neighbour before it is made whole again */
function blur({ width, height, ink }: Page, share: number): Float32Array {
  const whole = 1 + 2 * share
  // Beyond the edge the page goes on as it ends.
  const pass = (from: Float32Array, step: number) => {
    const to = new Float32Array(from.length)
    for (let i = 0, y = 0; y < height; y++) {
      for (let x = 0; x < width; x++, i++) {
        const [first, last] = step === 1 ? [x === 0, x === width - 1] : [y === 0, y === height - 1]
        const beside = from[first ? i : i - step]! + from[last ? i : i + step]!
        to[i] = (from[i]! + share * beside) / whole
      }
    }
    return to
  }
  return pass(pass(pass(pass(ink, 1), width), 1), width)
}

/** 0 below 0, 1 above 1, smooth between. */
const ramp = (t: number) => {
  const cut = Math.min(1, Math.max(0, t))
  return cut * cut * (3 - 2 * cut)
}

/** A direction as a unit vector, without angles. */
function direction(chance: Chance): [number, number] {
  const [x, y] = [chance.between(-1, 1), chance.between(-1, 1)]
  const length = Math.sqrt(x * x + y * y) || 1
  return [x / length, y / length]
}

/** The photographer's: a half plane with a soft edge, and light that falls off over the page. */
function castShadow(light: Float32Array, { width, height }: Page, chance: Chance, amount: number): void {
  const [dx, dy] = direction(chance)
  const edge = chance.between(-0.25, 0.3) * width
  const softness = chance.between(0.04, 0.3) * width
  const depth = amount * chance.between(0.25, 0.65)
  const [gx, gy] = direction(chance)
  const falloff = amount * chance.between(0, 0.3)
  for (let i = 0, row = 0; row < height; row++) {
    const y = row - height / 2
    for (let x = -width / 2; x < width / 2; x++, i++) {
      const shaded = 1 - depth * ramp((x * dx + y * dy - edge) / softness)
      light[i]! *= shaded * (1 - falloff * (0.5 + (x * gx + y * gy) / (width + height)))
    }
  }
}

/** A crease: a dark or bright line, and shade on one side of it. */
function fold(light: Float32Array, { width, height }: Page, chance: Chance, amount: number): void {
  const across = chance.between(0, 1) < 0.5
  const lean = chance.between(-0.15, 0.15)
  const place = chance.between(0.12, 0.88) * (across ? height : width)
  const line = amount * chance.between(-0.5, 0.8)
  const shade = amount * chance.between(0.08, 0.3)
  const reach = chance.between(32, 160)
  for (let i = 0, y = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const off = across ? y - place - lean * (x - width / 2) : x - place - lean * (y - height / 2)
      if (off <= -4 || off >= reach) continue
      if (off < 4) light[i]! *= 1 - line / (1 + off * off)
      if (off > 0) light[i]! *= 1 - shade * ramp(1 - off / reach)
    }
  }
}

/** Something was spilt: an uneven blot, darkest at its rim. */
function stain(
  light: Float32Array,
  { width, height }: Page,
  chance: Chance,
  amount: number,
  seed: number,
): void {
  const [cx, cy] = [chance.between(0, width), chance.between(0, height)]
  const radius = chance.between(18, 80)
  const inside = amount * chance.between(0.05, 0.35)
  const rim = amount * chance.between(0, 0.4)
  const rimWidth = chance.between(1.5, 5)
  const uneven = cloud(seed, 'stain', radius / 2)
  const reach = radius * 1.5
  const [left, right] = [Math.max(0, Math.floor(cx - reach)), Math.min(width, Math.ceil(cx + reach))]
  const [top, bottom] = [Math.max(0, Math.floor(cy - reach)), Math.min(height, Math.ceil(cy + reach))]
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const distance = Math.sqrt((x - cx) * (x - cx) + (y - cy) * (y - cy))
      const depth = radius * (0.7 + 0.6 * uneven(x, y)) - distance // positive inside
      const off = Math.abs(depth) / rimWidth
      light[y * width + x]! *= (1 - inside * ramp(depth / 3)) * (1 - rim / (1 + off * off * off * off))
    }
  }
}

/** Grain over all of it, and specks of ink and of bare paper. */
function speckle(ink: Float32Array, chance: Chance, amount: number): void {
  const grain = amount * chance.between(0.02, 0.08)
  const dark = amount * chance.between(0.002, 0.025)
  const bright = amount * chance.between(0.002, 0.04)
  for (let i = 0; i < ink.length; i++) {
    const drawn = chance.between(0, 1)
    if (drawn < dark) ink[i] = Math.max(ink[i]!, chance.between(0.4, 1))
    else if (drawn < dark + bright) ink[i]! *= chance.between(0, 0.5)
    ink[i]! += grain * chance.roughlyNormal()
  }
}
