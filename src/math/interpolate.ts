/** Ways from one code to another. */
export const ways = ['linear', 'spherical'] as const
export type Way = (typeof ways)[number]

/** Angles whose sine is smaller are treated as straight, where the arc's formula divides by it. */
const smallSine = 1e-4

/**
 * The vector at `part` of the way from a (0) to b (1); at ½ the linear one is the mean. The spherical one follows the
 * arc, so that codes of one length stay that long.
 * @source K. Shoemake, "Animating rotation with quaternion curves", 1985; T. White, "Sampling generative networks", 2016
 */
export function interpolate(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  part: number,
  way: Way = 'linear',
): Float32Array {
  const [ofA, ofB] = way === 'linear' ? [1 - part, part] : arcWeights(angleBetween(a, b), part)
  return Float32Array.from({ length: a.length }, (_, i) => ofA * a[i]! + ofB * b[i]!)
}

/** √Σx² */
export function lengthOf(x: ArrayLike<number>): number {
  return Math.sqrt(product(x, x))
}

/** Radians, 0 … π; 0 where one has no length. */
export function angleBetween(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const lengths = lengthOf(a) * lengthOf(b)
  return lengths === 0 ? 0 : Math.acos(Math.min(1, Math.max(-1, product(a, b) / lengths)))
}

function arcWeights(angle: number, part: number): [number, number] {
  const sine = Math.sin(angle)
  if (sine < smallSine) return [1 - part, part]
  return [Math.sin((1 - part) * angle) / sine, Math.sin(part * angle) / sine]
}

function product(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
